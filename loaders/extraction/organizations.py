"""Well-known bodies and short names: what `lexicons/organizations.tsv` and `abbreviations.tsv` say of a form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.extraction.lexicon import rows, words

_COLUMN = {"en": 3, "ru": 4, "kk": 5}
_LONGEST_ENDING = 7


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known body: its key in the lexicon, its kind, and its state where it has one."""

    key: str
    kind: str
    country: str | None


@lru_cache(maxsize=20_000)
def known_body(form: str, language: str) -> Known | None:
    """The well-known body that `form` names, in any case ending; None for all others."""
    found = _words(form)
    if not found:
        return None
    candidates = _names(language).get(found[0][:2], ())
    return next((known for name, known in candidates if _same_words(name, found)), None)


def _words(form: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(re.sub(r"^(?:the|The) ", "", form)))


def _same_words(name: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return len(name) == len(found) and all(map(_inflected, name, found))


def _inflected(name: str, form: str) -> bool:
    """Whether `form` is `name` or, for words of five letters and more, an inflected form of it."""
    if name == form or form.startswith(f"{name}-"):
        return True
    size = len(name) - 2
    return len(name) >= 5 and form[:size] == name[:size] and len(form) <= len(name) + _LONGEST_ENDING


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
