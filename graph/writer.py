"""The only place that writes. T1 puts down what one article says; T2 puts down what all evidence amounts to.

T1: evidence and Pending, one transaction an article. T2: knowledge, changes and tombstones, less Pending, one
transaction under the store's lease. Both may be run again without harm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, LiteralString, TypeVar

import neo4j

from graph.connection import Store
from graph.difference import Difference, difference, plain
from graph.evidence import (
    article_properties,
    claim_properties,
    evidence_hash,
    mention_properties,
    office_properties,
    party_rows,
)
from graph.ledger import Lease, check_lease, now
from graph.model import Edge, Evidence, Node, Subgraph
from graph.statements import EDGES, STARTS, labelled, ordered_labels

BATCH = 2000
"""Rows in one statement; 1,000 to 5,000 are as good as any."""

Outcome = Literal["new", "changed", "same"]
Row = TypeVar("Row")

_FORGET: tuple[LiteralString, ...] = (
    "MATCH (a:Article {id: $id})<-[:IN]-(:Mention)<-[:OF]-(o:OfficeMention) DETACH DELETE o",
    "MATCH (a:Article {id: $id})<-[:IN]-(m:Mention) DETACH DELETE m",
    "MATCH (a:Article {id: $id})<-[:IN]-(c:Claim) DETACH DELETE c",
)
_PENDING: LiteralString = "MERGE (p:Pending {id: $id}) SET p.at = $at"


@dataclass(frozen=True, slots=True)
class Written:
    """What T2 did: how many nodes of each label are new, and how many changed and went."""

    created: Mapping[str, int]
    changed: int
    deleted: int


def write_evidence(store: Store, evidence: Evidence) -> Outcome:
    """T1: put down what one article says, in place of what it said before; nothing where that is the same."""
    return store.writing(lambda transaction: _write_evidence(transaction, evidence))


def withdraw(store: Store, article: str) -> bool:
    """T1 backwards: remove an article and all that it says; False for an unknown id."""

    def work(transaction: neo4j.ManagedTransaction) -> bool:
        if transaction.run("MATCH (a:Article {id: $id}) RETURN a.id", id=article).single() is None:
            return False
        _forget(transaction, article)
        transaction.run("MATCH (a:Article {id: $id}) DETACH DELETE a", id=article)
        transaction.run(_PENDING, id=article, at=now())
        return True

    return store.writing(work)


def write_knowledge(
    store: Store, knowledge: Subgraph, held: Lease, covered: Sequence[str] = (), *, kept: str | None = None
) -> Written:
    """T2: make the stored knowledge equal to `knowledge`, and take the `covered` articles off Pending.

    Writes only what differs. `kept` is what `kept_of` answers from then on. Raises LeaseLost, and writes nothing, where
    another loader took over.
    """
    return _written(store, (stored_knowledge(store), knowledge), (held, covered, kept))


def write_change(
    store: Store, parts: tuple[Subgraph, Subgraph], held: Lease, covered: Sequence[str] = (), *, kept: str | None = None
) -> Written:
    """T2 of a part: make what is stored as the first of `parts` the second; `parts` are closed but for edges that end
    at nodes with other labels. Otherwise as `write_knowledge`.
    """
    edges = _edges_at(store, _relabelled(*parts))
    stored, wanted = (_with(part, edges, {edge.id for edge in parts[0].edges}) for part in parts)
    return _written(store, (stored, wanted), (held, covered, kept))


def kept_of(store: Store) -> str | None:
    """What the last T2 was called by whoever wrote it: who kept what belongs to it may go on from there."""
    rows = store.read("MATCH (l:Lease {id: 'store'}) RETURN l.kept AS kept")
    return rows[0]["kept"] if rows else None


def _written(
    store: Store, parts: tuple[Subgraph, Subgraph], bounds: tuple[Lease, Sequence[str], str | None]
) -> Written:
    steps = difference(*parts)
    heirs = _heirs(*parts, steps)
    store.writing(lambda transaction: _write_difference(transaction, steps, heirs, bounds))
    labels = Counter(node.labels[1] for node in steps.created)
    return Written(labels, len(steps.changed), len(steps.deleted))


def _relabelled(stored: Subgraph, wanted: Subgraph) -> list[str]:
    """Nodes that are to be deleted and created with other labels, and lose all edges in between."""
    labels = {node.id: set(node.labels) for node in stored.nodes}
    return sorted(node.id for node in wanted.nodes if labels.get(node.id, set(node.labels)) != set(node.labels))


def _with(part: Subgraph, edges: Iterable[Edge], known: Container[str]) -> Subgraph:
    """The part with those edges that it has nothing to say of."""
    return Subgraph(part.nodes, (*part.edges, *(edge for edge in edges if edge.id not in known)))


def _edges_at(store: Store, ids: list[str]) -> tuple[Edge, ...]:
    """All edges of some nodes of the knowledge."""
    entries: tuple[LiteralString, ...] = (
        "UNWIND $ids AS id MATCH (a:Entity {id: id})-[r]->(b:Entity)",
        "UNWIND $ids AS id MATCH (a:Entity)-[r]->(b:Entity {id: id})",
        "UNWIND $ids AS id MATCH (a:Mention)-[r:REFERS_TO]->(b:Entity {id: id})",
        "UNWIND $ids AS id MATCH (a:Claim)-[r:SUPPORTS]->(b:Entity {id: id})",
    )
    rows = (row for entry in entries if ids for row in _edge_rows(store, entry, ids=ids))
    return tuple({edge.id: edge for edge in map(_edge, rows)}.values())


def stored_knowledge(store: Store) -> Subgraph:
    """All knowledge in the store, with the edges from mentions and claims, ordered by id."""
    nodes = store.read("MATCH (n:Entity) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id")
    edges = [
        *_edge_rows(store, "MATCH (a:Entity)-[r]->(b:Entity)"),
        *_edge_rows(store, "MATCH (a:Mention)-[r:REFERS_TO]->(b:Entity)"),
        *_edge_rows(store, "MATCH (a:Claim)-[r:SUPPORTS]->(b:Entity)"),
    ]
    return Subgraph(
        tuple(_node(row) for row in nodes), tuple(sorted((_edge(row) for row in edges), key=lambda edge: edge.id))
    )


def _edge_rows(store: Store, entry: LiteralString, **parameters: object) -> list[dict[str, Any]]:
    returned: LiteralString = " RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"
    return store.read(entry + returned + " ORDER BY r.id", **parameters)


def _node(row: Mapping[str, Any]) -> Node:
    properties = dict(row["properties"])
    return Node(properties.pop("id"), ordered_labels(row["labels"]), properties)


def _edge(row: Mapping[str, Any]) -> Edge:
    properties = dict(row["properties"])
    return Edge(properties.pop("id"), row["type"], row["start"], row["end"], properties)


def _write_evidence(transaction: neo4j.ManagedTransaction, evidence: Evidence) -> Outcome:
    id_ = evidence.article.id
    row = transaction.run("MATCH (a:Article {id: $id}) RETURN a.evidence_hash AS hash", id=id_).single()
    if row is not None and row["hash"] == evidence_hash(evidence):
        return "same"
    if row is not None:
        _forget(transaction, id_)
    transaction.run("MERGE (a:Article {id: $id}) SET a = $properties", id=id_, properties=article_properties(evidence))
    for statement, rows in _evidence_rows(evidence):
        for batch in _batches(rows):
            transaction.run(statement, rows=batch, article=id_)
    transaction.run(_PENDING, id=id_, at=now())
    return "new" if row is None else "changed"


def _evidence_rows(evidence: Evidence) -> Iterator[tuple[LiteralString, list[dict[str, Any]]]]:
    yield (
        "MATCH (a:Article {id: $article}) UNWIND $rows AS row CREATE (m:Mention) SET m = row CREATE (m)-[:IN]->(a)",
        [mention_properties(m) | {"order": order} for order, m in enumerate(evidence.mentions)],
    )
    yield (
        "UNWIND $rows AS row MATCH (m:Mention {id: row.mention}) "
        "CREATE (o:OfficeMention) SET o = row CREATE (o)-[:OF]->(m)",
        [office_properties(o) | {"order": order} for order, o in enumerate(evidence.offices)],
    )
    yield (
        "MATCH (a:Article {id: $article}) UNWIND $rows AS row CREATE (c:Claim) SET c = row CREATE (c)-[:IN]->(a)",
        [claim_properties(c) | {"order": order} for order, c in enumerate(evidence.claims)],
    )
    yield (
        "UNWIND $rows AS row MATCH (m:Mention {id: row.mention}) MATCH (c:Claim {id: row.claim}) "
        "CREATE (m)-[p:PARTY_TO]->(c) SET p = row.properties",
        [row for claim in evidence.claims for row in party_rows(claim)],
    )


def _forget(transaction: neo4j.ManagedTransaction, article: str) -> None:
    for statement in _FORGET:
        transaction.run(statement, id=article)


def _write_difference(
    transaction: neo4j.ManagedTransaction,
    steps: Difference,
    heirs: Mapping[str, str],
    bounds: tuple[Lease, Sequence[str], str | None],
) -> None:
    held, covered, kept = bounds
    sequence = check_lease(transaction, held)
    _delete(transaction, steps)
    _create_nodes(transaction, steps.created)
    _set_nodes(transaction, (*steps.created, *steps.changed))
    _write_edges(transaction, steps)
    _record(transaction, steps, heirs, sequence)
    transaction.run("MATCH (l:Lease {id: 'store'}) SET l.kept = $kept", kept=kept)
    for batch in _batches(list(covered)):
        transaction.run("UNWIND $ids AS id MATCH (p:Pending {id: id}) DELETE p", ids=batch)


def _delete(transaction: neo4j.ManagedTransaction, steps: Difference) -> None:
    for type_, edges in _by(steps.deleted_edges, lambda edge: edge.type):
        statement = _edge_match(type_) + " DELETE r"
        for batch in _batches([{"id": edge.id, "start": edge.start} for edge in edges]):
            transaction.run(statement, rows=batch)
    for ids in _batches([node.id for node in steps.deleted]):
        transaction.run("UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n", ids=ids)


def _create_nodes(transaction: neo4j.ManagedTransaction, nodes: Iterable[Node]) -> None:
    """Create the bare nodes: MERGE on several labels scans in the embedded store, CREATE does not."""
    for labels, group in _by(nodes, lambda node: "\t".join(node.labels)):
        statement = "UNWIND $ids AS id CREATE (n" + labelled(labels.split("\t")) + " {id: id})"
        for batch in _batches([node.id for node in group]):
            transaction.run(statement, ids=batch)


def _set_nodes(transaction: neo4j.ManagedTransaction, nodes: Iterable[Node]) -> None:
    rows = [{"id": node.id, "properties": plain(node.properties) | {"id": node.id}} for node in nodes]
    for batch in _batches(rows):
        transaction.run("UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row.properties", rows=batch)


def _write_edges(transaction: neo4j.ManagedTransaction, steps: Difference) -> None:
    for type_, edges in _by(steps.new_edges, lambda edge: edge.type):
        start = STARTS.get(type_, "Entity")
        statement = (
            "UNWIND $rows AS row MATCH (a:" + start + " {id: row.start}) MATCH (b:Entity {id: row.end}) "
            "CREATE (a)-[r:" + EDGES[type_] + "]->(b) SET r = row.properties"
        )
        for batch in _batches([_edge_row(edge) for edge in edges]):
            transaction.run(statement, rows=batch)
    for type_, edges in _by(steps.changed_edges, lambda edge: edge.type):
        statement = _edge_match(type_) + " SET r = row.properties"
        for batch in _batches([_edge_row(edge) for edge in edges]):
            transaction.run(statement, rows=batch)


def _edge_match(type_: str) -> LiteralString:
    start = STARTS.get(type_, "Entity")
    return (
        "UNWIND $rows AS row MATCH (a:" + start + " {id: row.start})-[r:" + EDGES[type_] + "]->() WHERE r.id = row.id"
    )


def _edge_row(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "start": edge.start,
        "end": edge.end,
        "properties": plain(edge.properties) | {"id": edge.id},
    }


def _record(transaction: neo4j.ManagedTransaction, steps: Difference, heirs: Mapping[str, str], sequence: int) -> None:
    """Changes and tombstones of one T2, numbered on from `sequence`."""
    at = now()
    created = {node.id for node in steps.created}
    deleted = [node.id for node in steps.deleted if node.id not in created]
    replaced = {node.id for node in steps.deleted} & created
    actions = [(id_, "changed" if id_ in replaced else "created") for id_ in sorted(created)]
    actions += [(node.id, "changed") for node in steps.changed] + [(id_, "deleted") for id_ in deleted]
    changes = [
        {"id": f"{number:012d}", "sequence": number, "entity": id_, "action": action, "at": at}
        for number, (id_, action) in enumerate(actions, sequence + 1)
    ]
    for batch in _batches(changes):
        transaction.run("UNWIND $rows AS row CREATE (c:Change) SET c = row", rows=batch)
    transaction.run("MATCH (l:Lease {id: 'store'}) SET l.changes = $changes", changes=sequence + len(changes))
    for ids in _batches(sorted(created)):
        transaction.run("UNWIND $ids AS id MATCH (t:Tombstone {id: id}) DELETE t", ids=ids)
    tombstones = [{"id": id_, "at": at, "merged_into": heirs.get(id_)} for id_ in deleted]
    for stones in _batches(tombstones):
        transaction.run(
            "UNWIND $rows AS row MERGE (t:Tombstone {id: row.id}) SET t.at = row.at, t.merged_into = row.merged_into",
            rows=stones,
        )


def _heirs(stored: Subgraph, wanted: Subgraph, steps: Difference) -> dict[str, str]:
    """Which entity now holds most of what each deleted one held."""
    gone = {node.id for node in steps.deleted} - {node.id for node in steps.created}
    now_at = {edge.start: edge.end for edge in wanted.edges if edge.type in STARTS}
    followers: dict[str, Counter[str]] = {}
    for edge in stored.edges:
        if edge.type in STARTS and edge.end in gone and edge.start in now_at:
            followers.setdefault(edge.end, Counter())[now_at[edge.start]] += 1
    heirs = {id_: min(counts, key=lambda to: (-counts[to], to)) for id_, counts in followers.items()}
    return heirs | {id_: now_at[id_] for id_ in gone if id_ in now_at}


def _by(items: Iterable[Row], key: Callable[[Row], str]) -> Iterator[tuple[str, list[Row]]]:
    for value, group in groupby(sorted(items, key=key), key=key):
        yield value, list(group)


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]
