"""Lists of entities of one kind, with filters and a cursor: meetings and agreements latest first, the rest by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, LiteralString

from graph.connection import Store
from graph.model import Node
from graph.reader.rows import Page, node, page, place_of

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
_DATED = ("meetings", "agreements")
_LATEST: LiteralString = "coalesce(n.date_from, n.reported_first, '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; None leaves it open. Days are ISO; of an unknown date the reported days count."""

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


_TESTS: tuple[tuple[str, LiteralString], ...] = (
    ("since", "coalesce(n.date_to, n.reported_last, '') >= $since"),
    ("until", "coalesce(n.date_from, n.reported_first, '9999') <= $until"),
    ("status", "n.status = $status"),
    ("format", "n.format = $format"),
    ("channel", "n.channel = $channel"),
    ("kind", "n.kind = $kind"),
    ("subject", "$subject IN n.subjects"),
    ("topic", "any(topic IN n.topics WHERE toLower(topic) CONTAINS toLower($topic))"),
)


def entities(store: Store, kind: Kind, filters: Filters, after: str | None = None, limit: int = 50) -> Page[Node]:
    """One page of the entities of a kind.

    Raises BadCursor for a cursor that no page gave out.
    """
    key, id_ = place_of(after)
    values = _values(filters)
    entry, tests = _entry(kind, values)
    latest_first = kind in _DATED
    sort: LiteralString = _LATEST if latest_first else "n.name"
    if key is not None:
        tests.append(
            "(" + sort + (" < " if latest_first else " > ") + "$key OR (" + sort + " = $key AND n.id > $after))"
        )
    order: LiteralString = " DESC" if latest_first else ""
    statement = (
        entry
        + _where(tests)
        + " WITH DISTINCT n, "
        + sort
        + " AS key RETURN key, labels(n) AS labels, properties(n) AS properties, n.id AS id ORDER BY key"
        + order
        + ", id LIMIT $limit"
    )
    rows = store.read(statement, **values, key=key, after=id_, limit=limit + 1)
    found = [(str(row["key"]), node(row["labels"], row["properties"])) for row in rows]
    return page(found, [item.id for _, item in found], limit)


def _values(filters: Filters) -> dict[str, Any]:
    names = ("country", "with_", "topic", "subject", "since", "until", "status", "format", "channel", "kind")
    return {name: value for name in names if (value := getattr(filters, name)) is not None}


def _entry(kind: Kind, values: dict[str, Any]) -> tuple[LiteralString, list[LiteralString]]:
    """The clause that finds candidates by an index where a filter allows it, and the tests left over."""
    label = LABELS[kind]
    tests: list[LiteralString] = list(_tests(values))
    clause: LiteralString = "MATCH (n:" + label + ")"
    if kind in _DATED:
        edge: LiteralString = "TOOK_PART_IN" if kind == "meetings" else "AGREED_ON"
        if "with_" in values:
            clause = "MATCH (w:Entity {id: $with_})-[:" + edge + "]->(n:" + label + ")"
        if "country" in values:
            clause += " MATCH (c:Entity)-[:" + edge + "]->(n)"
            tests.append("(c.id = $country OR c.country = $country)")
    elif "country" in values:
        tests.append("n.country = $country" if kind != "countries" else "n.id = $country")
    return clause, tests


def _tests(values: dict[str, Any]) -> Iterator[LiteralString]:
    return (test for name, test in _TESTS if name in values)


def _where(tests: list[LiteralString]) -> LiteralString:
    joined: LiteralString = ""
    for test in tests:
        joined += (" AND " if joined else " WHERE ") + test
    return joined
