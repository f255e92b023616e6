"""Examples of what is missed and of what is wrong: names alone, never sentences of an article."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.validation.tables import NAMED
from loaders.evaluation.scorer import Scores

SHOWN = 3
LONGEST = 70
"""Characters of an example; what is longer is no name."""
FIELDS = (
    *("persons", "person_role", "person_affiliation", "organizations", "countries", "initiatives"),
    *("meetings", "meetings_planned", "met_with"),
)
"""Fields whose items are names, or people and bodies by name; agreements are sentences."""


def report(scores: Scores) -> str:
    """A line a field that has errors."""
    return "\n".join(line for field in FIELDS if (line := _line(scores, field)))


def examples(scores: Scores, field: str, error: str) -> tuple[str, ...]:
    """At most three items of a field that are "missed" or "wrong", from articles far apart in order."""
    items = (shown(item) for _, of, kind, item in sorted(scores.errors, key=_place) if (of, kind) == (field, error))
    short = tuple(dict.fromkeys(item for item in items if len(item) <= LONGEST))
    return tuple(short[at * len(short) // SHOWN] for at in range(SHOWN)) if len(short) > SHOWN else short


def shown(item: object) -> str:
    """An item of a record by its names."""
    if isinstance(item, dict):
        return str(item["name"]) if "name" in item else _joined(item["participants"])
    return item if isinstance(item, str) else _joined(item)


def _joined(names: object) -> str:
    assert isinstance(names, Sequence)
    return " – ".join(names)


def _place(error: tuple[str, str, str, object]) -> str:
    return error[0]


def _line(scores: Scores, field: str) -> str:
    both = {error: examples(scores, field, error) for error in ("missed", "wrong")}
    told = (f"{error}: {'; '.join(items)}" for error, items in both.items() if items)
    words = ". ".join(told)
    return f"- **{NAMED[field]}** – {words}." if words else ""
