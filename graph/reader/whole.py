"""The knowledge as a whole, or a part of it by edge type and time, for export and analysis."""

from __future__ import annotations

from collections.abc import Collection

from graph.connection import Store
from graph.model import Edge, Node, Subgraph
from graph.reader.rows import edge, node


def knowledge(
    store: Store, *, edges: Collection[str] = (), since: str | None = None, until: str | None = None
) -> Subgraph:
    """All entities and the edges between them; with a filter, the edges that pass it and their ends.

    An edge without any day passes a time filter only where its ends are not dated either: it says nothing of time.
    """
    nodes = store.read("MATCH (n:Entity) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id")
    rows = store.read(
        "MATCH (a:Entity)-[r]->(b:Entity) "
        "RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties ORDER BY r.id"
    )
    found = Subgraph(
        tuple(node(row["labels"], row["properties"]) for row in nodes),
        tuple(edge(row["type"], row["start"], row["end"], row["properties"]) for row in rows),
    )
    return narrowed(found, edges=edges, since=since, until=until)


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
