"""Which articles are copies of one text: they count once, however many outlets carried them.

Texts are compared by the smallest hashes of their runs of words, so that two thousand articles take a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from graph.model import Article
from loaders.resolution.unions import Unions

RUN = 5
"""Words in a run."""

SKETCH = 48
"""Hashes kept of a text."""

COPY = 0.5
"""Share of the hashes of the shorter text that a copy has in common."""

SHARERS = 50
"""Texts with one hash that are compared with each other: what more have in common is a formula, not a copy."""

_SEVERAL = 3
"""Hashes in common from which two texts are compared at all."""

_WORD = re.compile(r"\w+")


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """For each article the smallest id among the copies of its text."""
    known = {article.id: article for article in articles}
    unions = Unions(known)
    first_of_hash: dict[str, str] = {}
    for key in sorted(known):
        unions.join(key, first_of_hash.setdefault(known[key].text_hash or key, key))
    sketches = {key: sketch(known[key].text) for key in sorted(known)}
    for one, other in _alike(sketches):
        unions.join(one, other)
    return {key: unions.leader(key) for key in known}


@lru_cache(maxsize=10_000)
def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the runs of words of a text."""
    words = _WORD.findall(text.lower())
    runs = {crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(len(words) - RUN + 1, 0))}
    return frozenset(sorted(runs)[:SKETCH])


def _alike(sketches: dict[str, frozenset[int]]) -> Iterable[tuple[str, str]]:
    """Pairs that share enough of the hashes that both could have kept."""
    holders: dict[int, list[str]] = defaultdict(list)
    for key, sketch in sketches.items():
        for value in sketch:
            holders[value].append(key)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for sharers in holders.values():
        for pair in combinations(sorted(sharers)[:SHARERS], 2):
            common[pair] += 1
    for (one, other), shared in sorted(common.items()):
        if are_copies(sketches[one], sketches[other], shared):
            yield one, other


def are_copies(one: frozenset[int], other: frozenset[int], shared: int) -> bool:
    """Whether texts with these hashes, `shared` in common, are copies."""
    return shared >= _SEVERAL and shared >= COPY * _comparable(one, other)


def _comparable(one: frozenset[int], other: frozenset[int]) -> int:
    """How many hashes of the two lie below the largest that both cover."""
    limit = min(max(one), max(other))
    return min(sum(value <= limit for value in one), sum(value <= limit for value in other))
