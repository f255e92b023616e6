"""Annotated articles as extraction sees them: with the spans of the tagger, and with those that people marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.model import Article
from loaders.evaluation.likeness import likeness
from loaders.evaluation.record import Record, read_gold
from loaders.extraction.document import Document, Tagged
from loaders.extraction.languages import language
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import articles

SAME_NAME = 0.86
"""Likeness from which a name found is that of the record."""


@dataclass(frozen=True, slots=True)
class View:
    """One article as seen once: number 0 with the spans of a tagger, 1 with the marked ones."""

    record: Record
    number: int
    document: Document


def views(folders: Iterable[Path]) -> Iterator[View]:
    """The articles of folders that hold `articles/NAME.txt`, `gold/NAME.json` and, where marked, `spans.jsonl`.

    Where `crossed.jsonl` beside them has spans of a tagger that did not learn from the article (`training.crossed`),
    these are the tagger's: one that learned from it errs less there than elsewhere.
    """
    for folder in folders:
        marked, crossed = _spans(folder / "spans.jsonl"), _spans(folder / "crossed.jsonl")
        for record in read_gold(folder / "gold"):
            article, name = read_article(folder, record), record.article
            reader = language(record.language)
            read = Document(article, reader, reader.sentences(article.text), ())
            yield View(record, 0, replace(read, spans=_given(crossed.get(name)) or reader.tag(article.text)))
            if name in marked:
                spans = sorted(set(_moved(article.text, marked[name])), key=lambda span: (span.start, -span.stop))
                yield View(record, 1, replace(read, spans=tuple(spans)))


def read_article(folder: Path, record: Record) -> Article:
    """The article of a record, as the product reads it."""
    path = folder / "articles" / f"{record.article}.txt"
    read = next(iter(articles([str(path)], Draft(language=record.language))))
    assert not isinstance(read, Failure), read
    return read.article


def is_same_name(forms: Iterable[str], names: Iterable[str]) -> bool:
    """Whether the forms found of a person or body are of the one that a record names so."""
    known, found = set(names), set(forms)
    return bool(known & found) or any(likeness(form, name) >= SAME_NAME for form in found for name in known)


def _spans(path: Path) -> dict[str, list[dict[str, Any]]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else ()
    return {item["article"]: item["spans"] for item in map(json.loads, lines)}


def _given(spans: list[dict[str, Any]] | None) -> tuple[Tagged, ...]:
    return tuple(Tagged(span["start"], span["stop"], span["type"]) for span in spans or ())


def _moved(text: str, marked: list[dict[str, Any]]) -> Iterator[Tagged]:
    """The marked spans where their forms stand in the text as read, which a cleaned headline moves."""
    for span in marked:
        starts = (match.start() for match in re.finditer(re.escape(span["form"]), text))
        start = min(starts, key=lambda at: abs(at - span["start"]), default=None)
        if start is not None:
            yield Tagged(start, start + len(span["form"]), span["type"])
