"""Bodies that the taggers missed altogether: well-known names, and names that end in a word for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import Word, words
from loaders.extraction.organizations import known_body, may_begin_known

_LONGEST_KNOWN = 7
_LONGEST, _LONGEST_LOWER = 7, 3
"""Words of a body's name before the word for what it is; and those without a capital right before that."""
_BREAKS = re.compile(r"[\n\"«»“”„]")


def missed_bodies(document: Document) -> Iterator[Tagged]:
    """Bodies named where no name is marked; none overlaps another."""
    taken = [(s.start, s.stop) for s in document.spans if s.kind not in ("OFF", "GPE", "LOC")]
    for span in (*_known(document), *_shaped(document)):
        if all(stop <= span.start or span.stop <= start for start, stop in taken):
            taken.append((span.start, span.stop))
            yield span


def _known(document: Document) -> Iterator[Tagged]:
    """Well-known names of two words, and abbreviations in capitals."""
    text, code = document.text, document.language.code
    found = words(text)
    for at, first in enumerate(found):
        if not text[first.start].isupper() or not may_begin_known(first.text, code):
            continue
        for size in range(_LONGEST_KNOWN, 0, -1):
            form = text[first.start : found[min(at + size, len(found)) - 1].stop]
            if not _BREAKS.search(form) and (size > 1 or (form.isupper() and len(form) > 2)) and known_body(form, code):
                yield Tagged(first.start, first.start + len(form), "ORG")
                break


def _shaped(document: Document) -> Iterator[Tagged]:
    """Names before a word that tells what they are: "Baltic Harbour University", "Балтық теңіз университеті"."""
    text, code = document.text, document.language.code
    for match in cue("body_head", code).finditer(text):
        start = _start_of_name(text, match.start())
        if start < match.start():
            yield Tagged(start, match.end(), "ORG")


def _start_of_name(text: str, stop: int) -> int:
    """Where the name begins that goes on to `stop`: at a word with a capital, and at those with capitals before it."""
    line = text.rfind("\n", 0, stop) + 1
    before = re.split(r"[.,;:!?()»]\s", text[max(line, stop - 160) : stop])[-1]
    offset = stop - len(before)
    found = words(before)[::-1][:_LONGEST]
    lower = list(takewhile(lambda word: not _has_capital(before, word), found))
    if len(lower) > _LONGEST_LOWER:
        return stop
    capitals = list(takewhile(lambda word: _has_capital(before, word), found[len(lower) :]))
    return offset + capitals[-1].start if capitals else stop


def _has_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()
