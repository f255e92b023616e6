"""Search by name in any spelling and script: the store finds candidates by folded words, the ranking is ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.connection import Store
from graph.model import Node
from graph.reader.entities import candidates
from loaders.resolution.name_keys import fold, name_key, skeleton, words

CANDIDATES = 300
LEAST_LIKE = 62.0
"""Below this likeness (0 to 100) of folded names a candidate is noise."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found; `likeness` is 0 to 1, `name` the one of its names that fits best."""

    entity: Node
    likeness: float
    name: str


def search(store: Store, text: str, labels: Iterable[str] = (), limit: int = 20) -> tuple[Hit, ...]:
    """The entities whose names are most like `text`, best first; of equal ones those in more articles."""
    wanted = frozenset(labels)
    found = (
        _hit(text, node)
        for node in candidates(store, lucene_query(text), CANDIDATES)
        if not wanted or wanted & set(node.labels)
    )
    hits = sorted((hit for hit in found if hit.likeness * 100 >= LEAST_LIKE), key=_best_first)
    return tuple(hits[:limit])


def lucene_query(text: str) -> str:
    """The query for the full-text index: each word folded, with one letter forgiven, and its consonants."""
    folded = [key for word in words(text) if (key := fold(word))]
    terms = [f"{key} OR {key}~1 OR {skeleton(key)}" if len(key) > 3 else key for key in folded]
    return " OR ".join(terms) or '""'


def _hit(text: str, node: Node) -> Hit:
    names = node.properties.get("names") or ()
    every = [node.name, *(str(name) for name in names)] if isinstance(names, tuple) else [node.name]
    scored = [(_likeness(text, name), name) for name in dict.fromkeys(every)]
    likeness, name = max(scored, key=lambda pair: (pair[0], -len(pair[1]), pair[1]))
    return Hit(node, round(likeness / 100, 3), name)


def _likeness(text: str, name: str) -> float:
    """Likeness of folded names, 0 to 100; a part of a name, such as a surname, counts almost as much as the whole."""
    asked, known = name_key(text), name_key(name)
    whole = fuzz.token_sort_ratio(asked, known)
    part = 0.93 * fuzz.token_set_ratio(asked, known) if len(asked) > 3 else 0.0
    return max(whole, part)


def _best_first(hit: Hit) -> tuple[float, bool, int, str]:
    """By likeness; of equal ones those that bear the name before the events that are named for them."""
    articles = hit.entity.properties.get("articles")
    is_event = bool({"Meeting", "Agreement"} & set(hit.entity.labels))
    return -hit.likeness, is_event, -articles if isinstance(articles, int) else 0, hit.entity.id
