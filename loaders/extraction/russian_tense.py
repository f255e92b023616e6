"""Russian verbs of a coming action ("пришлёт", "откроется"): the future tense in the third person, by pymorphy3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.russian_cases import parses

_WORD = re.compile(r"[а-яё]{4,}")


def coming(text: str) -> Iterator[tuple[int, int]]:
    """Start and stop of each word of `text` that says what somebody is going to do, in order."""
    for word in _WORD.finditer(text):
        tag = parses(word[0])[0].tag
        if tag.tense == "futr" and tag.person == "3per":
            yield word.span()
