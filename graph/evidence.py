"""Evidence to and from the store: dataclasses to rows of properties, and back exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from graph.connection import Store
from graph.ids import identifier
from graph.model import Article, Claim, Evidence, Mention, OfficeMention, Party, Span

BATCH = 200
"""Articles read in one statement."""

Properties = dict[str, Any]


def evidence_hash(evidence: Evidence) -> str:
    """What all that an article says amounts to, whenever it was loaded."""
    article = asdict(evidence.article) | {"loaded_at": None}
    return identifier(repr(article), repr(evidence.mentions), repr(evidence.offices), repr(evidence.claims))


def article_properties(evidence: Evidence) -> Properties:
    """The properties of an Article node."""
    return _present(asdict(evidence.article)) | {"evidence_hash": evidence_hash(evidence)}


def mention_properties(mention: Mention) -> Properties:
    """The properties of a Mention node; `forms`, `starts` and `stops` are parallel."""
    return _present(asdict(mention))


def office_properties(office: OfficeMention) -> Properties:
    """The properties of an OfficeMention node."""
    return _present(asdict(office))


def claim_properties(claim: Claim) -> Properties:
    """The properties of a Claim node; its parties are edges, its evidence three parallel lists."""
    plain = {field.name: getattr(claim, field.name) for field in fields(Claim)}
    del plain["parties"], plain["evidence"]
    return _present(plain) | {
        "evidence_fields": [span.field for span in claim.evidence],
        "evidence_starts": [span.start for span in claim.evidence],
        "evidence_stops": [span.stop for span in claim.evidence],
    }


def party_rows(claim: Claim) -> list[Properties]:
    """The PARTY_TO edges of a claim, in order."""
    return [
        {"claim": claim.id, "mention": party.mention, "order": order, "properties": _party_properties(party, order)}
        for order, party in enumerate(claim.parties)
    ]


def read_evidence(store: Store) -> Iterator[Evidence]:
    """All evidence, in order of article id."""
    ids = [row["id"] for row in store.read("MATCH (a:Article) RETURN a.id AS id ORDER BY id")]
    for first in range(0, len(ids), BATCH):
        yield from evidence_of(store, ids[first : first + BATCH])


def evidence_of(store: Store, articles: Sequence[str]) -> Iterator[Evidence]:
    """The evidence of some articles, in order of article id; unknown ids give nothing."""
    wanted = sorted(articles)
    nodes = store.read(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id AS id, properties(a) AS properties", ids=wanted
    )
    mentions = _by_article(
        store.read(
            "UNWIND $ids AS id MATCH (a:Article {id: id})<-[:IN]-(m:Mention) "
            "RETURN a.id AS article, properties(m) AS properties",
            ids=wanted,
        )
    )
    offices = _by_article(
        store.read(
            "UNWIND $ids AS id MATCH (a:Article {id: id})<-[:IN]-(:Mention)<-[:OF]-(o:OfficeMention) "
            "RETURN a.id AS article, properties(o) AS properties",
            ids=wanted,
        )
    )
    claims = _by_article(
        store.read(
            "UNWIND $ids AS id MATCH (a:Article {id: id})<-[:IN]-(c:Claim) "
            "RETURN a.id AS article, properties(c) AS properties",
            ids=wanted,
        )
    )
    parties = _parties(store, wanted)
    for row in nodes:
        id_ = row["id"]
        yield Evidence(
            _article(row["properties"]),
            tuple(_mention(p) for p in mentions.get(id_, ())),
            tuple(OfficeMention(**_without_order(p)) for p in offices.get(id_, ())),
            tuple(_claim(p, parties.get(p["id"], ())) for p in claims.get(id_, ())),
        )


def _parties(store: Store, articles: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    rows = store.read(
        "UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(c:Claim)<-[p:PARTY_TO]-(m:Mention) "
        "RETURN c.id AS claim, m.id AS mention, p.role AS role, p.side AS side, p.title AS title, p.order AS order "
        "ORDER BY claim, order",
        ids=list(articles),
    )
    found: dict[str, tuple[Party, ...]] = {}
    for row in rows:
        party = Party(row["mention"], row["role"], row["side"], row["title"])
        found[row["claim"]] = (*found.get(row["claim"], ()), party)
    return found


def _by_article(rows: list[dict[str, Any]]) -> dict[str, list[Properties]]:
    """Properties by article, in order of text, so that what comes back is what went in."""
    grouped: dict[str, list[Properties]] = {}
    for row in rows:
        grouped.setdefault(row["article"], []).append(row["properties"])
    for group in grouped.values():
        group.sort(key=lambda properties: properties.get("order", 0))
    return grouped


def _article(properties: Mapping[str, Any]) -> Article:
    return Article(**{key: value for key, value in properties.items() if key != "evidence_hash"})


def _mention(properties: Mapping[str, Any]) -> Mention:
    return Mention(**_tuples(_without_order(properties)))


def _claim(properties: Mapping[str, Any], parties: tuple[Party, ...]) -> Claim:
    values = _tuples(_without_order(properties))
    spans = zip(values.pop("evidence_fields"), values.pop("evidence_starts"), values.pop("evidence_stops"), strict=True)
    return Claim(parties=parties, evidence=tuple(Span(*span) for span in spans), **values)


def _without_order(properties: Mapping[str, Any]) -> Properties:
    return {key: value for key, value in properties.items() if key != "order"}


def _party_properties(party: Party, order: int) -> Properties:
    return _present({"role": party.role, "side": party.side, "title": party.title, "order": order})


def _present(properties: Mapping[str, Any]) -> Properties:
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in properties.items()
        if value is not None
    }


def _tuples(properties: Mapping[str, Any]) -> Properties:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in properties.items()}
