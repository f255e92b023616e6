"""The knowledge as a whole, or a part of it by edge type and time, for export and analysis; evidence when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import LiteralString

from graph.connection import Store
from graph.ids import identifier
from graph.model import Edge, Node, Subgraph
from graph.reader.rows import edge, node

_NODES: tuple[LiteralString, ...] = ("Article", "Claim", "Mention", "OfficeMention")
_EDGES: tuple[tuple[LiteralString, LiteralString, LiteralString], ...] = (
    ("Mention", "IN", "Article"),
    ("Claim", "IN", "Article"),
    ("OfficeMention", "OF", "Mention"),
    ("Mention", "PARTY_TO", "Claim"),
    ("Mention", "REFERS_TO", "Entity"),
    ("Claim", "SUPPORTS", "Entity"),
)


def knowledge(
    store: Store, *, edges: Collection[str] = (), since: str | None = None, until: str | None = None
) -> Subgraph:
    """All entities and the edges between them; with a filter, the edges that pass it and their ends.

    An edge without any day passes a time filter only where its ends are dated: else it says nothing of time.
    """
    wanted: LiteralString = " WHERE type(r) IN $types" if edges else ""
    rows = store.read(
        "MATCH (a:Entity)-[r]->(b:Entity)" + wanted + " "
        "RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties ORDER BY r.id",
        types=sorted(edges),
    )
    found = Subgraph(
        _nodes(store, "Entity"),
        tuple(edge(row["type"], row["start"], row["end"], row["properties"]) for row in rows),
    )
    return narrowed(found, edges=edges, since=since, until=until)


def with_evidence(store: Store, graph: Subgraph) -> Subgraph:
    """`graph` with the mentions and claims behind its entities, their articles and offices.

    The ids of mentions and claims are `mention:…` and `claim:…` here: an entity has the id of one of its own.
    """
    edges = [one for ends in _EDGES for one in _evidence_edges(store, *ends)]
    kept = {one.id for one in graph.nodes}
    kept |= {one.start for one in edges if one.type in ("REFERS_TO", "SUPPORTS") and one.end in kept}
    kept |= {one.end for one in edges if one.type == "IN" and one.start in kept}
    kept |= {one.start for one in edges if one.type == "OF" and one.end in kept}
    nodes = (one for label in _NODES for one in _evidence_nodes(store, label) if one.id in kept)
    between = (one for one in edges if one.start in kept and one.end in kept)
    return Subgraph(
        tuple(sorted((*graph.nodes, *nodes), key=lambda one: one.id)),
        tuple(sorted((*graph.edges, *between), key=lambda one: one.id)),
    )


def _nodes(store: Store, label: LiteralString) -> tuple[Node, ...]:
    rows = store.read("MATCH (n:" + label + ") RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id")
    return tuple(node(row["labels"], row["properties"]) for row in rows)


def _evidence_nodes(store: Store, label: LiteralString) -> Iterator[Node]:
    return (Node(_apart(label, one.id), one.labels, one.properties) for one in _nodes(store, label))


def _evidence_edges(store: Store, start: LiteralString, type_: LiteralString, end: LiteralString) -> Iterator[Edge]:
    """Edges of evidence: those that articles state have no id of their own, and are told apart by their order."""
    rows = store.read(
        "MATCH (a:" + start + ")-[r:" + type_ + "]->(b:" + end + ") "
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties ORDER BY start, end"
    )
    for row in rows:
        own = {"id": identifier(type_, row["start"], row["end"], row["properties"].get("order"))}
        yield edge(type_, _apart(start, row["start"]), _apart(end, row["end"]), own | row["properties"])


def _apart(label: str, id_: str) -> str:
    return f"{label.lower()}:{id_}" if label in ("Mention", "Claim") else id_


def narrowed(
    graph: Subgraph, *, edges: Collection[str] = (), since: str | None = None, until: str | None = None
) -> Subgraph:
    """The part of `graph` that passes the filters; the whole of it where there are none."""
    if not edges and since is None and until is None:
        return graph
    by_id = {one.id: one for one in graph.nodes}
    kept = tuple(one for one in graph.edges if (not edges or one.type in edges) and _within(one, by_id, since, until))
    ends = {end for one in kept for end in (one.start, one.end)}
    return Subgraph(tuple(one for one in graph.nodes if one.id in ends), kept)


def _within(one: Edge, nodes: dict[str, Node], since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    first, last = _days(one, nodes)
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _days(one: Edge, nodes: dict[str, Node]) -> tuple[str | None, str | None]:
    """First and last day of an edge, of its own or of the meeting or agreement at its ends."""
    for properties in (one.properties, *(nodes[end].properties for end in (one.start, one.end) if end in nodes)):
        first = properties.get("date_from") or properties.get("reported_first") or properties.get("first_seen")
        last = properties.get("date_to") or properties.get("reported_last") or properties.get("last_seen")
        if first is not None and last is not None:
            return str(first), str(last)
    return None, None
