"""What articles say of an entity, thing by thing: its mentions, or the claims behind a meeting or an agreement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.connection import Store


@dataclass(frozen=True, slots=True)
class Said:
    """A mention, or a claim. `kind` is a mention's or a claim's; `words` are its name, or its sentences.

    `entity` is what it is of, None where it is of nothing; `published` is a moment as stated, None if unknown.
    """

    id: str
    article: str
    kind: str
    words: str
    entity: str | None
    published: str | None


_MENTION: LiteralString = "MATCH (s:Mention {id: $id}) OPTIONAL MATCH (s)-[:REFERS_TO]->(n:Entity)"
_CLAIM: LiteralString = "MATCH (s:Claim {id: $id}) OPTIONAL MATCH (s)-[:SUPPORTS]->(n:Entity)"
_MENTIONS_OF: LiteralString = "MATCH (n:Entity {id: $id})<-[:REFERS_TO]-(s:Mention)"
_CLAIMS_OF: LiteralString = "MATCH (n:Entity {id: $id})<-[:SUPPORTS]-(s:Claim)"
_AMONG: LiteralString = " WHERE $articles[s.article]"
_RETURN: LiteralString = (
    " MATCH (s)-[:IN]->(a:Article) RETURN s.id AS id, a.id AS article, s.kind AS kind, "
    "coalesce(s.name, s.quote) AS words, n.id AS entity, coalesce(a.published, a.published_day) AS published "
    "ORDER BY coalesce(published, '9999'), id"
)


def mention(store: Store, id_: str) -> Said | None:
    """The mention with this id."""
    return next(iter(_found(store, _MENTION + _RETURN, id_)), None)


def claim(store: Store, id_: str) -> Said | None:
    """The claim with this id."""
    return next(iter(_found(store, _CLAIM + _RETURN, id_)), None)


def said_of(store: Store, entity: str) -> tuple[Said, ...]:
    """The mentions, or claims, of an entity, the earliest published first, undated last."""
    return _found(store, _MENTIONS_OF + _RETURN, entity) or _found(store, _CLAIMS_OF + _RETURN, entity)


def said_in(store: Store, entity: str, articles: Collection[str]) -> tuple[Said, ...]:
    """Those of them that are in some articles."""
    among = dict.fromkeys(articles, True)
    return _found(store, _MENTIONS_OF + _AMONG + _RETURN, entity, among) or _found(
        store, _CLAIMS_OF + _AMONG + _RETURN, entity, among
    )


def _found(
    store: Store, statement: LiteralString, id_: str, articles: Mapping[str, Any] | None = None
) -> tuple[Said, ...]:
    return tuple(Said(**row) for row in store.read(statement, id=id_, articles=articles or {}))
