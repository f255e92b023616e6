"""Well-known bodies and short names: what `lexicons/organizations.tsv` and `abbreviations.tsv` say of a form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.extraction.lexicon import rows, words

_COLUMN = {"en": 3, "ru": 4, "kk": 5}
_LONGEST_ENDING = 7
_QUOTED = re.compile(r"[«“\"„]([^«»“”\"]{3,})[»”\"]")
_LEGAL_FORM = re.compile(
    r"^(?:(?:АО|ОАО|ПАО|ТОО|ООО|НК|МИА|JSC|NC|LLP|АҚ|ЖШС|ҰК|ТРК) ?)+|(?: (?:JSC|LLP|LLC|Ltd|АҚ|ЖШС|АО))+$"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known body: its key in the lexicon, its kind, and its state where it has one."""

    key: str
    kind: str
    country: str | None


@lru_cache(maxsize=20_000)
def known_body(form: str, language: str) -> Known | None:
    """The well-known body that `form` names, in any case ending; None for all others."""
    quoted = _QUOTED.search(form)
    for part in dict.fromkeys((form, _LEGAL_FORM.sub("", form), quoted[1] if quoted else form)):
        found = _words(part)
        candidates = _names(language).get(found[0][:2], ()) if found else ()
        known = next((known for name, known in candidates if _same_words(name, found)), None)
        if known is not None:
            return known
    return None


@lru_cache(maxsize=20_000)
def may_begin_known(word: str, language: str) -> bool:
    """Whether `word`, in lower case, can begin a well-known body's name, or is an article or legal form before it."""
    opens = word == "the" or _LEGAL_FORM.match(f"{word.upper()} ") is not None
    return opens or any(_inflected(name[0], word) for name, _ in _names(language).get(word[:2], ()))


def _words(form: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(re.sub(r"^(?:the|The) ", "", form)))


def _same_words(name: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return len(name) == len(found) and all(map(_inflected, name, found))


def _inflected(name: str, form: str) -> bool:
    """Whether `form` is `name` or, for words of five letters and more that are not Latin, an inflected form of it."""
    if name == form or (len(name) > 2 and form.startswith(f"{name}-")):
        return True
    size = len(name) - (2 if len(name) > 7 else 1)
    is_long = len(name) >= 5 and not name.isascii()
    return is_long and form[:size] == name[:size] and len(form) <= len(name) + _LONGEST_ENDING


@cache
def _names(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
    for row in rows("organizations.tsv"):
        known = Known(row[0], row[1], row[2] or None)
        for name in dict.fromkeys((*row[_COLUMN[language]].split("|"), *row[_COLUMN["en"]].split("|"))):
            table[_words(name)[0][:2]].append((_words(name), known))
    return {letters: tuple(entries) for letters, entries in table.items()}


@cache
def expansions(language: str) -> dict[str, str]:
    """Short names of ministries, in lower case, and what they stand for."""
    return {row[1].casefold(): row[2] for row in rows("abbreviations.tsv") if row[0] == language}


def expanded(form: str, language: str) -> str:
    """`form` with its short names written out: "ҚР СІМ" → "ҚР Сыртқы істер министрлігі"."""
    table = expansions(language)
    whole = table.get(form.casefold())
    return whole or " ".join(table.get(word.casefold().split("-")[0], word) for word in form.split())


@lru_cache(maxsize=20_000)
def part_known(form: str, language: str) -> Known | None:
    """The well-known body within a longer name: an international organization, or the outlet that the name begins with.

    "Secretariat of the OSCE", "ECOWAS Commission", "Al Jazeera Documentary".
    """
    found = _words(form)
    windows = ((i, found[i : i + size]) for size in range(7, 0, -1) for i in range(len(found) - size + 1))
    for at, window in windows:
        for name, known in _names(language).get(window[0][:2], ()):
            is_telling = known.kind == "international_organization" or (known.kind == "media" and at == 0)
            if is_telling and len("".join(name)) > 2 and _same_words(name, window):
                return known
    return None


def without_known(form: str, language: str) -> str:
    """`form` without the well-known body that it begins with: "WHO Director-General" → "Director-General"."""
    found = words(form)
    for size in range(min(7, len(found) - 1), 0, -1):
        if known_body(form[: found[size - 1].stop], language) is not None:
            return form[found[size].start :]
    return form
