"""Kazakh names, offices and bodies without case endings: a stem is right when inflecting it gives the word again.

The possessive of an office or body ("министрі", "министрлігі") is part of its name and stays. Foreign names often break
vowel harmony ("Балогмен"), so endings that no name has of itself go without that proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from loaders.extraction.lexicon import rows

_ENDINGS = {
    "genitive": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "dative": ("ға", "ге", "қа", "ке"),
    "accusative": ("ны", "ні", "ды", "ді", "ты", "ті"),
    "locative": ("да", "де", "та", "те"),
    "ablative": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "instrumental": ("мен", "бен", "пен"),
}
_GENITIVE = re.compile(r"^(.{3,}?)[ндт][ыі]ң$")
_LOCATIVE_ADJECTIVE = re.compile(r"^(.{3,}?)[дт][ае][ғг][ыі]$")
_HYPHENATED = re.compile(
    r"^(.+?)(?:[-‑]|(?<=[A-Za-zÀ-ž])(?=[а-яәғқңөұүһі]))[ыі]?"
    r"(?:н?[ыі]ң|[нтд][ыі]ң|[ғгқк][ае]|[нтд][ыі]|н?[дт][ае]|[дтн][ае]н|[мбп]ен|н[ае]|н?[дт][ае][ғг][ыі])$"
)
"""An ending after a hyphen, or right after a Latin letter: "Network-тың", "Hauglandты"."""
_AFTER_POSSESSIVE = re.compile(r"^(.+?[ыі])(?:н[ыі]ң|н[ае]|н|нд[ае]|н[ае]н|мен|нд[ае][ғг][ыі])$")
_AFTER_PATRONYMIC = re.compile(r"^(.*(?:ұлы|қызы|оғлы|кызы))(?:н[ыі]ң|н[ае]|н|нд[ае]|н[ае]н|мен)$")
_VOICED, _VOICELESS, _VOWEL = "йлрумнңжзь", "кқптсшфхцчщвгдб", "аеёиоуыіәөұүяюэ"
_NEVER_A_NAME = re.compile(
    rf"^(.{{3,}}?)(?:(?<=[{_VOICED}вгдб{_VOWEL}])мен|(?<=[жз])бен|(?<=[{_VOICELESS}])пен"
    rf"|(?<=[{_VOWEL}])н[ыі]|(?<=[{_VOICED}])д[ыі]|(?<=[и])ді|(?<=[{_VOICELESS}])т[ыі]"
    rf"|(?<=[{_VOICELESS}])(?:қ[ае]|ке)|(?<=[{_VOICED}{_VOWEL}])ғ[ае]|(?<=[{_VOICED}иіе])ге|(?<=и)ден)$"
)
"""Endings, each after the sounds that it follows, in which hardly a name of the annotated articles ends by nature."""
_NAME_BY_NATURE = re.compile(
    r"(?:сүлеймен|армен|кармен|(?:берд|кел[ді]|алд|болд|тұрд)[ыі]|йемен|бремен|тюмен|(?:^|-)инге|хельге|алматы|қарағанды"
    r"|ақорда)$"
)
_SURNAME = re.compile(r"(?:[ое]в|[ое]ва|ин|ина|ий|ая|бек|бай|хан|ғали|жан|гүл|ұлы|қызы)$")
"""Only after these does a person's name lose "-дан, -ден, -тан": "Богдан", "Хейден", "Рамакришнан" stay."""
_SHORTEST = 3
"""Letters of a stem: shorter ones are accidents."""
_CLOSING = '»”"'
_OPENING = '«“"'


@cache
def inflector() -> Any:
    """qazaq-inflector's inflector of names, loaded once."""
    from qazaq_inflector import QazaqNameInflector

    return QazaqNameInflector()


@lru_cache(maxsize=50_000)
def person_in_nominative(form: str) -> str:
    """A person's name: the ending of the last word off."""
    head, space, last = form.rpartition(" ")
    return head + space + _person_word(last)


def _person_word(word: str) -> str:
    if _NAME_BY_NATURE.search(word.lower()):
        return word
    for pattern in (_HYPHENATED, _AFTER_PATRONYMIC, _GENITIVE, _NEVER_A_NAME):
        found = pattern.match(word)
        if found:
            return found[1]
    stems = [stem for stem in _stems(word, ("ablative", "dative")) if _SURNAME.search(stem)]
    return min(stems, key=len, default=word)


@lru_cache(maxsize=50_000)
def place_in_nominative(form: str) -> str:
    """A place or state: the ending of the last word off, unless the name is known as it stands."""
    if form.casefold() in _known_places() or _NAME_BY_NATURE.search(form.lower()):
        return form
    head, space, last = form.rpartition(" ")
    known = (
        form[:cut]
        for cut in range(len(form) - 1, len(head) + _SHORTEST, -1)
        if form[:cut].casefold() in _known_places()
    )
    first = next(known, None)
    if first is not None and _is_ending(form[len(first) :]):
        return first
    possessive = _AFTER_POSSESSIVE.match(last) if space and last[0].islower() else None
    return head + space + (possessive[1] if possessive else without_case(last))


def _is_ending(rest: str) -> bool:
    return bool(_HYPHENATED.match(f"x-{rest.lstrip('-‑')}"))


@cache
def _known_places() -> frozenset[str]:
    """Names of states, and of cities in Cyrillic, in the nominative and lower case."""
    cities = (name for row in rows("places.tsv") for name in row[4].split("|") if name)
    states = Locale("kk").territories.values()
    return frozenset(name.casefold() for name in (*cities, *states))


@lru_cache(maxsize=50_000)
def phrase_in_nominative(form: str) -> str:
    """An office, body or initiative: the case of the last word off, its possessive kept."""
    head, space, last = form.rpartition(" ")
    bare = last.rstrip(_CLOSING)
    return head + space + _phrase_word(bare, is_name=bare.lstrip(_OPENING)[:1].isupper()) + last[len(bare) :]


def _phrase_word(word: str, *, is_name: bool) -> str:
    hyphenated = _HYPHENATED.match(word)
    if hyphenated:
        return hyphenated[1]
    if is_name and (word.casefold() in _known_places() or (len(word) < 6 and word.endswith("ын"))):
        return word
    possessive = _AFTER_POSSESSIVE.match(word)
    if possessive and len(possessive[1]) > _SHORTEST and not (is_name and word.endswith("на") and "-" in word):
        return possessive[1]
    return without_case(word)


def without_case(word: str) -> str:
    """A word of any kind without its case, where inflecting the rest gives it again."""
    for pattern in (_HYPHENATED, _LOCATIVE_ADJECTIVE):
        found = pattern.match(word)
        if found:
            return found[1]
    sure = _GENITIVE.match(word) or _NEVER_A_NAME.match(word)
    return min(_stems(word, tuple(_ENDINGS)), key=len, default=sure[1] if sure else word)


def _stems(word: str, cases: tuple[str, ...]) -> Iterator[str]:
    for case in cases:
        for ending in _ENDINGS[case]:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST and _inflects(stem, case, word):
                yield stem


def _inflects(stem: str, case: str, word: str) -> bool:
    try:
        return bool(inflector().inflect(stem, case) == word)
    except (ValueError, IndexError):
        return False
