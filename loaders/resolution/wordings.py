"""What a phrase says, compared across languages: its numbers, its Latin words, its concepts, and its other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from rapidfuzz.distance import JaroWinkler

from loaders.resolution.concepts import meaning
from loaders.resolution.name_keys import fold
from loaders.resolution.scripts import Script, script

ENOUGH = 3
"""Concepts, numbers or names in common from which two phrases of different languages can say the same."""

_BEGINNING = 4
"""Letters in which two forms of one word agree."""

_NUMBER = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase in parts that compare across languages; `latin` are its words in Latin letters, `script` tells its
    language.
    """

    numbers: frozenset[str]
    latin: frozenset[str]
    concepts: frozenset[str]
    rest: frozenset[str]
    script: Script

    @property
    def keys(self) -> tuple[str, ...]:
        """What it shares with phrases that may say the same: two things that it says, or the only one.

        Nothing that says two things and more is likely to be what has only one of them in common with it.
        """
        said = sorted({f"={concept}" for concept in self.concepts} | {word[:_BEGINNING] for word in self.rest})
        numbers = sorted(f"#{number}" for number in self.numbers)
        if len(said) + len(numbers) == 1:
            return tuple(said)
        return tuple(f"{one} {other}" for one, other in (*combinations(said, 2), *product(said, numbers)))


@lru_cache(maxsize=50_000)
def wording(text: str) -> Wording:
    """The parts of `text`."""
    said = meaning(text, "deeds.tsv")
    folded = frozenset(word for form in said.rest if len(word := fold(form)) > 2 and not word.isdigit())
    latin = frozenset(fold(word) for word in _LATIN.findall(text))
    return Wording(
        numbers=frozenset(_NUMBER.findall(text)),
        latin=latin & folded,
        concepts=said.subjects,
        rest=folded,
        script=script(text),
    )


def likeness(one: Wording, other: Wording) -> float:
    """How far two phrases say the same, 0 to 1; numbers that contradict each other make it small."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return 0.2 * _overlap(one, other)
    return _overlap(one, other)


def _overlap(one: Wording, other: Wording) -> float:
    """What is in common, by what both have; across languages words that only one has tell nothing."""
    words = _common(one.rest, other.rest)
    shared = words + len(one.concepts & other.concepts) + len(one.numbers & other.numbers)
    sizes = [len(side.concepts) + len(side.numbers) for side in (one, other)]
    if one.script == other.script:
        total = sum(sizes) + len(one.rest) + len(other.rest)
        return 2 * shared / total if total else 0.0
    # One thing in common is chance, three are not: the fewer there are, the less the share counts.
    total = max(min(sizes) + words, 1)
    return min(shared / total, 1.0) * min(shared / ENOUGH, 1.0)


def _common(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of one have the same beginning as a word of the other; each counts once."""
    free = sorted(other)
    found = 0
    for word in sorted(one):
        match = next((candidate for candidate in free if _alike(word, candidate)), None)
        if match is not None:
            free.remove(match)
            found += 1
    return found


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return (shorter >= 4 and one[: shorter - 1] == other[: shorter - 1]) or JaroWinkler.similarity(one, other) > 0.93
