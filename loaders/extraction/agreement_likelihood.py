"""How likely words that may say an undertaking do: a logistic score of their signs, with weights of our own.

`training/agreements.py` makes the weights from annotated articles; its card is `docs/models/agreements.md`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

ENOUGH = 0.4
"""From here on words count as an undertaking: where F1 is best on annotated articles that the weights do not know."""


def likelihood(signs: Iterable[str]) -> float:
    """The likelihood, 0 to 1, that an undertaking with these signs is one."""
    weights = _weights()
    score = weights[""] + sum(weights.get(sign, 0.0) for sign in signs)
    return 1 / (1 + math.exp(-score))


@cache
def _weights() -> dict[str, float]:
    """The weight of each sign; that of "" is added always."""
    text = files("loaders.extraction").joinpath("weights", "agreements.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
