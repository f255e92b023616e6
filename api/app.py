"""The service: routes found by themselves, errors from one table, everything else in the rooms below."""

from __future__ import annotations

import importlib
import pkgutil
from http import HTTPStatus
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import api.routes
from api import errors
from api.dependencies import Loader, Stores
from api.errors import problem
from api.tags import Tags

MAX_BODY = 5_000_000
"""Bytes of a request; a larger batch is loaded with the command."""
TOO_LARGE = f"a request has at most {MAX_BODY:,} bytes; load more with `readout load`"


def create_app(stores: Stores, loader: Loader, keys: tuple[str, ...] = ()) -> FastAPI:
    """The service over a store and a loader; with `keys`, requests that write must carry one of them."""
    app: FastAPI = FastAPIOffline(
        title="Readout",
        version=version("readout"),
        summary="Who met whom, in what office, when, where, about what, and the sentence that says so.",
    )
    app.state.stores, app.state.loader, app.state.keys = stores, loader, keys
    for module in pkgutil.iter_modules(api.routes.__path__):
        app.include_router(importlib.import_module(f"{api.routes.__name__}.{module.name}").router)
    errors.install(app)
    app.add_middleware(Tags)
    app.add_middleware(_BodyLimit)
    return app


class _BodyLimit:
    """Refuses a body beyond MAX_BODY: by its header at once, without one while it arrives."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _declared_length(scope) > MAX_BODY:
            await problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)(scope, receive, send)
        else:
            await self.app(scope, _limited(receive), send)


def _declared_length(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _limited(receive: Receive) -> Receive:
    received = 0

    async def next_message() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        return message

    return next_message
