"""How well names are compared, beside likeness of their letters in Latin script, and beside LogicV2."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from benchmarks.names import NameSets, Pair, compared, figures, first_hits, read_sets
from benchmarks.validation.tables import share, table
from loaders.resolution.names import NameKind

Shares = tuple[float, float]
"""Precision and recall."""
LOGIC_V2 = (".venv-baselines/bin/python", "benchmarks/logic_v2.py")
"""The matcher of nomenklatura, in an environment of its own; `make validate` sets it up."""


def report(folder: Path) -> str:
    """Both ways on every set, and how often a name's other spelling is the likest of all."""
    sets = read_sets(folder)
    shares = ("precision", "recall", "F1")
    head = (
        "",
        "pairs",
        *shares,
        *(f"letters: {share}" for share in shares),
        *(f"LogicV2: {share}" for share in shares),
    )
    first = share(first_hits(sets.politicians, "en", "ru"))
    count = sum(bool(row["en"] and row["ru"]) for row in sets.politicians)
    hits = f"Of {count} English names of politicians, {first} find their own Russian spelling first among all."
    return f"{table(head, _rows(sets))}\n\n{hits}"


def by_letters(pairs: Sequence[Pair]) -> Shares:
    """Precision and recall of likeness of letters at the threshold where its F1 is best on these very pairs."""
    return best([fuzz.token_sort_ratio(_latin(pair.left), _latin(pair.right)) for pair in pairs], pairs)


def by_logic_v2(pairs: Sequence[Pair], kind: NameKind) -> Shares | None:
    """The same of LogicV2's scores; None where it is not installed."""
    if not Path(LOGIC_V2[0]).exists():
        return None
    lines = "".join(f"{kind}\t{pair.left}\t{pair.right}\n" for pair in pairs)
    said = subprocess.run(LOGIC_V2, input=lines, capture_output=True, text=True, check=True).stdout
    return best([float(line) for line in said.split()], pairs)


def best(scores: Sequence[float], pairs: Sequence[Pair]) -> Shares:
    """Precision and recall at the threshold of the scores where F1 is best on these very pairs."""
    likeness = sorted(((score, pair.same) for score, pair in zip(scores, pairs, strict=True)), reverse=True)
    total, right, found_best = max(1, sum(pair.same for pair in pairs)), 0, (0.0, 0.0)
    for found, (value, same) in enumerate(likeness, 1):
        right += same
        ends_ties = found == len(likeness) or likeness[found][0] < value
        if ends_ties and f1((right / found, right / total)) > f1(found_best):
            found_best = (right / found, right / total)
    return found_best


def f1(shares: Shares) -> float:
    """Harmonic mean of precision and recall."""
    precision, recall = shares
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rows(sets: NameSets) -> Iterator[tuple[str, ...]]:
    for name, kind, pairs in compared(sets):
        ours = figures(pairs, kind)
        ways = ((ours.precision, ours.recall), by_letters(pairs), by_logic_v2(pairs, kind))
        yield name, str(ours.pairs), *(cell for way in ways for cell in _cells(way))


def _cells(way: Shares | None) -> tuple[str, ...]:
    return ("not installed",) * 3 if way is None else tuple(share(value) for value in (*way, f1(way)))


def _latin(name: str) -> str:
    return anyascii(name).casefold()
