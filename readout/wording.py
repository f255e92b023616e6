"""How facts read: dates, statuses and counts in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.model import Node, Value
from graph.reader.sources import Source

STATUS = {"recalled": "background", "held": "held", "planned": "planned", "cancelled": "cancelled", "denied": "denied"}


def day(text: str) -> str:
    """`2026-03-03` as "3 March 2026"."""
    moment = date.fromisoformat(text)
    return f"{moment.day} {moment:%B %Y}"


def when(properties: Mapping[str, Value]) -> str:
    """When something was: its day or days, or else the day of the first report, which says so."""
    first, last = properties.get("date_from"), properties.get("date_to")
    if isinstance(first, str):
        return day(first) if first == last or not isinstance(last, str) else f"{day(first)} to {day(last)}"
    reported = properties.get("reported_first")
    return f"reported {day(reported)}, day not stated" if isinstance(reported, str) else "day unknown"


def found_in(properties: Mapping[str, Value]) -> str:
    """How often something was found: "found in 3 articles, 2 origins"."""
    articles, origins = properties.get("articles") or 0, properties.get("origins") or 0
    return f"found in {_counted(articles, 'article')}, {_counted(origins, 'origin')}"


def kind(node: Node) -> str:
    """What a node is, in words: its own label, or that of its kind."""
    return node.labels[-1].lower() if node.labels else "thing"


def origin(source: Source) -> str:
    """Who printed a sentence, and when; a retelling says what it is based on."""
    outlet = source.outlet or source.url or "unnamed outlet"
    printed = f"{outlet}, {day(source.published_day)}" if source.published_day else outlet
    return f"{printed} (based on {source.based_on})" if source.based_on else printed


def _counted(number: Value, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
