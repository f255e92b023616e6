"""The one shape on both sides of the database: resolution returns it, the writer takes it, the reader returns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from graph.model.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Node:
    """A node on its way to or from the store; `labels` start with the one whose `id` is unique."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]

    @property
    def name(self) -> str:
        """The node's name, or its id where it has none."""
        return str(self.properties.get("name") or self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge on its way to or from the store; `start` and `end` are the ids of nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges, each ordered by id: what resolution returns, the writer takes, the reader returns."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def present_properties(thing: Any, without: tuple[str, ...]) -> dict[str, Value]:
    """The fields of a dataclass as properties, but for some; what is None is left out."""
    pairs = ((f.name, getattr(thing, f.name)) for f in fields(thing) if f.name not in without)
    return {name: value for name, value in pairs if value is not None}
