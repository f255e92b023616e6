"""JSON (one article, or a list of them) and JSON lines: `url`, `outlet`, `title`, `published`, `language`, `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.errors import Unreadable
from loaders.readers.cleaning import clean
from loaders.readers.draft import Draft, Failure

SUFFIXES = (".json", ".jsonl", ".ndjson")
MAX_BYTES = 200_000_000

FIELDS = ("url", "outlet", "title", "published", "language", "based_on", "text")


def read(text: str) -> Iterator[Draft | Failure]:
    """The articles of a JSON document or of JSON lines; a bad line is a failure of that line alone."""
    if not text.strip():
        raise Unreadable("empty")
    try:
        whole = json.loads(text)
    except ValueError as error:
        if "\n" not in text.strip():
            raise Unreadable(f"invalid JSON: {error}") from error
        yield from _lines(text)
        return
    for number, item in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield _outcome(item, f"item {number}")


def draft(item: object) -> Draft:
    """The draft that one JSON object describes.

    Raises Unreadable for what is no object, has no text, or holds other than text in a field.
    """
    if not isinstance(item, Mapping):
        raise Unreadable(f"an article is a JSON object, not {type(item).__name__}")
    values: dict[str, Any] = {name: item.get(name) for name in FIELDS}
    wrong = [name for name, value in values.items() if value is not None and not isinstance(value, str)]
    if wrong:
        raise Unreadable(f"{', '.join(wrong)}: text expected")
    if not (values["text"] or "").strip():
        raise Unreadable("no text: the fields are " + ", ".join(FIELDS))
    return Draft(
        text=clean(values["text"]),
        headline=values["title"],
        url=values["url"],
        outlet=values["outlet"],
        published=values["published"],
        language=values["language"],
        based_on=values["based_on"],
    )


def _lines(text: str) -> Iterator[Draft | Failure]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            yield Failure(f"line {number}", f"invalid JSON: {error}")
        else:
            yield _outcome(item, f"line {number}")


def _outcome(item: object, place: str) -> Draft | Failure:
    try:
        return draft(item)
    except Unreadable as error:
        return Failure(place, error.reason)
