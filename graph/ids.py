"""Identifiers: short hashes of what makes a thing that thing, never of when or where it was stored."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

ID_LENGTH = 20
"""Hexadecimal digits of an id: 80 bits, one collision expected near a trillion things."""

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|yclid|mc_[ce]id)$")


def identifier(*parts: str | int | None) -> str:
    """The id of the thing that `parts` describe, in order; None and the empty string are different parts."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:ID_LENGTH]


def canonical_address(url: str) -> str:
    """`url` without fragment, tracking parameters, default port, `www.` and final slash, host in lower case.

    Two addresses of one page compare equal; http and https are one.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)))
    return urlunsplit(("https", host + port, parts.path.rstrip("/"), query, ""))


def text_hash(text: str) -> str:
    """Hash of `text` with runs of white space as one space: layout does not make another text."""
    return identifier("text", " ".join(text.split()))


def article_id(url: str | None, text: str, outlet: str | None, day: str | None) -> str:
    """The id of an article: of its canonical address or, without one, of its normalised text, outlet and day."""
    if url:
        return identifier("article", canonical_address(url))
    return identifier("article", " ".join(text.split()), outlet, day)
