"""Kazakh names, offices and bodies without case endings: a stem is right when inflecting it gives the word again.

The possessive of an office or body ("министрі", "министрлігі") is part of its name and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

_ENDINGS = {
    "genitive": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "dative": ("ға", "ге", "қа", "ке"),
    "accusative": ("ны", "ні", "ды", "ді", "ты", "ті"),
    "locative": ("да", "де", "та", "те"),
    "ablative": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "instrumental": ("мен", "бен", "пен"),
}
_AFTER_POSSESSIVE = re.compile(r"^(.+?(?:[сш]?[ыі]))(?:н[ыі]ң|н[ае]|н|нд[ае]|н[ае]н|мен|нд[ае][ғг][ыі])$")
_LOCATIVE_ADJECTIVE = re.compile(r"^(.{3,}?)[дт][ае][ғг][ыі]$")
_GENITIVE = re.compile(r"^(.{4,}?)[ндт][ыі]ң$")
"""No stem ends like a genitive, so it goes even where a foreign name breaks vowel harmony ("Қыстафиннің")."""
_HYPHENATED = re.compile(r"^(.+?)[-‑](?:н?[ыі]ң|[нтд][ыі]ң|[ғгқк][ае]|[нтд][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен|н[ае]|[дт][ае][ғг][ыі])$")
_WORD_ENDINGS = re.compile(
    r"(?:л[ае]р|д[ае]р|т[ае]р)?(?:[ыі]м[ыі]з|[сш]?[ыі])?"
    r"(?:[нтд][ыі]ң|[ғгқк][ае]|н[ае]|[нтд][ыі]|н|[дт][ае]|[дтн][ае]н|[мбп]ен|н[дт][ае]|[дт][ае][ғг][ыі])?$"
)
_SHORTEST = 3
"""Letters of a stem: shorter ones are accidents."""


@cache
def inflector() -> Any:
    """qazaq-inflector's inflector of names, loaded once."""
    from qazaq_inflector import QazaqNameInflector

    return QazaqNameInflector()


@lru_cache(maxsize=50_000)
def name_in_nominative(form: str) -> str:
    """A person, place or state: the ending of the last word off."""
    head, space, last = form.rpartition(" ")
    return head + space + _without_case(last)


@lru_cache(maxsize=50_000)
def phrase_in_nominative(form: str) -> str:
    """An office, body or initiative: the case of the last word off, its possessive kept."""
    head, space, last = form.rpartition(" ")
    bare = last.rstrip("»”\"")
    closing = last[len(bare) :]
    hyphenated = _HYPHENATED.match(bare)
    if hyphenated:
        return head + space + hyphenated[1] + closing
    possessive = _AFTER_POSSESSIVE.match(bare)
    if possessive and len(possessive[1]) > _SHORTEST:
        return head + space + possessive[1] + closing
    return head + space + _without_case(bare) + closing


def _without_case(word: str) -> str:
    hyphenated = _HYPHENATED.match(word)
    if hyphenated:
        return hyphenated[1]
    adjective = _LOCATIVE_ADJECTIVE.match(word)
    if adjective:
        return adjective[1]
    genitive = _GENITIVE.match(word)
    return min(_stems(word), key=len, default=genitive[1] if genitive else word)


def _stems(word: str) -> Iterator[str]:
    for case, endings in _ENDINGS.items():
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST and _inflects(stem, case, word):
                yield stem


def _inflects(stem: str, case: str, word: str) -> bool:
    try:
        return bool(inflector().inflect(stem, case) == word)
    except (ValueError, IndexError):
        return False


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the inflected forms of a word share, roughly: plural, possessive and case off, lower case."""
    lower = word.lower()
    stripped = _WORD_ENDINGS.sub("", lower)
    return stripped if len(stripped) >= _SHORTEST else lower
