"""Grows forests of small trees and puts them down as the product reads them (`loaders/extraction/forest.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from loaders.extraction.forest import MISSING

Traits = Mapping[str, float]
Model = tuple[tuple[HistGradientBoostingClassifier, ...], list[str]]
"""Models grown from several seeds, whose log odds are averaged, and the names of their traits, in their order."""
SEEDS = (1, 2)
"""One forest alone is right by chance on some articles and wrong on others: F1 of two differs by .03."""


def grown(traits: Sequence[Traits], answers: Sequence[bool], weights: Sequence[float], **shape: Any) -> Model:
    """A forest that says how likely an answer is yes; `shape` holds what scikit-learn calls parameters."""
    names = sorted({name for row in traits for name in row})
    seen = _table(traits, names)
    models = (
        HistGradientBoostingClassifier(
            max_depth=4, max_leaf_nodes=16, learning_rate=0.05, early_stopping=False, random_state=seed, **shape
        )
        for seed in SEEDS
    )
    return tuple(model.fit(seen, answers, sample_weight=weights) for model in models), names


def chances(traits: Sequence[Traits], model: Model) -> list[float]:
    """What a model says of each row."""
    seen = _table(traits, model[1])
    odds = np.mean([one.decision_function(seen) for one in model[0]], axis=0)
    said: list[float] = (1 / (1 + np.exp(-odds))).tolist()
    return said


def _table(traits: Iterable[Traits], names: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([[float(row.get(name, MISSING)) for name in names] for row in traits])


def write(path: Path, model: Model) -> None:
    """Put a model down as plain lists: traits, starting log odds, and four columns a tree."""
    several, names = model
    start = float(np.mean([np.ravel(one._baseline_prediction)[0] for one in several]))
    trees = [_columns(stage[0].nodes, len(several)) for one in several for stage in one._predictors]
    whole = {"traits": names, "start": round(start, 5), "trees": trees}
    path.write_text(json.dumps(whole, separators=(",", ":")) + "\n", "utf-8")


def _columns(nodes: Any, models: int) -> list[list[float]]:
    leaf = nodes["is_leaf"].astype(bool)
    bound = np.where(leaf, nodes["value"] / models, nodes["num_threshold"])
    columns = (np.where(leaf, -1, nodes["feature_idx"]), bound.round(5), nodes["left"], nodes["right"])
    return [column.tolist() for column in columns]
