"""Are these names compatible? The entrance to comparing names of officials and of organizations."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TextIO

from loaders.resolution.body_names import compare_organizations
from loaders.resolution.comparison import Comparison
from loaders.resolution.person_comparison import compare_officials

NameKind = Literal["official", "organization"]

__all__ = ["Comparison", "NameKind", "compare", "compare_pairs"]


def compare(left: str, right: str, kind: NameKind) -> Comparison:
    """How far two names agree; the answer is the same with the names exchanged."""
    first, second = sorted((left, right))
    return compare_officials(first, second) if kind == "official" else compare_organizations(first, second)


def compare_pairs(path: Path, kind: NameKind, out: TextIO) -> int:
    """Writes the rows of a tab-separated file (header `left`, `right`; csv quoting) with score, same and partial.

    Returns the number of pairs. Raises KeyError where the header lacks `left` or `right`.
    """
    number = 0
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        columns = [*(reader.fieldnames or ()), "score", "same", "partial"]
        writer = csv.DictWriter(out, columns, delimiter="\t", lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        for row in _compared(reader, kind):
            writer.writerow(row)
            number += 1
    return number


def _compared(rows: Iterator[dict[str, str]] | csv.DictReader[str], kind: NameKind) -> Iterator[dict[str, str]]:
    for row in rows:
        found = compare(row["left"], row["right"], kind)
        verdicts = {"same": found.same, "partial": found.partial}
        yield {**row, "score": f"{found.score:.4f}", **{name: str(is_so).lower() for name, is_so in verdicts.items()}}
