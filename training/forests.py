"""Grows forests of small trees and puts them down as the product reads them (`loaders/extraction/forest.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from loaders.extraction.forest import MISSING

Traits = Mapping[str, float]
Model = tuple[GradientBoostingClassifier, list[str]]
"""A model and the names of its traits, in their order."""


def grown(traits: Sequence[Traits], answers: Sequence[bool], weights: Sequence[float], **shape: Any) -> Model:
    """A forest that says how likely an answer is yes; `shape` holds what scikit-learn calls parameters."""
    names = sorted({name for row in traits for name in row})
    model = GradientBoostingClassifier(max_depth=4, learning_rate=0.05, subsample=0.6, **shape)
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
    prior = grown_by.init_.class_prior_[1]
    trees = [_columns(stage[0].tree_, grown_by.learning_rate) for stage in grown_by.estimators_]
    whole = {"traits": names, "start": round(float(np.log(prior / (1 - prior))), 5), "trees": trees}
    path.write_text(json.dumps(whole, separators=(",", ":")) + "\n", "utf-8")


def _columns(tree: Any, rate: float) -> list[list[float]]:
    leaf = tree.children_left < 0
    bound = np.where(leaf, tree.value[:, 0, 0] * rate, tree.threshold)
    columns = (np.where(leaf, -1, tree.feature), bound.round(5), tree.children_left, tree.children_right)
    return [column.tolist() for column in columns]
