"""The fragments that statements are composed of: every label and edge type of the model as a literal.

Values are always parameters; a label or a type cannot be one, so it is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

LABELS: dict[str, LiteralString] = {
    "Entity": "Entity",
    "Official": "Official",
    "Organization": "Organization",
    "Country": "Country",
    "Initiative": "Initiative",
    "Agreement": "Agreement",
    "Meeting": "Meeting",
    "Place": "Place",
    "Ministry": "Ministry",
    "Agency": "Agency",
    "Embassy": "Embassy",
    "Parliament": "Parliament",
    "InternationalOrganization": "InternationalOrganization",
    "Company": "Company",
    "Media": "Media",
    "University": "University",
    "Party": "Party",
    "Religious": "Religious",
    "Article": "Article",
    "Mention": "Mention",
    "OfficeMention": "OfficeMention",
    "Claim": "Claim",
}

EDGES: dict[str, LiteralString] = {
    "MET_WITH": "MET_WITH",
    "AGREED_ON": "AGREED_ON",
    "CONCERNS": "CONCERNS",
    "REACHED_AT": "REACHED_AT",
    "TOOK_PART_IN": "TOOK_PART_IN",
    "DISCUSSED": "DISCUSSED",
    "HELD_IN": "HELD_IN",
    "PLANNED_AS": "PLANNED_AS",
    "HOLDS": "HOLDS",
    "REPRESENTS": "REPRESENTS",
    "BELONGS_TO": "BELONGS_TO",
    "LOCATED_IN": "LOCATED_IN",
    "REFERS_TO": "REFERS_TO",
    "SUPPORTS": "SUPPORTS",
}

STARTS: dict[str, LiteralString] = {"REFERS_TO": "Mention", "SUPPORTS": "Claim"}
"""The label that an edge starts from, where it is not Entity."""


def labelled(labels: Iterable[str]) -> LiteralString:
    """`:Entity:Official` for a node's labels.

    Raises KeyError for a label that the model does not have.
    """
    joined: LiteralString = ""
    for label in labels:
        joined += ":" + LABELS[label]
    return joined


_ORDER = {label: number for number, label in enumerate(LABELS)}


def ordered_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels as the model orders them: `Entity`, a node's own, its kind's; servers give them in any order."""
    return tuple(sorted(labels, key=lambda label: _ORDER.get(label, len(_ORDER))))
