"""Boosted trees: numbers with names in, probabilities out. The weights are trained elsewhere and plain JSON here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

MISSING = -1.0
"""The value of a trait that two people do not have, in training as here."""
_LEAF = -1

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Forest:
    """Binary trees whose values add up to log odds, as arrays of shape (trees, nodes).

    Node i asks whether trait `trait[i]` is at most `bound[i]`, and goes on to node `left[i]` or else `right[i]`. A leaf
    has trait -1, and its value as bound.
    """

    traits: tuple[str, ...]
    start: float
    trait: Places
    bound: Numbers
    left: Places
    right: Places

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Between 0 and 1, one a row."""
        blank: dict[str, float] = dict.fromkeys(self.traits, MISSING)
        filled = [tuple({**blank, **row}.values())[: len(blank)] for row in rows]
        table = np.array(filled, dtype=np.float64)
        odds = self.start + self._leaves(table.reshape(len(rows), len(self.traits))).sum(axis=1)
        chances: list[float] = (1 / (1 + np.exp(-odds))).tolist()
        return chances

    def _leaves(self, table: Numbers) -> Numbers:
        """The value of the leaf that each row reaches in each tree, of shape (rows, trees)."""
        trees = np.arange(len(self.trait))
        nodes = np.zeros((len(table), len(trees)), dtype=np.int64)
        while True:
            asked = self.trait[trees, nodes]
            if (asked == _LEAF).all():
                return self.bound[trees, nodes]
            answers = np.take_along_axis(table, np.maximum(asked, 0), axis=1)
            further = np.where(answers <= self.bound[trees, nodes], self.left[trees, nodes], self.right[trees, nodes])
            nodes = np.where(asked == _LEAF, nodes, further)


@cache
def forest(name: str) -> Forest:
    """The trained trees of `weights/NAME.json`."""
    return read(files("loaders.extraction").joinpath("weights", f"{name}.json").read_text("utf-8"))


def read(text: str) -> Forest:
    """A forest from its JSON."""
    weights = json.loads(text)
    trait, bound, left, right = ([tree[column] for tree in weights["trees"]] for column in range(4))
    return Forest(
        traits=tuple(weights["traits"]),
        start=weights["start"],
        trait=_padded(trait, _LEAF).astype(np.int64),
        bound=_padded(bound, 0.0),
        left=_padded(left, 0).astype(np.int64),
        right=_padded(right, 0).astype(np.int64),
    )


def _padded(columns: Sequence[Sequence[float]], fill: float) -> Numbers:
    return np.array(list(zip_longest(*columns, fillvalue=fill)), dtype=np.float64).T
