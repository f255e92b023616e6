"""Rows of the store as nodes, edges and pages."""

from __future__ import annotations

import base64
import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, LiteralString, TypeVar

from graph.model import Edge, Node, Value
from graph.statements import ordered_labels

Item = TypeVar("Item")

HIDDEN = frozenset(("search", "evidence_hash", "order"))
"""Properties that serve the store alone."""

ITS_PEOPLE: LiteralString = "<-[:HOLDS|REPRESENTS|BELONGS_TO*0..1]-"
"""From an entity to itself and to those through whom it acts: a body's or a state's people, a state's bodies."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items, and the cursor of the next page; None where there is none."""

    items: tuple[Item, ...]
    next: str | None = None


class BadCursor(ValueError):
    """A cursor that no page gave out."""


def node(labels: Sequence[str], properties: Mapping[str, Any]) -> Node:
    """A node as the reader gives it: without the properties that serve the store alone."""
    values = {key: _value(value) for key, value in sorted(properties.items()) if key not in HIDDEN and key != "id"}
    return Node(properties["id"], ordered_labels(labels), values)


def edge(type_: str, start: str, end: str, properties: Mapping[str, Any]) -> Edge:
    """An edge as the reader gives it."""
    values = {key: _value(value) for key, value in sorted(properties.items()) if key != "id"}
    return Edge(properties["id"], type_, start, end, values)


def passing(tests: Iterable[tuple[str, LiteralString]], names: Container[str]) -> list[LiteralString]:
    """The tests of those filters that are set."""
    return [test for name, test in tests if name in names]


def where(tests: Sequence[LiteralString]) -> LiteralString:
    """The tests, all of which hold, as one clause; nothing where there are none."""
    joined: LiteralString = " AND ".join(tests)
    return " WHERE " + joined if tests else ""


def beyond(key: LiteralString, id_: LiteralString, *, latest_first: bool) -> LiteralString:
    """The test that a row comes after the place `$key`, `$after` in a list ordered by `key`, then by id upwards."""
    order: LiteralString = " < " if latest_first else " > "
    return "(" + key + order + "$key OR (" + key + " = $key AND " + id_ + " > $after))"


def page(rows: Sequence[tuple[str, Item]], ids: Sequence[str], limit: int) -> Page[Item]:
    """The first `limit` of rows that carry their sort key; one more than that tells that there is a next page."""
    items = tuple(item for _, item in rows[:limit])
    more = len(rows) > limit
    return Page(items, cursor(rows[limit - 1][0], ids[limit - 1]) if more else None)


def cursor(key: str, id_: str) -> str:
    """An opaque word for the place after an item."""
    return base64.urlsafe_b64encode(json.dumps([key, id_]).encode()).decode("ascii").rstrip("=")


def place_of(word: str | None) -> tuple[str | None, str]:
    """Sort key and id of the item that a cursor stands after; None and "" at the beginning.

    Raises BadCursor.
    """
    if word is None:
        return None, ""
    try:
        key, id_ = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, TypeError) as error:
        raise BadCursor(f"cursor {word!r} was not given out by a list: take it from `next`") from error
    return str(key), str(id_)


def _value(value: Any) -> Value:
    return tuple(value) if isinstance(value, list) else value
