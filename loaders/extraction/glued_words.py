"""Names that lost markup left glued to the words around them: "рассказалСебастьян Бурдужа", "Мустафа Шентопвыразил"."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.extraction.document import Tagged
from loaders.extraction.russian_cases import parses

_CAPITAL_INSIDE = re.compile(r"(?<=[А-ЯЁа-яё][а-яё]{4})(?=[А-ЯЁ][а-яё]{2,})")
"""After five letters: shorter beginnings ("Мак", "Ди", "Каз") are part of names."""
_LEAST_NAME, _LEAST_VERB = 4, 6
"""Letters of the last word of a name, and of the verb behind it."""


def without_glued_words(text: str, span: Tagged) -> Tagged:
    """The name alone, where a word stands right before it or a verb right behind it without a blank."""
    inside = list(_CAPITAL_INSIDE.finditer(text, span.start, span.stop))
    start = inside[-1].start() if inside else span.start
    last = text.rfind(" ", start, span.stop) + 1 or start
    return Tagged(start, last + _length_of_name(text[last : span.stop]), span.kind)


@lru_cache(maxsize=20_000)
def _length_of_name(word: str) -> int:
    """How many letters of a word that no dictionary knows come before the longest verb that it ends in; else all."""
    if len(word) < _LEAST_NAME + _LEAST_VERB or any(parse.is_known for parse in parses(word)):
        return len(word)
    cuts = range(_LEAST_NAME, len(word) - _LEAST_VERB + 1)
    return next((cut for cut in cuts if _is_finite_verb(word[cut:])), len(word))


def _is_finite_verb(word: str) -> bool:
    return any(parse.is_known and parse.tag.POS == "VERB" for parse in parses(word))
