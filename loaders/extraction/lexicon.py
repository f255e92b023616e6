"""The word lists of `lexicons/`: tab-separated rows below a header of comments, and phrases matched on words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in lower case, and its place there."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of a lexicon found in a text: its place and what the lexicon says of it."""

    start: int
    stop: int
    value: str


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicons/NAME`, in order, without the header's comments."""
    text = files("loaders.extraction").joinpath("lexicons", name).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=500)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in lower case, ё as е, without a possessive 's."""
    return tuple(Word(_plain(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


def _plain(word: str) -> str:
    folded = word.casefold().replace("ё", "е").replace("’", "'")
    return folded.removesuffix("'s").removesuffix("'")


class Phrases:
    """Phrases of one language with what each says; longer phrases win over shorter ones at the same place.

    A word of a phrase is the beginning of a word of the text, but in English, and where it ends in "$", a whole word.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], *, whole: bool) -> None:
        self._whole = whole
        self._by_letter: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for phrase, value in entries:
            parts = tuple(phrase.split())
            self._by_letter[parts[0][0]].append((parts, value))
        for candidates in self._by_letter.values():
            candidates.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0]), entry))
        self._beginning_with = lru_cache(maxsize=20_000)(self._beginning)

    def find(self, text: str) -> Iterator[Match]:
        """The phrases in `text`, in order, none overlapping another."""
        found, at = words(text), 0
        while at < len(found):
            size, value = self._at(found, at)
            if size:
                yield Match(found[at].start, found[at + size - 1].stop, value)
            at += max(1, size)

    def values(self, text: str) -> tuple[str, ...]:
        """What the lexicon says of the phrases in `text`, in order."""
        return tuple(match.value for match in self.find(text))

    def _at(self, found: tuple[Word, ...], at: int) -> tuple[int, str]:
        for parts, value in self._beginning_with(found[at].text):
            window = found[at + 1 : at + len(parts)]
            if len(window) == len(parts) - 1 and all(map(self._begins, (word.text for word in window), parts[1:])):
                return len(parts), value
        return 0, ""

    def _beginning(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The phrases whose first word is `word`, the longest first."""
        candidates = self._by_letter.get(word[:1], ())
        return tuple(candidate for candidate in candidates if self._begins(word, candidate[0][0]))

    def _begins(self, word: str, part: str) -> bool:
        if part.endswith("$"):
            return word == part[:-1]
        if self._whole:
            return word in (part, f"{part}s")
        return word.startswith(part)


@cache
def phrases(name: str, language: str) -> Phrases:
    """The phrases of `lexicons/NAME` (language, words, value) in one language."""
    entries = [(phrase, value) for code, phrase, value in rows(name) if code == language]
    return Phrases(entries, whole=language == "en")
