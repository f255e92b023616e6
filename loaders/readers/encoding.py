"""Bytes to text. What is not UTF-8 is named rather than guessed: a wrong guess would be read as names."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from loaders.errors import Unreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 20_000


def decoded(content: bytes, encoding: str | None = None) -> str:
    """`content` as text: in `encoding` where given, else by its byte order mark, else UTF-8.

    Raises Unreadable for binary data and for other encodings, with a guess to pass as `--encoding`.
    """
    chosen = encoding or next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if chosen == "utf-8" and b"\x00" in content[:_SAMPLE]:
        raise Unreadable("binary data, not text")
    try:
        return content.decode(chosen)
    except (UnicodeDecodeError, LookupError) as error:
        raise Unreadable(_reason(content, chosen)) from error


def _reason(content: bytes, tried: str) -> str:
    guess = from_bytes(content[:_SAMPLE]).best()
    if guess is None:
        return f"binary data or an unknown encoding: not {tried}"
    return f"not {tried}; it may be {guess.encoding}: convert it, or pass --encoding {guess.encoding}"
