"""How alike two words of names sound."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from loaders.resolution.person_names import NameWord
from loaders.resolution.sounds import distance

FAR_APART = 0.36
"""Likeness of spelling below which sounds are not compared: that is slow, and seldom changes anything."""

SPELLED = 0.95
"""Weight of spelling beside sound."""

SOUNDS = 0.5
"""What a unit of distance between sounds takes away; at WORD_AGREES it is the distance that parts names best."""


@lru_cache(maxsize=500_000)
def word_likeness(one: NameWord, other: NameWord) -> float:
    """How alike two words of names sound, 0 to 1."""
    if one.fold == other.fold:
        return 1.0
    if one.given is not None and one.given == other.given:
        return 0.95
    spelled = Levenshtein.normalized_similarity(one.fold, other.fold)
    if spelled < FAR_APART:
        return spelled
    return max(SPELLED * spelled, 1 - SOUNDS * distance(one.fold, other.fold))
