"""What the store must have before anything is written: unique ids, the full-text index, and the schema's version.

The program makes it itself, as often as it likes. The two servers differ in one statement, the full-text index.
"""

from __future__ import annotations

import base64
import json
import urllib.request
from typing import LiteralString

from graph import embedded
from graph.connection import Store
from graph.errors import SchemaTooNew, StoreUnreachable

VERSION = 1
"""Raised with every change that an older program could not read."""

_UNIQUE: tuple[LiteralString, ...] = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT office_mention_id IF NOT EXISTS FOR (n:OfficeMention) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT pending_id IF NOT EXISTS FOR (n:Pending) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT tombstone_id IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE",
)
_FULL_TEXT: LiteralString = "CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (n:Entity) ON EACH [n.search]"
_FULL_TEXT_SQL = (
    "CREATE VERTEX TYPE Entity IF NOT EXISTS",
    "CREATE PROPERTY Entity.search IF NOT EXISTS STRING",
    "CREATE INDEX entity_text IF NOT EXISTS ON Entity (search) FULL_TEXT",
)


def ensure_schema(store: Store) -> None:
    """Make what is missing.

    Raises SchemaTooNew for a store that a later version of the program wrote.
    """
    rows = store.read("MATCH (s:Schema {id: 'schema'}) RETURN s.version AS version")
    found = rows[0]["version"] if rows else 0
    if found == VERSION:
        return
    if found > VERSION:
        raise SchemaTooNew(found, VERSION)
    for statement in _UNIQUE:
        _alter(store, statement)
    _full_text(store)
    store.write("MERGE (s:Schema {id: 'schema'}) SET s.version = $version", version=VERSION)


def _alter(store: Store, statement: LiteralString) -> None:
    with store.driver.session(database=store.database) as session:
        session.run(statement).consume()


def _full_text(store: Store) -> None:
    if store.dialect == "neo4j":
        _alter(store, _FULL_TEXT)
        _alter(store, "CALL db.awaitIndexes(60)")
        return
    for statement in _FULL_TEXT_SQL:
        _sql(store, statement)


def _sql(store: Store, command: str) -> None:
    """Run SQL over HTTP: the embedded server makes full-text indexes in no other way."""
    server = embedded.state(store.folder) if store.folder is not None else None
    if store.folder is None or server is None:
        raise StoreUnreachable(store.address, "an ArcadeDB store is used through its folder: set READOUT_STORE to it")
    credentials = base64.b64encode(f"{embedded.USER}:{embedded.password(store.folder)}".encode()).decode("ascii")
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.http}/api/v1/command/{embedded.DATABASE}",
        data=json.dumps({"language": "sql", "command": command}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Basic {credentials}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the same
        answer.read()
