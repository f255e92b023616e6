"""What must be written so that the stored knowledge becomes the knowledge that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.model import Edge, Node, Subgraph, Value

Item = TypeVar("Item", Node, Edge)


@dataclass(frozen=True, slots=True)
class Difference:
    """Nodes and edges to create, to change and to delete, each ordered by id."""

    created: tuple[Node, ...]
    changed: tuple[Node, ...]
    deleted: tuple[Node, ...]
    new_edges: tuple[Edge, ...]
    changed_edges: tuple[Edge, ...]
    deleted_edges: tuple[Edge, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not any((self.created, self.changed, self.deleted, *self._edges()))

    def _edges(self) -> tuple[tuple[Edge, ...], ...]:
        return self.new_edges, self.changed_edges, self.deleted_edges


def difference(stored: Subgraph, wanted: Subgraph) -> Difference:
    """From `stored` to `wanted`. A node whose labels change is deleted and created."""
    old, new = {node.id: node for node in stored.nodes}, {node.id: node for node in wanted.nodes}
    relabelled = {id_ for id_ in old.keys() & new.keys() if set(old[id_].labels) != set(new[id_].labels)}
    kept = (old.keys() & new.keys()) - relabelled
    gone = (old.keys() - new.keys()) | relabelled
    old_edges = {edge.id: edge for edge in stored.edges if not {edge.start, edge.end} & gone}
    new_edges = {edge.id: edge for edge in wanted.edges}
    same_ends = {id_ for id_ in old_edges.keys() & new_edges.keys() if _ends(old_edges[id_]) == _ends(new_edges[id_])}
    return Difference(
        created=_ordered(new, (new.keys() - old.keys()) | relabelled),
        changed=_ordered(new, (id_ for id_ in kept if not same_properties(old[id_].properties, new[id_].properties))),
        deleted=_ordered(old, gone),
        new_edges=_ordered(new_edges, new_edges.keys() - same_ends),
        changed_edges=_ordered(
            new_edges,
            (i for i in same_ends if not same_properties(old_edges[i].properties, new_edges[i].properties)),
        ),
        deleted_edges=_ordered(old_edges, old_edges.keys() - same_ends),
    )


def same_properties(left: Mapping[str, Value], right: Mapping[str, Value]) -> bool:
    """Whether two sets of properties are the same once stored: None is absent, a tuple is a list."""
    return plain(left) == plain(right)


def plain(properties: Mapping[str, Value]) -> dict[str, Any]:
    """Properties as the driver takes and gives them, without `id`."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in properties.items()
        if value is not None and key != "id"
    }


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.type, edge.start, edge.end


def _ordered(items: Mapping[str, Item], ids: Iterable[str]) -> tuple[Item, ...]:
    return tuple(items[id_] for id_ in sorted(ids))
