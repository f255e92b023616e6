"""Lists of entities with filters and a cursor: meetings and agreements latest first, the rest by name; timelines.

Where the day of a meeting or an agreement is unknown, the days of the reports count, in filters and in order.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, LiteralString

from graph.connection import Store
from graph.model import Node
from graph.reader.rows import ITS_PEOPLE, Page, beyond, node, page, passing, place_of, where

Kind = Literal["officials", "organizations", "countries", "initiatives", "places", "meetings", "agreements"]

LABELS: dict[Kind, LiteralString] = {
    "officials": "Official",
    "organizations": "Organization",
    "countries": "Country",
    "initiatives": "Initiative",
    "places": "Place",
    "meetings": "Meeting",
    "agreements": "Agreement",
}
_PARTS: dict[Kind, LiteralString] = {"meetings": "TOOK_PART_IN", "agreements": "AGREED_ON"}
"""The edges by which a meeting has participants and an agreement parties."""

_LATEST: LiteralString = "coalesce(n.date_from, n.reported_first, '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; None leaves it open. Days are ISO; of an unknown date the reported days count.

    `country` is of a participant, a party or the entity itself; `with_` is the id of a participant or party, a body
    or a state counting through its people. All but `country` and `kind` are of meetings and agreements alone.
    `language` and `outlet` are of an article that reports it.
    """

    country: str | None = None
    with_: str | None = None
    topic: str | None = None
    subject: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    format: str | None = None
    channel: str | None = None
    kind: str | None = None
    language: str | None = None
    outlet: str | None = None


_REPORTED: LiteralString = "EXISTS { MATCH (n)<-[:SUPPORTS]-(:Claim)-[:IN]->(a:Article) WHERE a."
_TESTS: tuple[tuple[str, LiteralString], ...] = (
    ("since", "coalesce(n.date_to, n.reported_last, '') >= $since"),
    ("until", "coalesce(n.date_from, n.reported_first, '9999') <= $until"),
    ("status", "n.status = $status"),
    ("format", "n.format = $format"),
    ("channel", "n.channel = $channel"),
    ("kind", "n.kind = $kind"),
    ("subject", "$subject IN n.subjects"),
    ("topic", "any(topic IN n.topics WHERE toLower(topic) CONTAINS toLower($topic))"),
    ("language", _REPORTED + "language = $language }"),
    ("outlet", _REPORTED + "outlet = $outlet }"),
)
_AMONG_PARTS: LiteralString = (
    "EXISTS { MATCH (n)<-[:TOOK_PART_IN|AGREED_ON]-(c:Entity) WHERE c.id = $country OR c.country = $country }"
)
_TIMELINES: dict[str, LiteralString] = {
    "Initiative": "MATCH (:Entity {id: $id})<-[:DISCUSSED|CONCERNS]-(n:Entity)",
    "Place": "MATCH (:Entity {id: $id})<-[:HELD_IN]-(n:Entity)",
    "Meeting": "MATCH (:Entity {id: $id})-[:PLANNED_AS|REACHED_AT]-(n:Entity)",
    "Agreement": "MATCH (:Entity {id: $id})-[:REACHED_AT]->(n:Entity)",
}
_ACTED: LiteralString = "MATCH (:Entity {id: $id})" + ITS_PEOPLE + "(:Entity)-[:TOOK_PART_IN|AGREED_ON]->(n:Entity)"


def entities(store: Store, kind: Kind, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[Node]:
    """One page of the entities of a kind.

    Raises BadCursor for a cursor that no page gave out.
    """
    values = _values(filters)
    return _page(store, _entry(kind, values), (values, _LATEST if kind in _PARTS else None), (after, limit))


def timeline(store: Store, one: Node, filters: Filters, *, after: str | None = None, limit: int = 50) -> Page[Node]:
    """The meetings and agreements of an entity, latest first: its own and its people's.

    Of an initiative those about it, of a place those held there. With `country`, only those in which that state had a
    part too.

    Raises BadCursor for a cursor that no page gave out.
    """
    values = _values(filters)
    tests: list[LiteralString] = ["(n:Meeting OR n:Agreement)"]
    if "country" in values:
        tests.append(_AMONG_PARTS)
    return _page(store, (_entry_of_timeline(one), tests), (values | {"id": one.id}, _LATEST), (after, limit))


def _entry_of_timeline(one: Node) -> LiteralString:
    for label in one.labels:
        if label in _TIMELINES:
            return _TIMELINES[label]
    return _ACTED


def _page(
    store: Store,
    entry: tuple[LiteralString, list[LiteralString]],
    what: tuple[dict[str, str], LiteralString | None],
    place: tuple[str | None, int],
) -> Page[Node]:
    """The rows of an entry clause that pass all tests, by day downwards where there is one, else by name."""
    clause, tests = entry
    values, day = what
    after, limit = place
    sort: LiteralString = day if day is not None else "n.name"
    down: LiteralString = " DESC" if day is not None else ""
    key, id_ = place_of(after)
    every: list[LiteralString] = tests + passing(_TESTS, values)
    if key is not None:
        every.append(beyond(sort, "n.id", latest_first=day is not None))
    # Ordered and cut before the properties are read: they are most of the work.
    statement = (
        clause + where(every) + " WITH DISTINCT n, " + sort + " AS key, n.id AS id ORDER BY key" + down + ", id "
        "LIMIT $limit RETURN key, id, labels(n) AS labels, properties(n) AS properties ORDER BY key" + down + ", id"
    )
    rows = store.read(statement, **values, key=key, after=id_, limit=limit + 1)
    found = [(str(row["key"]), node(row["labels"], row["properties"])) for row in rows]
    return page(found, [item.id for _, item in found], limit)


def _values(filters: Filters) -> dict[str, str]:
    pairs = ((field.name, getattr(filters, field.name)) for field in fields(Filters))
    return {name: value for name, value in pairs if value is not None}


def _entry(kind: Kind, values: dict[str, str]) -> tuple[LiteralString, list[LiteralString]]:
    """The clause that finds candidates by an index where a filter allows it, and the tests left over."""
    label, part = LABELS[kind], _PARTS.get(kind)
    if part is None:
        own: LiteralString = "n.id = $country" if kind == "countries" else "n.country = $country"
        return "MATCH (n:" + label + ")", [own] if "country" in values else []
    if "with_" in values:
        found = "MATCH (:Entity {id: $with_})" + ITS_PEOPLE + "(:Entity)-[:" + part + "]->(n:" + label + ")"
        return found, [_AMONG_PARTS] if "country" in values else []
    if "country" in values:
        return "MATCH (:Entity {id: $country})" + ITS_PEOPLE + "(:Entity)-[:" + part + "]->(n:" + label + ")", []
    return "MATCH (n:" + label + ")", []
