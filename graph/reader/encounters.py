"""Who met whom: a person, a body through its people, a state through those who represent it; and who took part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, LiteralString

from graph.connection import Store
from graph.model import Edge, Node
from graph.reader.rows import ITS_PEOPLE, Page, beyond, edge, node, page, place_of, where


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of two: `left` is the one asked about, or one of its people."""

    left: Node
    right: Node
    edge: Edge


_DAY: LiteralString = "coalesce(r.date_from, r.reported_first, '')"
_OF_THE_OTHER: LiteralString = (
    "(b.id = $other OR EXISTS { MATCH (b)-[:HOLDS|REPRESENTS|BELONGS_TO]->(:Entity {id: $other}) })"
)
# A meeting of two people of one state is found from both ends: the smaller id is the left one then.
_FOUND: LiteralString = (
    " WITH r, min(a.id) AS left_id, " + _DAY + " AS key, r.id AS id ORDER BY key DESC, id LIMIT $limit "
    "RETURN key, id, left_id, properties(r) AS edge, startNode(r).id AS start, endNode(r).id AS end, "
    "labels(startNode(r)) AS start_labels, properties(startNode(r)) AS start_properties, "
    "labels(endNode(r)) AS end_labels, properties(endNode(r)) AS end_properties ORDER BY key DESC, id"
)


def met(store: Store, id_: str, other: str | None = None, limit: int = 200) -> tuple[Met, ...]:
    """Whom an entity met, itself or through its people, latest first; with `other`, only the meetings with it.

    `other` may be a body or a state too: then meetings with its people count.
    """
    return encounters(store, id_, other, limit=limit).items


def encounters(
    store: Store,
    id_: str,
    other: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int = 200,
) -> Page[Met]:
    """The same, a page at a time, between two days; where the day of a meeting is unknown, that of the reports counts.

    Raises BadCursor for a cursor that no page gave out.
    """
    key, place = place_of(after)
    tests: list[LiteralString] = []
    if other is not None:
        tests.append(_OF_THE_OTHER)
    if since is not None:
        tests.append("coalesce(r.date_to, r.reported_last, '') >= $since")
    if until is not None:
        tests.append("coalesce(r.date_from, r.reported_first, '9999') <= $until")
    if key is not None:
        tests.append(beyond(_DAY, "r.id", latest_first=True))
    entry: LiteralString = "MATCH (:Entity {id: $id})" + ITS_PEOPLE + "(a:Entity)-[r:MET_WITH]-(b:Entity)"
    rows = store.read(
        entry + where(tests) + _FOUND,
        id=id_,
        other=other,
        since=since,
        until=until,
        key=key,
        after=place,
        limit=limit + 1,
    )
    found = [(str(row["key"]), _met(row)) for row in rows]
    return page(found, [one.edge.id for _, one in found], limit)


def _met(row: dict[str, Any]) -> Met:
    start = node(row["start_labels"], row["start_properties"])
    end = node(row["end_labels"], row["end_properties"])
    between = edge("MET_WITH", row["start"], row["end"], row["edge"])
    return Met(start, end, between) if row["left_id"] == start.id else Met(end, start, between)


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
        "MATCH (n:Entity)-[:AGREED_ON]->(a:Entity {id: $id}) WITH DISTINCT n "
        "RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.name, n.id",
        id=agreement,
    )
    return tuple(node(row["labels"], row["properties"]) for row in rows)
