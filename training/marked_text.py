"""Annotated news: articles whose names, offices, dates … are marked `[[as written|TYPE|key]]`, divided by `====`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.extraction.document import SpanKind, Tagged

_CLOSE = re.compile(r"\|(PER|OFF|ORG|GPE|LOC|INI|DATE)\|[^\[\]|]+\]\]")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its spans; an OFF may hold others."""

    text: str
    spans: tuple[Tagged, ...]

    def only(self, kinds: Iterable[SpanKind]) -> MarkedText:
        """The same text with the spans of some kinds."""
        wanted = frozenset(kinds)
        return MarkedText(self.text, tuple(span for span in self.spans if span.kind in wanted))


def marked_texts(path: Path, language: str | None = None) -> Iterator[MarkedText]:
    """The articles of a file; of one language only where the file holds several."""
    for part in re.split(r"^====\s*$", path.read_text("utf-8"), flags=re.MULTILINE):
        identity = re.search(r"^# id: (\w\w)_", part, re.MULTILINE)
        if identity and language in (None, identity[1]):
            body = re.sub(r"^#.*\n", "", part.strip(), flags=re.MULTILINE).partition("\n----")[0]
            yield unmarked(body.strip())


def unmarked(marked: str) -> MarkedText:
    """The text without marks, and the marks as spans in it."""
    out: list[str] = []
    spans: list[Tagged] = []
    opened: list[int] = []
    at = 0
    while at < len(marked):
        closing = _CLOSE.match(marked, at)
        if marked.startswith("[[", at):
            opened.append(len(out))
            at += 2
        elif closing and opened:
            spans.append(Tagged(opened.pop(), len(out), closing[1]))  # type: ignore[arg-type]
            at = closing.end()
        else:
            out.append(marked[at])
            at += 1
    return MarkedText("".join(out), tuple(sorted(spans, key=lambda span: (span.start, -span.stop))))
