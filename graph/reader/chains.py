"""Chains of meetings: the shortest ways from one entity to another through who met whom.

The search goes level by level from both ends, one statement a level, and over pairs rather than meetings: two who met
fifty times are one step, where a path query would count fifty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph.connection import Store
from graph.model import Edge, Node
from graph.reader.entities import nodes
from graph.reader.rows import ITS_PEOPLE, edge

MAX_MEETINGS = 6
MAX_PATHS = 25


@dataclass(frozen=True, slots=True)
class Chain:
    """A shortest chain of meetings: nodes in order, and between each two the edge of their latest meeting."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


Pair = tuple[str, str]


def chains(store: Store, left: str, right: str, limit: int = MAX_PATHS) -> tuple[Chain, ...]:
    """The shortest chains of meetings between two entities, at most MAX_MEETINGS long; none where there is none.

    A body or a state stands at an end through any of its people.
    """
    starts = _people(store, left)
    ends = _people(store, right) - starts
    paths = tuple(islice(_paths(_pairs_between(store, starts, ends), starts, ends), limit))
    found = {one.id: one for one in nodes(store, {id_ for path in paths for id_ in path})}
    latest = _latest(store, {_ordered(*pair) for path in paths for pair in pairwise(path)})
    return tuple(
        Chain(tuple(found[id_] for id_ in path), tuple(latest[_ordered(*pair)] for pair in pairwise(path)))
        for path in paths
    )


def _people(store: Store, id_: str) -> set[str]:
    rows = store.read("MATCH (:Entity {id: $id})" + ITS_PEOPLE + "(a:Entity) RETURN DISTINCT a.id AS id", id=id_)
    return {row["id"] for row in rows}


def _pairs_between(store: Store, starts: set[str], ends: set[str]) -> set[Pair]:
    """Who met whom on the shortest ways: every pair on any of them, and some beside; empty where there is no way."""
    seen, frontiers = [set(starts), set(ends)], [set(starts), set(ends)]
    pairs: set[Pair] = set()
    for _ in range(MAX_MEETINGS):
        if not frontiers[0] or not frontiers[1]:
            return set()
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        met = _met(store, frontiers[side])
        pairs |= met
        frontiers[side] = {id_ for pair in met for id_ in pair} - seen[side]
        seen[side] |= frontiers[side]
        if frontiers[side] & seen[1 - side]:
            return pairs
    return set()


def _met(store: Store, ids: set[str]) -> set[Pair]:
    rows = store.read(
        "UNWIND $ids AS id MATCH (a:Entity {id: id})-[:MET_WITH]-(b:Entity) RETURN DISTINCT a.id AS a, b.id AS b",
        ids=sorted(ids),
    )
    return {_ordered(row["a"], row["b"]) for row in rows}


def _paths(pairs: set[Pair], starts: set[str], ends: set[str]) -> Iterable[tuple[str, ...]]:
    """All shortest ways over the pairs from any start to any end, in an order that depends on ids alone."""
    if not pairs:
        return
    met: nx.Graph[str] = nx.Graph(sorted(pairs))
    met.add_edges_from(("from", start) for start in sorted(starts & met.nodes))
    met.add_edges_from((end, "to") for end in sorted(ends & met.nodes))
    for path in nx.all_shortest_paths(met, "from", "to"):
        yield tuple(str(id_) for id_ in path[1:-1])


def _latest(store: Store, pairs: set[Pair]) -> dict[Pair, Edge]:
    """The edge of the latest meeting of each pair."""
    rows = store.read(
        "UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]})-[r:MET_WITH]-(b:Entity) WHERE b.id = pair[1] "
        "RETURN startNode(r).id AS start, endNode(r).id AS end, properties(r) AS properties",
        pairs=[list(pair) for pair in sorted(pairs)],
    )
    edges = [edge("MET_WITH", row["start"], row["end"], row["properties"]) for row in rows]
    return {_ordered(one.start, one.end): one for one in sorted(edges, key=_day)}


def _day(one: Edge) -> Pair:
    return str(one.properties.get("date_from") or one.properties.get("reported_first") or ""), one.id


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
