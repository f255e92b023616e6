"""The parts of a person's name: full words, initials, a patronymic, particles; words of respect are dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.resolution.lexicons import column, rows
from loaders.resolution.name_keys import fold, skeleton, words

_PATRONYMIC = re.compile(
    r".{2,}(?:ович|евич|овна|евна|ична|инична|[ії]вна|йович|ұлы|улы|уулу|қызы|кызы|оглы|оғлы"
    r"|ovich|evich|ovna|evna|ichna|ivna|ovych|evych|uly|uulu|qyzy|kyzy|kizi|oglu|ogly|oğlu)"
)
_PATRONYMIC_ENDING = frozenset(
    (*("ұлы", "улы", "уулу", "қызы", "кызы", "оглы", "оғлы"), *("uly", "uulu", "qyzy", "kyzy", "kizi", "oglu", "ogly"))
)
_PATRONYMIC_SOUND = re.compile(r"(?:i?[oe]vi?ch|[oe]vna|ichna|ivna|uli|ulu|kizi|kisi|ogli|oglu|olu)$")
_AFTER_A_NAME = frozenset(("jr", "sr", "phd", "мырза", "ханым", "ханзада", "ханшайым", "төре"))
_PAIRED_INITIALS = frozenset(("Дж", "Ch", "Sh", "Zh", "Kh", "Ye", "Yu", "Ya"))


@dataclass(frozen=True, slots=True)
class NameWord:
    """A folded word of a name with its skeleton, and the given name that it is a form of, if any."""

    fold: str
    skeleton: str
    given: str | None = None


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, each in the order of the name. `full` are given names and surnames, never the patronymic."""

    full: tuple[NameWord, ...]
    initials: tuple[str, ...]
    patronymics: tuple[NameWord, ...]
    particles: tuple[str, ...]

    @property
    def is_weak(self) -> bool:
        """Whether it is too little to know a person by: a surname or a given name alone, or with initials."""
        return len(self.full) < 2

    @property
    def joined(self) -> str:
        """The full words without blanks."""
        return "".join(word.fold for word in self.full)


@lru_cache(maxsize=100_000)
def person_name(name: str) -> PersonName:
    """`name` in parts. A patronymic counts as a full word where fewer than two others are left."""
    full: list[NameWord] = []
    initials: list[str] = []
    patronymics: list[NameWord] = []
    particles: list[str] = []
    for written, folded in ((word, fold(word)) for word in _kept(words(_surname_last(name)))):
        if written.lower() in column("particles.txt") and not (written == "Ben" and not full):
            particles.append(folded)
        elif _is_initial(written):
            initials.append(folded[:1])
        elif full and _PATRONYMIC.fullmatch(written.lower()):
            patronymics.append(_name_word(folded))
        elif folded:
            full.append(_name_word(folded))
    return _settled(full, initials, patronymics, particles)


def _settled(
    full: list[NameWord], initials: list[str], patronymics: list[NameWord], particles: list[str]
) -> PersonName:
    if len(full) + len(initials) < 2 and patronymics:
        full, patronymics = [*full, patronymics[-1]], patronymics[:-1]
    return PersonName(tuple(full), tuple(initials), tuple(patronymics), tuple(particles))


def _kept(written: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those of respect, unless nothing else is there; "Кемел ұлы" is joined to one word."""
    joined: list[str] = []
    for word in written:
        if joined and word.lower() in _PATRONYMIC_ENDING:
            joined[-1] += word.lower()
        else:
            joined.append(word)
    kept = tuple(word for at, word in enumerate(joined) if not _is_respect(word, at == len(joined) - 1))
    return kept or tuple(joined)


def _is_respect(word: str, is_last: bool) -> bool:
    """Whether a word is one of respect. At the end only some are: Peter King is a name."""
    plain = word.lower()
    return plain in column("honorifics.txt") and (not is_last or plain in _AFTER_A_NAME)


def _surname_last(name: str) -> str:
    """`Токаев, Касым-Жомарт` as `Касым-Жомарт Токаев`."""
    surname, comma, rest = name.partition(",")
    return f"{rest.strip()} {surname}" if comma and rest.strip() else name


def _is_initial(written: str) -> bool:
    return len(written) == 1 or written in _PAIRED_INITIALS


@lru_cache(maxsize=200_000)
def _name_word(folded: str) -> NameWord:
    return NameWord(folded, skeleton(folded), _given_names().get(folded))


@cache
def _given_names() -> dict[str, str]:
    return {fold(form): row[0] for row in rows("given_names.tsv") for form in row}


@lru_cache(maxsize=100_000)
def patronymic_stem(word: NameWord) -> NameWord:
    """The father's name in a patronymic: Кемелевич, Кемелұлы → kemel."""
    return _name_word(_PATRONYMIC_SOUND.sub("", word.fold))
