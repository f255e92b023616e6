"""Annotated articles as extraction sees them: with the spans of the tagger, and with those that people marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """One article as seen once: number 0 with the spans of the tagger, 1 with the marked ones."""

    record: Record
    number: int
    document: Document


def views(folders: Iterable[Path]) -> Iterator[View]:
    """The articles of folders that hold `articles/NAME.txt`, `gold/NAME.json` and, where marked, `spans.jsonl`."""
    for folder in folders:
        marked = _marked(folder / "spans.jsonl")
        for record in read_gold(folder / "gold"):
            documents = _documents(folder / "articles" / f"{record.article}.txt", record, marked.get(record.article))
            yield from (View(record, number, document) for number, document in enumerate(documents))


def is_same_name(forms: Iterable[str], names: Iterable[str]) -> bool:
    """Whether the forms found of a person or body are of the one that a record names so."""
    known, found = set(names), set(forms)
    return bool(known & found) or any(likeness(form, name) >= SAME_NAME for form in found for name in known)


def _marked(path: Path) -> dict[str, list[dict[str, Any]]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else ()
    return {item["article"]: item["spans"] for item in map(json.loads, lines)}


def _documents(path: Path, record: Record, marked: list[dict[str, Any]] | None) -> Iterator[Document]:
    read = next(iter(articles([str(path)], Draft(language=record.language))))
    assert not isinstance(read, Failure), read
    article, reader = read.article, language(record.language)
    sentences = reader.sentences(article.text)
    yield Document(article, reader, sentences, reader.tag(article.text))
    if marked is not None:
        spans = sorted(set(_moved(article.text, marked)), key=lambda span: (span.start, -span.stop))
        yield Document(article, reader, sentences, tuple(spans))


def _moved(text: str, marked: list[dict[str, Any]]) -> Iterator[Tagged]:
    """The marked spans where their forms stand in the text as read, which a cleaned headline moves."""
    for span in marked:
        starts = (match.start() for match in re.finditer(re.escape(span["form"]), text))
        start = min(starts, key=lambda at: abs(at - span["start"]), default=None)
        if start is not None:
            yield Tagged(start, start + len(span["form"]), span["type"])
