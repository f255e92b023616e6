"""Plain text: one article, or a copied listing; a leading `date 2025-12-14` line is its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.errors import Unreadable
from loaders.readers.cleaning import clean, outlet_of, without_furniture
from loaders.readers.draft import Draft
from loaders.readers.listing import holds_listing, listed

SUFFIXES = (".txt", ".text")
MAX_BYTES = 10_000_000

_DATE_LINE = re.compile(r"\A\s*date (\d{4}-\d{2}-\d{2})\b[ \t]*")
_HEADLINE = range(8, 221)


def read(text: str) -> Iterator[Draft]:
    """The articles of `text`, which is one article or a copied listing of several."""
    dated = _DATE_LINE.match(text)
    day, rest = (dated[1], text[dated.end() :]) if dated else (None, text)
    if holds_listing(rest):
        yield from listed(rest)
        return
    body = without_furniture(clean(rest))
    if not body:
        raise Unreadable("empty" if not text.strip() else "no text but page furniture")
    yield Draft(text=body, headline=headline(body), published=day, outlet=outlet_of(rest))


def headline(body: str) -> str | None:
    """The first line where it is a headline: short, followed by a body, no full stop at its end."""
    first, _, rest = body.partition("\n")
    is_headline = len(first) in _HEADLINE and rest.strip() and not first.rstrip().endswith((".", ":", ";", ","))
    return first.strip() if is_headline else None
