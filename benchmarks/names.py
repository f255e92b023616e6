"""How well names are compared, and how fast: `python benchmarks/names.py ../shared/data/names`."""

from __future__ import annotations

import csv
import lzma
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from loaders.resolution.name_keys import name_key
from loaders.resolution.names import NameKind, compare

HARD = 5
"""Different names taken for each name: those that look most like it."""

POOL = 20
"""Names ranked for a first hit: those that look most like the name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are of one."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall, their mean, and microseconds a pair."""

    pairs: int
    precision: float
    recall: float
    microseconds: float

    def __str__(self) -> str:
        f1 = 2 * self.precision * self.recall / (self.precision + self.recall)
        shown = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {f1:.3f}  {self.microseconds:.0f} µs"
        return f"pairs {self.pairs:6}  {shown}"


def figures(pairs: Sequence[Pair], kind: NameKind) -> Figures:
    """What comparing these pairs gives."""
    compare("warm", "up", kind)
    start = time.perf_counter()
    found = [compare(pair.left, pair.right, kind).same for pair in pairs]
    seconds = time.perf_counter() - start
    right = sum(said and pair.same for said, pair in zip(found, pairs, strict=True))
    return Figures(
        len(pairs),
        right / max(sum(found), 1),
        right / max(sum(pair.same for pair in pairs), 1),
        1e6 * seconds / len(pairs),
    )


def hard_pairs(rows: Iterable[dict[str, str]], left: str, right: str) -> tuple[Pair, ...]:
    """Each name with its own other spelling and with the names of others that look most like it."""
    named = [row for row in rows if row[left] and row[right]]
    keys = [name_key(row[right]) for row in named]
    pairs: list[Pair] = []
    for at, row in enumerate(named):
        pairs.append(Pair(row[left], row[right], True))
        likest = process.extract(name_key(row[left]), keys, scorer=fuzz.token_sort_ratio, limit=HARD + 1)
        others = (named[other][right] for _, _, other in likest if other != at)
        pairs += [Pair(row[left], other, False) for other in others if other != row[right]]
    return tuple(pairs)


def first_hits(rows: Iterable[dict[str, str]], left: str, right: str) -> float:
    """The share of names whose own other spelling scores highest among all."""
    named = [row for row in rows if row[left] and row[right]]
    keys = [name_key(row[right]) for row in named]
    hits = 0
    for row in named:
        likest = process.extract(name_key(row[left]), keys, scorer=fuzz.token_sort_ratio, limit=POOL)
        scored = [(compare(row[left], named[other][right], "official").score, -other) for _, _, other in likest]
        hits += bool(scored) and named[-max(scored)[1]][right] == row[right]
    return hits / len(named)


def everyone(rows: Sequence[dict[str, str]], left: str, right: str) -> tuple[Pair, ...]:
    """Every name against every name."""
    return tuple(Pair(one[left], other[right], one is other) for one in rows for other in rows)


@dataclass(frozen=True, slots=True)
class NameSets:
    """The material: politicians and officials in several spellings, and pairs of names judged by people."""

    politicians: Sequence[dict[str, str]]
    officials: Sequence[dict[str, str]]
    bench: Sequence[dict[str, str]]


def read_sets(folder: Path) -> NameSets:
    """The material of a folder. Raises FileNotFoundError where a file of it is absent."""
    with lzma.open(folder / "politicians.tsv.xz", "rt", encoding="utf-8") as lines:
        politicians = list(csv.DictReader(lines, delimiter="\t"))
    with (folder / "kazakh-officials.tsv").open(encoding="utf-8") as lines:
        officials = list(csv.DictReader(lines, delimiter="\t"))
    with (folder / "name_bench.csv").open(encoding="utf-8") as lines:
        return NameSets(politicians, officials, list(csv.DictReader(lines)))


def compared(sets: NameSets) -> Iterator[tuple[str, NameKind, tuple[Pair, ...]]]:
    """Each set of pairs: its name, what the names are of, and the pairs."""
    for left, right in (("en", "ru"), ("en", "kk"), ("ru", "kk")):
        yield f"politicians {left}-{right}", "official", hard_pairs(sets.politicians, left, right)
    for left, right in (("kk", "ru"), ("kk", "en"), ("ru", "en")):
        yield f"Kazakh officials {left}-{right}", "official", everyone(sets.officials, left, right)
    judged = [(row["schema"], Pair(row["name1"], row["name2"], row["is_match"] == "true")) for row in sets.bench]
    yield "name_bench persons", "official", tuple(pair for kind, pair in judged if kind == "Person")
    yield "name_bench bodies", "organization", tuple(pair for kind, pair in judged if kind != "Person")


def report(sets: NameSets) -> Iterator[str]:
    """A line a set."""
    for name, kind, pairs in compared(sets):
        yield f"{name:22} {figures(pairs, kind)}"
    found = first_hits(sets.politicians, "en", "ru")
    yield f"politicians en-ru, first hit {found:.3f} of {len(sets.politicians)}"


def main(folder: Path) -> None:
    """Print the figures of each set; without the material, say so on standard error."""
    try:
        sets = read_sets(folder)
    except FileNotFoundError as absent:
        sys.stderr.write(f"NAMES NOT MEASURED: {absent.filename} is absent; give the folder of the name sets\n")
        return
    for line in report(sets):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
