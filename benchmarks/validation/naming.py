"""How well names are compared, beside likeness of their letters in Latin script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from benchmarks.names import NameSets, Pair, compared, figures, first_hits, read_sets
from benchmarks.validation.tables import share, table

Shares = tuple[float, float]
"""Precision and recall."""


def report(folder: Path) -> str:
    """Both ways on every set, and how often a name's other spelling is the likest of all."""
    sets = read_sets(folder)
    head = ("", "pairs", "precision", "recall", "F1", "letters: precision", "recall", "F1")
    first = share(first_hits(sets.politicians, "en", "ru"))
    count = sum(bool(row["en"] and row["ru"]) for row in sets.politicians)
    hits = f"Of {count} English names of politicians, {first} find their own Russian spelling first among all."
    return f"{table(head, _rows(sets))}\n\n{hits}"


def by_letters(pairs: Sequence[Pair]) -> Shares:
    """Precision and recall of likeness of letters at the threshold where its F1 is best on these very pairs."""
    likeness = [(fuzz.token_sort_ratio(_latin(pair.left), _latin(pair.right)), pair.same) for pair in pairs]
    likeness.sort(reverse=True)
    total, right, best = max(1, sum(pair.same for pair in pairs)), 0, (0.0, 0.0)
    for found, (value, same) in enumerate(likeness, 1):
        right += same
        ends_ties = found == len(likeness) or likeness[found][0] < value
        if ends_ties and f1((right / found, right / total)) > f1(best):
            best = (right / found, right / total)
    return best


def f1(shares: Shares) -> float:
    """Harmonic mean of precision and recall."""
    precision, recall = shares
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rows(sets: NameSets) -> Iterator[tuple[str, ...]]:
    for name, kind, pairs in compared(sets):
        ours = figures(pairs, kind)
        both = ((ours.precision, ours.recall), by_letters(pairs))
        yield name, str(ours.pairs), *(share(value) for way in both for value in (*way, f1(way)))


def _latin(name: str) -> str:
    return anyascii(name).casefold()
