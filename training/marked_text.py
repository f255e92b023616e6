"""Annotated news: articles whose names, offices, dates … are marked `[[as written|TYPE|key]]`, divided by `====`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.extraction.document import SpanKind, Tagged

_SURNAME = 4
"""Letters from which the last word of a name is taken for it in a headline."""
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


def marked_texts(path: Path, language: str | None = None, *, headlines: bool = False) -> Iterator[MarkedText]:
    """The articles of a file; of one language only where the file holds several.

    With `headlines` each begins with its headline, in which the names that the article marks are marked.
    """
    for part in re.split(r"^====\s*$", path.read_text("utf-8"), flags=re.MULTILINE):
        identity = re.search(r"^# id: (\w\w)_", part, re.MULTILINE)
        if identity and language in (None, identity[1]):
            body = re.sub(r"^#.*\n", "", part.strip(), flags=re.MULTILINE).partition("\n----")[0]
            text = unmarked(body.strip())
            headline = re.search(r"^# headline: (.+)$", part, re.MULTILINE) if headlines else None
            yield _below(headline[1].strip(), text, identity[1]) if headline else text


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


def moved(text: MarkedText, changes: Mapping[Tagged, str]) -> MarkedText:
    """The text with other words in some of its spans; one inside a changed one goes, the others keep their words."""
    taken: list[Tagged] = []
    for span in sorted(changes, key=lambda span: (span.start, -span.stop)):
        if not taken or taken[-1].stop <= span.start:
            taken.append(span)
    out, at = "", 0
    shifts: list[tuple[int, int]] = []
    for span in taken:
        out += text.text[at : span.start] + changes[span]
        at = span.stop
        shifts.append((span.stop, len(out) - span.stop))

    def now(place: int) -> int:
        return place + next((by for stop, by in reversed(shifts) if stop <= place), 0)

    kept = (
        s
        for s in text.spans
        if s in taken or all(s.stop <= t.start or t.stop <= s.start or _holds(s, t) for t in taken)
    )
    placed = {Tagged(now(span.start), now(span.stop), span.kind) for span in kept}
    return MarkedText(out + text.text[at:], tuple(sorted(placed, key=lambda span: (span.start, -span.stop))))


def _holds(outer: Tagged, inner: Tagged) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _below(headline: str, text: MarkedText, language: str) -> MarkedText:
    """The text below its headline; names of the text, and the last words of people's, are marked there too.

    Where a headline has names that the text prints otherwise, in another case say, the text stays without.
    """
    repeated = _repeated(headline, text)
    rest = "".join(" " if any(s.start <= at < s.stop for s in repeated) else sign for at, sign in enumerate(headline))
    if language != "en" and re.search(r"\w.*\W[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]", rest):
        return text
    shift = len(headline) + 2
    spans = [Tagged(span.start + shift, span.stop + shift, span.kind) for span in text.spans]
    return MarkedText(f"{headline}\n\n{text.text}", (*repeated, *spans))


def _repeated(headline: str, text: MarkedText) -> tuple[Tagged, ...]:
    forms: dict[str, SpanKind] = {}
    for span in text.spans:
        form = text.text[span.start : span.stop]
        forms.setdefault(form.casefold(), span.kind)
        last = form.split()[-1]
        if span.kind == "PER" and len(last) >= _SURNAME:
            forms.setdefault(last.casefold(), "PER")
    found: list[Tagged] = []
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", headline.casefold()):
            span = Tagged(match.start(), match.end(), forms[form])
            if forms[form] != "DATE" and all(s.stop <= span.start or span.stop <= s.start for s in found):
                found.append(span)
    return tuple(sorted(found))
