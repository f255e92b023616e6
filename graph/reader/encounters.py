"""Who met whom: a person, a body through its people, a state through those who represent it; and chains of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, LiteralString

from graph.connection import Store
from graph.model import Edge, Node
from graph.reader.rows import edge, node

MAX_PATHS = 25


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of two: `left` is the one asked about, or one of its people."""

    left: Node
    right: Node
    edge: Edge


@dataclass(frozen=True, slots=True)
class Chain:
    """A shortest chain of meetings: nodes in order, and the edge between each two."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


_OWN: LiteralString = "MATCH (a:Entity {id: $id})-[r:MET_WITH]-(b:Entity)"
_THROUGH: LiteralString = "MATCH (o:Entity {id: $id})<-[:HOLDS|REPRESENTS]-(a:Entity)-[r:MET_WITH]-(b:Entity)"
_RETURN: LiteralString = (
    " RETURN DISTINCT labels(a) AS left_labels, properties(a) AS left, labels(b) AS right_labels, "
    "properties(b) AS right, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS edge, "
    "coalesce(r.date_from, r.reported_first, '') AS day ORDER BY day DESC LIMIT $limit"
)


def met(store: Store, id_: str, other: str | None = None, limit: int = 200) -> tuple[Met, ...]:
    """Whom an entity met, itself or through its people, latest first; with `other`, only the meetings with it.

    `other` may be a body or a state too: then meetings with its people count.
    """
    rows = [row for entry in (_OWN, _THROUGH) for row in store.read(entry + _RETURN, id=id_, limit=limit)]
    found = {row["edge"]["id"]: _met(row) for row in rows}
    kept = found.values() if other is None else _with(store, other, list(found.values()))
    return tuple(sorted(kept, key=_latest_first))[:limit]


def _with(store: Store, other: str, found: list[Met]) -> list[Met]:
    rows = store.read("MATCH (o:Entity {id: $id})<-[:HOLDS|REPRESENTS]-(a:Entity) RETURN DISTINCT a.id AS id", id=other)
    wanted = {other, *(row["id"] for row in rows)}
    return [one for one in found if one.right.id in wanted]


def _latest_first(one: Met) -> tuple[int, str]:
    day = str(one.edge.properties.get("date_from") or one.edge.properties.get("reported_first") or "0000-00-00")
    return -int(day.replace("-", "")), one.edge.id


def _met(row: dict[str, Any]) -> Met:
    return Met(
        node(row["left_labels"], row["left"]),
        node(row["right_labels"], row["right"]),
        edge("MET_WITH", row["start"], row["end"], row["edge"]),
    )


def chains(store: Store, left: str, right: str, limit: int = MAX_PATHS) -> tuple[Chain, ...]:
    """The shortest chains of meetings between two entities, at most six meetings long; none where there is none."""
    rows = store.read(
        "MATCH (a:Entity {id: $left}), (b:Entity {id: $right}) "
        "MATCH p = allShortestPaths((a)-[:MET_WITH*1..6]-(b)) "
        "RETURN [n IN nodes(p) | {labels: labels(n), properties: properties(n)}] AS nodes, "
        "[r IN relationships(p) | {start: startNode(r).id, end: endNode(r).id, properties: properties(r)}] AS edges "
        "LIMIT $limit",
        left=left,
        right=right,
        limit=limit,
    )
    found = [_chain(row) for row in rows]
    return tuple(sorted(found, key=lambda chain: [one.id for one in chain.edges]))


def _chain(row: dict[str, Any]) -> Chain:
    return Chain(
        tuple(node(one["labels"], one["properties"]) for one in row["nodes"]),
        tuple(edge("MET_WITH", one["start"], one["end"], one["properties"]) for one in row["edges"]),
    )


def participants(store: Store, meeting: str) -> tuple[tuple[Edge, Node], ...]:
    """Who took part in a meeting, by side."""
    rows = store.read(
        "MATCH (n:Entity)-[r:TOOK_PART_IN]->(m:Entity {id: $id}) "
        "RETURN labels(n) AS labels, properties(n) AS properties, properties(r) AS edge "
        "ORDER BY coalesce(r.side, 99), n.name, n.id",
        id=meeting,
    )
    return tuple(
        (edge("TOOK_PART_IN", row["properties"]["id"], meeting, row["edge"]), node(row["labels"], row["properties"]))
        for row in rows
    )


def parties(store: Store, agreement: str) -> tuple[Node, ...]:
    """Who is a party of an agreement, or of an initiative."""
    rows = store.read(
        "MATCH (n:Entity)-[:AGREED_ON]->(a:Entity {id: $id}) "
        "RETURN DISTINCT labels(n) AS labels, properties(n) AS properties ORDER BY properties.name",
        id=agreement,
    )
    return tuple(node(row["labels"], row["properties"]) for row in rows)
