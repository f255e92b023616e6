"""One entity: by any id that was ever given out, by search, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import LiteralString

from graph.connection import Store
from graph.errors import EntityGone, EntityMoved, UnknownEntity
from graph.ledger import tombstone
from graph.model import Edge, Node, Subgraph
from graph.reader.rows import edge, node
from graph.statements import LABELS

MAX_HOPS = 4
MAX_NODES = 2000
"""Nodes of a subgraph around an entity; beyond, the outermost are left out."""


def entity(store: Store, id_: str, label: str = "Entity") -> Node:
    """The entity with this id, of this label.

    Raises EntityMoved where the id is a mention's or claim's that another entity now holds, EntityGone where no
    article speaks of it any more, UnknownEntity where it was never given out or names another kind.
    """
    rows = store.read("MATCH (n:Entity {id: $id}) RETURN labels(n) AS labels, properties(n) AS properties", id=id_)
    if rows:
        found = node(rows[0]["labels"], rows[0]["properties"])
        if label in found.labels:
            return found
        raise UnknownEntity(id_)
    moved = _holder(store, id_)
    if moved is not None:
        raise EntityMoved(id_, moved)
    stone = tombstone(store, id_)
    if stone is None:
        raise UnknownEntity(id_)
    if stone.merged_into is not None:
        raise EntityMoved(id_, stone.merged_into)
    raise EntityGone(id_, stone.at)


def _holder(store: Store, id_: str) -> str | None:
    """The entity that a mention or claim with this id is part of."""
    statements: tuple[LiteralString, ...] = (
        "MATCH (:Mention {id: $id})-[:REFERS_TO]->(n:Entity) RETURN n.id AS id",
        "MATCH (:Claim {id: $id})-[:SUPPORTS]->(n:Entity) RETURN n.id AS id",
    )
    rows = [row for statement in statements for row in store.read(statement, id=id_)]
    return rows[0]["id"] if rows else None


def candidates(store: Store, query: str, limit: int = 200) -> tuple[Node, ...]:
    """Entities that the full-text index finds for `query` (Lucene syntax over folded forms), best first.

    The two servers score differently: this is for candidates, ranking is the caller's.
    """
    rows = store.read(
        "CALL db.index.fulltext.queryNodes('entity_text', $query) YIELD node, score "
        "RETURN labels(node) AS labels, properties(node) AS properties, score ORDER BY score DESC LIMIT $limit",
        query=query,
        limit=limit,
    )
    return tuple(node(row["labels"], row["properties"]) for row in rows)


def neighbours(store: Store, id_: str, limit: int = 500) -> Subgraph:
    """An entity with everything one edge away, by edge id."""
    edges = _edges_of(store, id_, limit)
    return Subgraph(nodes(store, {id_, *_ends(edges)}), tuple(edges))


def subgraph(store: Store, id_: str, hops: int = 1, limit: int = MAX_NODES) -> Subgraph:
    """What is within `hops` edges of an entity (1 to MAX_HOPS), at most `limit` nodes, and the edges between them."""
    inside, frontier = {id_}, {id_}
    for _ in range(min(hops, MAX_HOPS)):
        beside = _beside(store, frontier, limit + len(inside))
        frontier = set(sorted(beside - inside)[: max(0, limit - len(inside))])
        inside |= frontier
        if not frontier:
            break
    return Subgraph(nodes(store, inside), tuple(_edges_between(store, inside)))


def _beside(store: Store, ids: set[str], limit: int) -> set[str]:
    """The first neighbours by id, so that a limit gives the same ones every time."""
    rows = store.read(
        "UNWIND $ids AS id MATCH (n:Entity {id: id})--(other:Entity) "
        "WITH DISTINCT other.id AS beside ORDER BY beside LIMIT $limit RETURN beside",
        ids=sorted(ids),
        limit=limit,
    )
    return {row["beside"] for row in rows}


def _edges_between(store: Store, ids: set[str]) -> Iterator[Edge]:
    """All edges between these nodes: asked for outwards, since a state has thousands inwards and few outwards.

    The ids are a map, too: a list would be searched for each of those thousands.
    """
    rows = store.read(
        "UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]->(other:Entity) WHERE $inside[other.id] "
        "RETURN type(r) AS type, id AS start, other.id AS end, properties(r) AS properties ORDER BY properties.id",
        ids=sorted(ids),
        inside=dict.fromkeys(ids, True),
    )
    return (edge(row["type"], row["start"], row["end"], row["properties"]) for row in rows)


def _edges_of(store: Store, id_: str, limit: int) -> list[Edge]:
    """The first edges by id, so that a limit gives the same ones every time."""
    rows = store.read(
        "MATCH (n:Entity {id: $id})-[r]-(other:Entity) "
        "WITH DISTINCT r, r.id AS key ORDER BY key LIMIT $limit "
        "RETURN type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS properties",
        id=id_,
        limit=limit,
    )
    found = {row["properties"]["id"]: edge(row["type"], row["start"], row["end"], row["properties"]) for row in rows}
    return [found[key] for key in sorted(found)]


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for one in edges for end in (one.start, one.end)}


def nodes(store: Store, ids: Iterable[str]) -> tuple[Node, ...]:
    """The entities with these ids, by id; unknown ids give nothing."""
    rows = store.read(
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN labels(n) AS labels, properties(n) AS properties",
        ids=sorted(ids),
    )
    return tuple(sorted((node(row["labels"], row["properties"]) for row in rows), key=lambda one: one.id))


def offices(store: Store, id_: str) -> tuple[tuple[Edge, Node], ...]:
    """The offices of an official, each with the body or state; the latest seen first."""
    rows = store.read(
        "MATCH (n:Entity {id: $id})-[r:HOLDS]->(b:Entity) "
        "RETURN properties(r) AS edge, labels(b) AS labels, properties(b) AS properties "
        "ORDER BY coalesce(r.last_seen, '') DESC, r.id",
        id=id_,
    )
    return tuple(
        (edge("HOLDS", id_, row["properties"]["id"], row["edge"]), node(row["labels"], row["properties"]))
        for row in rows
    )


def statistics(store: Store) -> dict[str, int]:
    """How many articles, mentions, claims and entities of each label there are, and how many pairs met."""
    counted = {label: store.read("MATCH (n:" + name + ") RETURN count(n) AS count") for label, name in LABELS.items()}
    counted["MET_WITH"] = store.read("MATCH ()-[n:MET_WITH]->() RETURN count(n) AS count")
    counts = {label: rows[0]["count"] for label, rows in sorted(counted.items())}
    return {label: count for label, count in counts.items() if count or label in ("Article", "Claim", "Entity")}
