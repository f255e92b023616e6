"""ETag and If-None-Match: an answer that its asker already has is not sent again.

The tag is a hash of the answer itself, so it is right whatever changed in the store; it saves the way, not the work.
Answers that come piece by piece, such as exports, have none.
"""

from __future__ import annotations

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Tags:
    """Tags what GET answers whole with 200, and answers 304 to whoever names the same tag."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _tagging(Headers(scope=scope).get("if-none-match"), send))


def _tagging(known: str | None, send: Send) -> Send:
    start: Message | None = None

    async def tagged(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start" and _is_whole(message):
            start = message
            return
        if start is not None and message["type"] == "http.response.body":
            first, start = start, None
            first, message = _with_tag(first, message, known)
            await send(first)
        await send(message)

    return tagged


def _is_whole(start: Message) -> bool:
    return start["status"] == 200 and "content-length" in MutableHeaders(raw=start["headers"])


def _with_tag(start: Message, body: Message, known: str | None) -> tuple[Message, Message]:
    headers = MutableHeaders(raw=start["headers"])
    tag = f'"{blake2b(body.get("body", b""), digest_size=12).hexdigest()}"'
    if "etag" in headers or body.get("more_body"):
        return start, body
    headers["etag"] = tag
    headers.setdefault("cache-control", "no-cache")
    if known is None or not {tag, "*"} & {one.strip().removeprefix("W/") for one in known.split(",")}:
        return {**start, "headers": headers.raw}, body
    del headers["content-length"]
    return {**start, "status": 304, "headers": headers.raw}, {**body, "body": b""}
