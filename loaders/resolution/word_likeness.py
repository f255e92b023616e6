"""How alike two words of names sound."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from loaders.resolution.person_names import NameWord


@lru_cache(maxsize=500_000)
def word_likeness(one: NameWord, other: NameWord) -> float:
    """How alike two words of names sound, 0 to 1."""
    if one.fold == other.fold:
        return 1.0
    if one.given is not None and one.given == other.given:
        return 0.95
    spelled = Levenshtein.normalized_similarity(one.fold, other.fold)
    if one.skeleton == other.skeleton and len(one.skeleton) > 1:
        return max(spelled, 0.8 + 0.2 * spelled)
    return spelled
