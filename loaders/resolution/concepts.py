"""What words of bodies, offices and agreements mean in any language: "иностранных дел", "foreign" → foreign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.extraction.lexicon import words
from loaders.resolution.lexicons import column, rows

_LANGUAGES = ("en", "ru", "kk")
_INDEXED = 3
"""Letters of its first word by which an entry is found."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text is about: the kinds of bodies it names, what they are for, and the words nothing is known of."""

    heads: frozenset[str]
    subjects: frozenset[str]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    whole: bool
    kind: str
    concept: str

    def begins(self, at: tuple[str, ...]) -> bool:
        if len(at) < len(self.words):
            return False
        return all(self._fits(part, word) for part, word in zip(self.words, at, strict=False))

    def _fits(self, part: str, word: str) -> bool:
        if part.endswith("$"):
            return word == part[:-1]
        if self.whole:
            return word in (part, f"{part}s", f"{part}’s", f"{part}'s")
        return word.startswith(part)


@lru_cache(maxsize=50_000)
def meaning(text: str, lexicon: str = "concepts.tsv") -> Meaning:
    """The concepts in `text` and its other words in lower case, in order, without small words.

    `lexicon`: "concepts.tsv" for bodies and offices, "deeds.tsv" for undertakings and named initiatives.
    """
    row = tuple(word.text for word in words(text))
    heads: set[str] = set()
    subjects: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(row):
        found = tuple(_entries_at(row[at:], lexicon))
        heads |= {entry.concept for entry in found if entry.kind == "head"}
        subjects |= {entry.concept for entry in found if entry.kind in ("of", "deed")}
        if not found and row[at] not in column("small_words.txt"):
            rest.append(row[at])
        at += max((len(entry.words) for entry in found), default=1)
    return Meaning(frozenset(heads), frozenset(subjects), tuple(rest))


def _entries_at(row: tuple[str, ...], lexicon: str) -> Iterator[_Entry]:
    """The longest entries that the row begins with."""
    known = _by_beginning(lexicon)
    near = (entry for size in range(1, _INDEXED + 1) for entry in known.get(row[0][:size], ()))
    fitting = list(dict.fromkeys(entry for entry in near if entry.begins(row)))
    longest = max((len(entry.words) for entry in fitting), default=0)
    return (entry for entry in fitting if len(entry.words) == longest)


@cache
def _by_beginning(lexicon: str) -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for kind, concept, *languages in rows(lexicon):
        for language, cell in zip(_LANGUAGES, languages, strict=True):
            for phrase in filter(None, cell.split("|")):
                entry = _Entry(tuple(phrase.split()), language == "en", kind, concept)
                found[entry.words[0].rstrip("$")[:_INDEXED]].append(entry)
    return {letter: tuple(entries) for letter, entries in found.items()}
