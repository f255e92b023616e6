"""Words of a text for the taggers: a hyphen or an apostrophe inside a word does not end it."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:[-'’ʼ`‘]\w+)*|[^\w\s]")


def words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and stop (code points) of each word and each mark, in order."""
    return tuple(match.span() for match in _WORD.finditer(text))
