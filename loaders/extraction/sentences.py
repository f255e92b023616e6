"""Sentences, by rules that hold in all three languages; a line ends one, an initial or an abbreviation does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.document import Sentence

_END = re.compile(r"[.!?…]+[»”\")\]]*(?=\s+[«“\"„(\[—–-]*\s*[\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÞŠŽĀĒĪŪ])")
_NO_END = re.compile(
    r"(?:^|[\s(«\"“])(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Hon|No|Inc|Ltd|Jr|Sr|vs|Ir"
    r"|г|гг|им|т|тт|ул|д|стр|руб|млн|млрд|тыс|см|др|акад|проф|ж|жж|т\.б|қ|обл|р)\.$"
)
_TRIM = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, without white space around them."""
    return tuple(
        sentence for line in re.finditer(r"[^\n]+", text) for sentence in _of_line(text, line.start(), line.end())
    )


def _of_line(text: str, start: int, stop: int) -> Iterator[Sentence]:
    at = start
    for match in _END.finditer(text, start, stop):
        if match[0] == "." and _NO_END.search(text[at : match.end()]):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, stop)


def _trimmed(text: str, start: int, stop: int) -> Iterator[Sentence]:
    inner = _TRIM.search(text, start, stop)
    if inner:
        yield Sentence(inner.start(), inner.end())
