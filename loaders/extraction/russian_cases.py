"""Russian names, offices and bodies in the nominative, from whatever case the sentence put them in.

A person's words are declined together: the case and gender that fit all of them best decide. Of an office or body only
the head noun and its adjectives are declined; what depends on it stays. Morphology is pymorphy3's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")

_PARTICLES = frozenset(
    (
        *("аль", "эль", "ас", "ад", "аш", "ан", "ар", "ат", "бин", "ибн", "бен", "бинт", "фон", "ван"),
        *("де", "дер", "ди", "да", "дос", "ла", "ле", "ху", "оглы", "кызы", "улы"),
    )
)
_ENDINGS = {
    "gent": re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"),
    "accs": re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"),
    "datv": re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])у$"),
    "ablt": re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|ем|ым)$"),
}
_NOT_DECLINED = -1.0
_UNLIKELY = -6.0
_VOWEL_END = re.compile(r"[оеиуюэ]$")
_TOKEN = re.compile(r"[\w’'.-]+|[^\w\s]")


@cache
def _morphology() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """The readings of a word, likeliest first."""
    return tuple(_morphology().parse(word))


@lru_cache(maxsize=20_000)
def person_in_nominative(form: str) -> str:
    """A person's name in the nominative."""
    words = form.split()
    declined = [word for number, word in enumerate(words) if not _after_article(words, number)]
    best = max(((_fit(declined, case, gender), case, gender) for case in CASES for gender in GENDERS), key=_order)
    _, case, gender = best
    if case == "nomn":
        return form
    return " ".join(
        word if _after_article(words, number) else _inflected(word, case, gender) for number, word in enumerate(words)
    )


def _after_article(words: Sequence[str], number: int) -> bool:
    """Whether a word follows an Arabic article: such names are not declined ("Аль Тани")."""
    return number > 0 and words[number - 1].lower() in ("аль", "эль", "ас", "ад", "аш", "ан", "ар", "ат")


def _order(candidate: tuple[float, str, str]) -> tuple[float, int, int]:
    fit, case, gender = candidate
    return fit, -CASES.index(case), -GENDERS.index(gender)


def _fit(words: Sequence[str], case: str, gender: str) -> float:
    """How well all words of a name fit a case and a gender; the nominative is likelier than another case."""
    bonus = {"nomn": 0.5, "ablt": 2.0 if _all_instrumental(words) else 0.0}.get(case, 0.0)
    return sum(_word_fit(word, case, gender) for word in words) + bonus


def _all_instrumental(words: Sequence[str]) -> bool:
    """Whether two words or more, and all but particles, end as only the instrumental does: "Нассером … Фейсалом"."""
    own = [word for word in words if not _is_fixed(word)]
    return len(own) > 1 and all(re.search(r"(?:ом|ем|ём|ым|ой|ей|ою)$", word) for word in own)


def _word_fit(word: str, case: str, gender: str) -> float:
    if _is_fixed(word):
        return 0.0
    last = word.rpartition("-")[2]
    scores = [_reading_score(parse) for parse in parses(last.lower()) if _reads(parse, case, gender)]
    if scores:
        return math.log(max(scores))
    if case == "nomn":
        return -2.5 if _reads_only_oblique(last) else _NOT_DECLINED
    if _VOWEL_END.search(last) or (gender == "femn" and not re.search(r"[аяйь]$", last)):
        return _NOT_DECLINED
    return _UNLIKELY


def _reading_score(parse: Any) -> float:
    bonus = 3.0 if {"Name", "Surn", "Patr"} & set(parse.tag.grammemes) else 1.0
    penalty = 0.5 if "inan" in parse.tag else 1.0
    score: float = parse.score
    return max(0.02, min(1.0, score * bonus * penalty))


def _surname_first(parse: Any) -> tuple[bool, float]:
    """A noun before an adjective, unless the adjective is known as a surname ("Суходольский")."""
    return parse.tag.POS == "NOUN" or "Surn" in parse.tag or "ск" in parse.normal_form, _reading_score(parse)


def _reads(parse: Any, case: str, gender: str) -> bool:
    tag = parse.tag
    return "sing" in tag and case in tag and (gender in tag or "ms-f" in tag) and tag.POS in ("NOUN", "ADJF")


