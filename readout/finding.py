"""From what a person types to one entity: an id, or a name in any spelling."""

from __future__ import annotations

from collections.abc import Iterable

from graph.connection import Store
from graph.errors import EntityMoved, GraphError, UnknownEntity
from graph.model import Node
from graph.reader.entities import entity
from loaders.search import Hit, search

SURE = 0.85
CLEARLY_BETTER = 0.06


class SeveralFit(GraphError):
    """A name that fits several entities about as well."""

    def __init__(self, text: str, hits: Iterable[Hit]) -> None:
        options = "\n".join(f"  {hit.entity.id}  {hit.entity.name}" for hit in hits)
        super().__init__(f"several fit {text!r}; give the id of one:\n{options}")


def found(store: Store, text: str, labels: Iterable[str] = ()) -> Node:
    """The entity that `text` means.

    Raises UnknownEntity where nothing fits, SeveralFit where several do, EntityGone for an id that is no more.
    """
    try:
        return entity(store, text)
    except EntityMoved as moved:
        return entity(store, moved.now)
    except UnknownEntity:
        return _named(store, text, labels)


def _named(store: Store, text: str, labels: Iterable[str]) -> Node:
    wanted = tuple(labels) or ("Official", "Organization", "Country", "Initiative", "Place")
    hits = search(store, text, wanted, limit=6)
    if not hits or hits[0].likeness < SURE:
        raise UnknownEntity(text)
    close = [hit for hit in hits if hit.likeness > hits[0].likeness - CLEARLY_BETTER]
    people = [hit for hit in close if "Official" in hit.entity.labels]
    if len(people or close) > 1 and hits[0].likeness < 1:
        raise SeveralFit(text, people or close)
    return hits[0].entity
