"""Learns which sounds of folded names stand for each other: `python -m training.sounds ../shared/data/names`.

Pairs of words come from names in English and Russian (and Kazakh) spelling; an alignment of one or two letters with one
or none is learned by expectation maximisation, and its costs are written to the lexicon that comparison reads.
"""

from __future__ import annotations

import csv
import lzma
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from loaders.resolution.person_names import person_name

LEXICON = Path(__file__).parents[1] / "loaders/resolution/lexicons/sounds.tsv"
HEADER = """\
# How far letters of folded names are from each other: 0 always, above 5 hardly ever stands one for the other.
# Tab-separated: letters, letters or none, cost. Learned by training/sounds.py from names of politicians
# (EveryPolitician and Wikidata, CC0) and of officials of Kazakhstan. Sorted.
"""
STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
ROUNDS = 6
RARE = 2.5
"""Expected number of uses below which a pair of letters is left out."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lattice:
    """All alignments of two words under given chances: what leads to each point, what leads on, and their total."""

    before: list[list[float]]
    after: list[list[float]]

    @property
    def total(self) -> float:
        """The chance of the pair."""
        return self.before[-1][-1]


def word_pairs(folder: Path) -> Iterator[Pair]:
    """Folded words of one name in two spellings, paired within the name so that they are as alike as can be."""
    with lzma.open(folder / "politicians.tsv.xz", "rt", encoding="utf-8") as lines:
        politicians = tuple(csv.DictReader(lines, delimiter="\t"))
    with (folder / "kazakh-officials.tsv").open(encoding="utf-8") as lines:
        officials = tuple(csv.DictReader(lines, delimiter="\t"))
    for rows, left, right in ((politicians, "en", "ru"), (officials, "en", "ru"), (officials, "kk", "en")):
        for row in rows:
            yield from _paired(row[left], row[right])


def _paired(left: str, right: str) -> Iterator[Pair]:
    ours = [word.fold for word in person_name(left).full]
    theirs = [word.fold for word in person_name(right).full]
    if not ours or len(ours) != len(theirs) or len(ours) > 4:
        return
    orders = (tuple(zip(ours, order, strict=True)) for order in permutations(theirs))
    best = max(orders, key=lambda pairs: sum(Levenshtein.normalized_similarity(*pair) for pair in pairs))
    yield from (pair for pair in best if Levenshtein.normalized_similarity(*pair) > 0.2)


def learned(pairs: tuple[Pair, ...]) -> dict[Pair, float]:
    """The expected number of uses of each pair of letters."""
    uses = _first_guess(pairs)
    for turn in range(ROUNDS):
        total = sum(uses.values())
        uses = _expected(pairs, {step: number / total for step, number in uses.items()})
        rare = 0.5 if turn < ROUNDS - 1 else RARE
        # Two letters at a time explain anything; each such pair has to earn its place.
        uses = {step: n if len("".join(step)) < 3 else n - 0.9 for step, n in uses.items() if n > rare}
    return uses


def _first_guess(pairs: Iterable[Pair]) -> dict[Pair, float]:
    uses: dict[Pair, float] = defaultdict(float)
    for left, right in pairs:
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                if abs(i / len(left) - j / len(right)) < 0.35:
                    for step in _steps(left, right, i, j):
                        uses[step] += (1.0 if step[0] == step[1] else 0.05) * (1.0 if len("".join(step)) == 2 else 0.3)
    return uses


def _steps(left: str, right: str, i: int, j: int) -> Iterator[Pair]:
    return ((left[i : i + a], right[j : j + b]) for a, b in STEPS if i + a <= len(left) and j + b <= len(right))


def _expected(pairs: Iterable[Pair], chances: Mapping[Pair, float]) -> dict[Pair, float]:
    uses: dict[Pair, float] = defaultdict(float)
    for left, right in pairs:
        lattice = _lattice(left, right, chances)
        if lattice.total == 0:
            continue
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                for step in _steps(left, right, i, j):
                    on = lattice.after[i + len(step[0])][j + len(step[1])]
                    uses[step] += lattice.before[i][j] * chances.get(step, 0.0) * on / lattice.total
    return uses


def _lattice(left: str, right: str, chances: Mapping[Pair, float]) -> Lattice:
    size = range(len(left) + 1), range(len(right) + 1)
    before = [[0.0 for _ in size[1]] for _ in size[0]]
    after = [[0.0 for _ in size[1]] for _ in size[0]]
    before[0][0] = after[-1][-1] = 1.0
    for i in size[0]:
        for j in size[1]:
            for step in _steps(left, right, i, j):
                before[i + len(step[0])][j + len(step[1])] += before[i][j] * chances.get(step, 0.0)
    for i in reversed(size[0]):
        for j in reversed(size[1]):
            for step in _steps(left, right, i, j):
                after[i][j] += chances.get(step, 0.0) * after[i + len(step[0])][j + len(step[1])]
    return Lattice(before, after)


def costs(pairs: Iterable[Pair], uses: Mapping[Pair, float]) -> dict[Pair, float]:
    """For each pair of unlike letters how seldom one stands for the other: the negative logarithm of its share."""
    seen: dict[str, float] = defaultdict(float)
    for word in (word for pair in pairs for word in pair):
        for at in range(len(word)):
            for letters in {word[at], word[at : at + 2]}:
                seen[letters] += 1
    both: dict[Pair, float] = defaultdict(float)
    for (left, right), number in uses.items():
        if left != right:
            both[_in_order(left, right)] += number
    return {pair: max(-math.log(number / (_seldomer(pair, seen) + 4)), 0.05) for pair, number in both.items()}


def _in_order(left: str, right: str) -> Pair:
    """The longer letters first, letters of one length in order of the alphabet."""
    first, second = sorted((left, right), key=lambda letters: (-len(letters), letters))
    return first, second


def _seldomer(pair: Pair, seen: Mapping[str, float]) -> float:
    return min(seen[pair[0]], seen[pair[1]]) if len(pair[0]) == len(pair[1]) else seen[pair[0]]


def main(folder: Path) -> None:
    """Writes the lexicon."""
    pairs = tuple(word_pairs(folder))
    found = costs(pairs, learned(pairs))
    rows = sorted(f"{left}\t{right}\t{cost:.2f}" for (left, right), cost in found.items())
    LEXICON.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
