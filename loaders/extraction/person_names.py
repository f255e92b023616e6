"""Names of people inside one article: their words, and whether two forms can be one person.

Inside an article a surname, initials or a given name with patronymic are enough; across articles they never are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from loaders.extraction.cues import cue
from loaders.extraction.lexicon import rows

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`‘-][^\W\d_]+)*\.?(?:-[^\W\d_]\.)?")
_PATRONYMIC = re.compile(r".{3,}(?:вич|вна|ич|чна|ұлы|қызы|улы|кызы|uly|kyzy|ovich|evich|ovna|evna|oglu|оглы|оғлы)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """One form of a name: its words in full and its initials, in lower case; particles ("bin", "аль") are left out."""

    form: str
    words: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def fullness(self) -> tuple[int, int]:
        """More words first, then more initials."""
        return len(self.words), len(self.initials)


@lru_cache(maxsize=20_000)
def person_name(form: str) -> PersonName:
    """The parts of a name without its honorifics."""
    bare = without_honorifics(form)
    words: list[str] = []
    initials: list[str] = []
    for token in _TOKEN.findall(bare):
        plain = token.casefold().replace("ё", "е").replace("’", "'")
        if plain.endswith(".") or (len(plain) == 1 and token.isupper()):
            initials.append(plain.rstrip("."))
        elif plain not in _courtesies("particle"):
            words.extend(_without_article(plain))
    return PersonName(bare, tuple(words), tuple(initials))


def without_honorifics(form: str) -> str:
    """`form` without Mr, H.E., Sheikh, г-н, мырза and the like at its ends.

    Prince and King stay before a given name alone, which would else be no name.
    """
    parts = form.split()
    while len(parts) > 1 and _is_honorific(parts[0], last=len(parts) == 2):
        parts = parts[1:]
    while len(parts) > 1 and _is_honorific(parts[-1], last=False):
        parts = parts[:-1]
    return " ".join(parts).strip(" ,")


def is_courtesy(word: str) -> bool:
    """Whether `word` is a word of courtesy before or after a name."""
    return word == "HE" or word.casefold().strip(",") in _courtesies("plain")


def _is_honorific(word: str, *, last: bool) -> bool:
    return is_courtesy(word) or (word.casefold() in _courtesies("royal") and not last)


@cache
def _courtesies(sort: str) -> frozenset[str]:
    return frozenset(word for kind, word in rows("honorifics.tsv") if kind == sort)


def _without_article(word: str) -> tuple[str, ...]:
    """A word without an Arabic article joined to it: "аль-мутаири", "al-thani"."""
    head, dash, rest = word.partition("-")
    return (rest,) if dash and head in _courtesies("particle") and rest else (word,)


@lru_cache(maxsize=50_000)
def same_word(left: str, right: str, language: str) -> bool:
    """Whether two words of names can be forms of one word; hyphenated ones part by part, two scripts by their sound."""
    if left == right:
        return True
    if left.count("-") == right.count("-") == 1:
        pairs = zip(left.split("-"), right.split("-"), strict=True)
        return all(same_word(a, b, language) for a, b in pairs)
    if left.isascii() != right.isascii() and language != "en":
        left, right = anyascii(left).lower(), anyascii(right).lower()
        return min(len(left), len(right)) >= 4 and left[:4] == right[:4]
    size = _common(left, right)
    rests = (left[size:], right[size:])
    if language == "kk":
        return _both_kazakh_endings(size, rests)
    return size >= max(2, min(len(left), len(right)) - 2) and all(map(cue("name_ending", language).fullmatch, rests))


def _both_kazakh_endings(size: int, rests: tuple[str, str]) -> bool:
    """Endings follow a stem of two letters where one form is bare, of three where both have one."""
    return size >= (2 if "" in rests else 3) and all(map(cue("name_ending", "kk").fullmatch, rests))


def _common(left: str, right: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def can_be_same(left: PersonName, right: PersonName, language: str) -> bool:
    """Whether the shorter form can stand for the fuller one: each of its parts finds a part of the other."""
    if not left.words or not right.words:
        return False
    fuller, shorter = (left, right) if left.fullness >= right.fullness else (right, left)
    free = list(fuller.words)
    missing: list[str] = []
    for word in shorter.words:
        match = next((other for other in free if same_word(word, other, language)), None)
        if match is None:
            missing.append(word)
        else:
            free.remove(match)
    if len(missing) == len(shorter.words):
        return False
    if missing and not _only_patronymics(missing, free):
        return False
    return _initials_fit(shorter.initials, free, fuller.initials)


def _only_patronymics(missing: list[str], free: list[str]) -> bool:
    """Whether what is left on one side is a patronymic: "Қасым-Жомарт Кемелұлы" beside "Қасым-Жомарт Тоқаев"."""
    return all(_PATRONYMIC.match(word) for word in missing) or (
        bool(free) and all(_PATRONYMIC.match(word) for word in free) and len(missing) == len(free)
    )


def _initials_fit(initials: tuple[str, ...], words: list[str], others: tuple[str, ...]) -> bool:
    """Whether the first initial begins one of `words` or is among `others`; where none are left, any fits."""
    begins = (*words, *others)
    return not begins or all(any(_sound(part) == _sound(initial) for part in begins) for initial in initials[:1])


def _sound(part: str) -> str:
    return anyascii(part[:1])[:1].lower()
