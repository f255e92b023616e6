"""The ledger: who may write now, what is pending, what changed, what is gone, what was loaded and judged."""

from __future__ import annotations

import time
import uuid
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, LiteralString, cast

import neo4j

from graph.connection import Store
from graph.errors import LeaseLost
from graph.model import Change, Judgement, Load, Tombstone

LEASE_SECONDS = 120.0
WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write knowledge. `token` grows with every holder, so that a late one is found out."""

    holder: str
    token: int


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def lease(store: Store, wait_seconds: float = WAIT_SECONDS) -> Generator[Lease]:
    """The store's one lease, waited for; given back at the end, taken over by others after LEASE_SECONDS.

    Raises LeaseLost where another holds it for longer than `wait_seconds`.
    """
    holder = uuid.uuid4().hex
    deadline = time.monotonic() + wait_seconds
    token = _taken(store, holder)
    while token is None:
        if time.monotonic() > deadline:
            raise LeaseLost("another loader is still writing")
        time.sleep(0.1)
        token = _taken(store, holder)
    try:
        yield Lease(holder, token)
    finally:
        store.write("MATCH (l:Lease {id: 'store', holder: $holder}) SET l.expires = ''", holder=holder)


def _taken(store: Store, holder: str) -> int | None:
    moment = datetime.now(UTC)
    store.write("MERGE (l:Lease {id: 'store'}) ON CREATE SET l.token = 0, l.expires = '', l.holder = '', l.changes = 0")
    rows = store.write(
        "MATCH (l:Lease {id: 'store'}) WHERE l.expires < $now "
        "SET l.holder = $holder, l.expires = $expires, l.token = l.token + 1 RETURN l.token AS token",
        now=moment.isoformat(),
        holder=holder,
        expires=(moment + timedelta(seconds=LEASE_SECONDS)).isoformat(),
    )
    return cast(int, rows[0]["token"]) if rows else None


def check_lease(transaction: neo4j.ManagedTransaction, held: Lease) -> int:
    """The number of changes so far, read under the lease; touches it, so that two writers conflict.

    Raises LeaseLost where another holder came after.
    """
    row = transaction.run(
        "MATCH (l:Lease {id: 'store'}) SET l.seen = $now RETURN l.token AS token, l.holder AS holder, "
        "l.changes AS changes",
        now=now(),
    ).single(strict=True)
    if row["token"] != held.token:
        raise LeaseLost(row["holder"])
    return cast(int, row["changes"])


def pending(store: Store) -> tuple[str, ...]:
    """The ids of articles whose evidence came, changed or went since knowledge was last written."""
    return tuple(row["id"] for row in store.read("MATCH (p:Pending) RETURN p.id AS id ORDER BY id"))


def changes(store: Store, after: int = 0, limit: int = 1000) -> tuple[Change, ...]:
    """Steps of the change feed after sequence number `after`, oldest first."""
    rows = store.read(
        "MATCH (c:Change) WHERE c.sequence > $after "
        "RETURN c.sequence AS sequence, c.entity AS entity, c.action AS action, c.at AS at "
        "ORDER BY sequence LIMIT $limit",
        after=after,
        limit=limit,
    )
    return tuple(Change(**row) for row in rows)


def tombstone(store: Store, id_: str) -> Tombstone | None:
    """What became of an entity that is gone."""
    rows = store.read(
        "MATCH (t:Tombstone {id: $id}) RETURN t.id AS id, t.at AS at, t.merged_into AS merged_into", id=id_
    )
    return Tombstone(**rows[0]) if rows else None


def record_load(store: Store, load: Load) -> None:
    """Write down what a run of loading did."""
    created = load.created
    store.write(
        "CREATE (l:Load {id: $id}) SET l.at = $at, l.articles = $articles, l.created_kinds = $kinds, "
        "l.created_counts = $counts, l.failed = $failed, l.reasons = $reasons",
        id=load.id,
        at=load.at,
        articles=load.articles,
        kinds=list(created),
        counts=list(created.values()),
        failed=list(load.failed),
        reasons=list(load.reasons),
    )


def loads(store: Store, limit: int = 50) -> tuple[Load, ...]:
    """The latest runs of loading, newest first."""
    rows = store.read(
        "MATCH (l:Load) RETURN l.id AS id, l.at AS at, l.articles AS articles, l.created_kinds AS kinds, "
        "l.created_counts AS counts, l.failed AS failed, l.reasons AS reasons ORDER BY at DESC, id LIMIT $limit",
        limit=limit,
    )
    return tuple(
        Load(
            id=row["id"],
            at=row["at"],
            articles=row["articles"],
            created=dict(zip(row["kinds"] or (), row["counts"] or (), strict=True)),
            failed=tuple(row["failed"] or ()),
            reasons=tuple(row["reasons"] or ()),
        )
        for row in rows
    )


def record_judgement(store: Store, judgement: Judgement) -> None:
    """Write down what a person decided, and that its articles are pending; the same again changes nothing more."""
    properties = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(judgement).items()
        if value is not None
    }
    statement: LiteralString = "MERGE (j:Judgement {id: $id}) SET j += $properties RETURN j.id AS id"
    _decide(store, statement, judgement.articles, {"id": judgement.id, "properties": properties})


def withdraw_judgement(store: Store, id_: str) -> bool:
    """Take a judgement back, so that its articles are pending; False where there is none in force."""
    statement: LiteralString = (
        "MATCH (j:Judgement {id: $id}) WHERE j.withdrawn_at IS NULL SET j.withdrawn_at = $now RETURN j.id AS id"
    )
    found = judgement(store, id_)
    return found is not None and _decide(store, statement, found.articles, {"id": id_, "now": now()})


def _decide(store: Store, statement: LiteralString, articles: tuple[str, ...], values: Mapping[str, Any]) -> bool:
    """Whether `statement` found what it is about; if so its articles are pending."""

    def work(transaction: neo4j.ManagedTransaction) -> bool:
        if transaction.run(statement, dict(values)).single() is None:
            return False
        marked: LiteralString = "UNWIND $ids AS id MERGE (p:Pending {id: id}) SET p.at = $at"
        transaction.run(marked, ids=list(articles), at=now())
        return True

    return store.writing(work)


def judgement(store: Store, id_: str) -> Judgement | None:
    """One judgement, in force or taken back."""
    rows = store.read("MATCH (j:Judgement {id: $id}) RETURN properties(j) AS properties", id=id_)
    return _judgement(rows[0]["properties"]) if rows else None


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements in force, ordered by id."""
    return tuple(one for one in all_judgements(store) if one.withdrawn_at is None)


def all_judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements, those taken back too, ordered by id."""
    rows = store.read("MATCH (j:Judgement) RETURN properties(j) AS properties ORDER BY j.id")
    return tuple(_judgement(row["properties"]) for row in rows)


def _judgement(properties: Mapping[str, Any]) -> Judgement:
    values: dict[str, Any] = {key: _unlisted(value) for key, value in properties.items()}
    return Judgement(**values)


def _unlisted(value: object) -> object:
    return tuple(cast("list[object]", value)) if isinstance(value, list) else value