def _reads_only_oblique(word: str) -> bool:
    own = [parse for parse in parses(word.lower()) if parse.tag.POS in ("NOUN", "ADJF")]
    return bool(own) and not any("nomn" in parse.tag for parse in own)


def _is_fixed(word: str) -> bool:
    return word.lower() in _PARTICLES or "." in word or not re.search(r"[а-яё]", word.lower()) or len(word) < 3


def _inflected(word: str, case: str, gender: str) -> str:
    if _is_fixed(word):
        return word
    head, dash, last = word.rpartition("-")
    readings = sorted(parses(last.lower()), key=_surname_first, reverse=True)
    for either in (gender, *(other for other in GENDERS if other != gender)):
        for parse in (reading for reading in readings if _reads(reading, case, either)):
            nominative = parse.inflect({"nomn", "sing"})
            if nominative is not None and parse.tag.POS == "NOUN":
                return head + dash + _as_written(nominative.word, last)
    return head + dash + _without_ending(last, case) if case in _ENDINGS else word


def _without_ending(word: str, case: str) -> str:
    """A foreign name that no dictionary declines, without the ending that its neighbours show it has."""
    return _ENDINGS[case].sub("", word)


def _as_written(word: str, original: str) -> str:
    if original.isupper() and len(original) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if original[0].isupper() else word


@lru_cache(maxsize=20_000)
def phrase_in_nominative(form: str) -> str:
    """An office, body, place or initiative with its head noun and its adjectives in the nominative."""
    tokens = list(_TOKEN.finditer(form))
    head = _head(tokens)
    if head is None:
        return form
    number, parse = head
    if "nomn" in parse.tag or not parse.tag.case:
        return form
    out, at = [], 0
    for index, token in enumerate(tokens[: number + 1]):
        out.append(form[at : token.start()] + _declined(token[0], parse, index == number))
        at = token.end()
    return "".join(out) + form[at:]


def _head(tokens: Sequence[re.Match[str]]) -> tuple[int, Any] | None:
    """The first noun, after nothing but adjectives, and the reading of it that they agree with."""
    adjectives: list[str] = []
    for number, token in enumerate(tokens):
        word = token[0].rpartition("-")[2].lower()
        readings = parses(word)
        if token[0] in ("и", ",", "-") or not word:
            continue
        if not re.search(r"[а-яё]", word) or (token[0].isupper() and len(token[0]) > 1):
            return None
        nouns = [parse for parse in readings if parse.tag.POS == "NOUN"]
        adjectival = [parse for parse in readings if parse.tag.POS in ("ADJF", "PRTF")]
        if adjectival and (not nouns or adjectival[0].score >= nouns[0].score):
            adjectives.append(word)
        elif nouns:
            return number, max(nouns, key=lambda parse: _agreement(parse, adjectives))
        else:
            return None
    return None


def _agreement(parse: Any, adjectives: Sequence[str]) -> tuple[int, float]:
    """How many adjectives agree with a noun's reading; a singular beats a plural that looks the same."""
    agreeing = sum(any(_agrees(other, parse) for other in parses(word)) for word in adjectives)
    return agreeing, parse.score + (0.3 if "sing" in parse.tag else 0.0)


def _agrees(adjective: Any, noun: Any) -> bool:
    tag = adjective.tag
    same_number = tag.number == noun.tag.number
    return tag.case == noun.tag.case and same_number and (tag.gender in (None, noun.tag.gender))


def _declined(word: str, noun: Any, is_head: bool) -> str:
    head, dash, last = word.rpartition("-")
    if not re.search(r"[а-яё]", last.lower()) or word == "и":
        return word
    wanted = {"nomn", noun.tag.number}
    if is_head:
        changed = noun.inflect(wanted)
    else:
        fitting = next((p for p in parses(last.lower()) if p.tag.POS in ("ADJF", "PRTF") and _agrees(p, noun)), None)
        gender = {noun.tag.gender} if noun.tag.number == "sing" and noun.tag.gender else set()
        changed = fitting.inflect(wanted | gender) if fitting is not None else None
    return head + dash + _as_written(changed.word, last) if changed is not None else word


def lemmas(words: Sequence[str]) -> Iterator[str]:
    """The dictionary form of each word, in lower case."""
    for word in words:
        yield parses(word.lower())[0].normal_form
