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
Model = tuple[HistGradientBoostingClassifier, list[str]]
"""A model and the names of its traits, in their order."""


def grown(traits: Sequence[Traits], answers: Sequence[bool], weights: Sequence[float], **shape: Any) -> Model:
    """A forest that says how likely an answer is yes; `shape` holds what scikit-learn calls parameters."""
    names = sorted({name for row in traits for name in row})
    model = HistGradientBoostingClassifier(
        max_depth=4, max_leaf_nodes=16, learning_rate=0.05, early_stopping=False, **shape
    )
    return model.fit(_table(traits, names), answers, sample_weight=weights), names


def chances(traits: Sequence[Traits], model: Model) -> list[float]:
    """What a model says of each row."""
    said: list[float] = model[0].predict_proba(_table(traits, model[1]))[:, 1].tolist()
    return said


def _table(traits: Iterable[Traits], names: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([[float(row.get(name, MISSING)) for name in names] for row in traits])


def write(path: Path, model: Model) -> None:
    """Put a model down as plain lists: traits, starting log odds, and four columns a tree."""
    grown_by, names = model
    start = float(np.ravel(grown_by._baseline_prediction)[0])
    trees = [_columns(stage[0].nodes) for stage in grown_by._predictors]
    whole = {"traits": names, "start": round(start, 5), "trees": trees}
    path.write_text(json.dumps(whole, separators=(",", ":")) + "\n", "utf-8")


def _columns(nodes: Any) -> list[list[float]]:
    leaf = nodes["is_leaf"].astype(bool)
    bound = np.where(leaf, nodes["value"], nodes["num_threshold"])
    columns = (np.where(leaf, -1, nodes["feature_idx"]), bound.round(5), nodes["left"], nodes["right"])
    return [column.tolist() for column in columns]
