"""Properties as XML formats take them: typed, lists as JSON arrays in a string, nothing that XML forbids."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from graph.model import Edge, Node, Value

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Plain = str | int | float | bool


def plain(value: Value) -> Plain | None:
    """A value as one scalar; None where there is none."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return text(json.dumps(list(value), ensure_ascii=False))
    return text(value) if isinstance(value, str) else value


def text(value: str) -> str:
    """`value` without the control characters that no XML document may hold."""
    return _FORBIDDEN.sub("", value)


def node_attributes(node: Node) -> dict[str, Plain]:
    """A node's attributes: `labels` joined with `;`, `name`, and its properties."""
    return _present({"labels": ";".join(node.labels), "name": node.name, **node.properties})


def edge_attributes(edge: Edge) -> dict[str, Plain]:
    """An edge's attributes: `type` and its properties; its `id` is the element's own."""
    return _present({"type": edge.type, **edge.properties})


def types(rows: Iterable[Mapping[str, Plain]]) -> dict[str, type]:
    """The type of each attribute over all rows: float where any is one, text where they differ otherwise."""
    found: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            found[key] = _wider(found.get(key, type(value)), type(value))
    return dict(sorted(found.items()))


def _wider(one: type, other: type) -> type:
    if one is other:
        return one
    return float if {one, other} == {int, float} else str


def _present(properties: Mapping[str, Value]) -> dict[str, Plain]:
    return {key: value for key, given in sorted(properties.items()) if (value := plain(given)) is not None}
