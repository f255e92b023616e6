"""How facts read: dates, statuses and counts in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.model import Judgement, Node, Value
from graph.reader.sources import Source
from loaders.judging.listing import Listed
from loaders.resolution.addresses import words_at

STATUS = {"recalled": "background", "held": "held", "planned": "planned", "cancelled": "cancelled", "denied": "denied"}

STATES = {
    "active": "holds",
    "inactive": "inactive: no article says these words now",
    "overruled": "overruled by a later one",
    "undone": "undone",
}
LONGEST_WORDS = 90
"""Code points of a quoted sentence."""


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


def judged(listed: Listed) -> str:
    """A judgement on one line: what, who, when, why, its id, and that it does not hold where it does not."""
    one = listed.judgement
    decided = ", ".join(filter(None, (one.by, day(one.at[:10]) if one.at else None)))
    state = "" if listed.state == "active" else f" [{STATES[listed.state]}]"
    return f"{_verdict(one)} (by {decided}: {one.reason}; {one.id}){state}"


def _verdict(one: Judgement) -> str:
    left, right = (quoted(address) if address else "" for address in (one.left, one.right))
    match one.verdict, one.field:
        case (("same" | "different" | "unsure"), _):
            words = {"same": "the same", "different": "different", "unsure": "perhaps the same"}
            return f"{words[one.verdict]}: {left} and {right}"
        case "wrong", None:
            return f"wrong: {left}"
        case "wrong", "party":
            return f"no part had {right} in {left}"
        case "wrong", field:
            return f"wrong {field}: {left}"
        case _, "party":
            return f"“{one.value}” instead of {right} in {left}"
        case _, field:
            return f"{field} is “{one.value}”: {left}"


def quoted(address: str) -> str:
    """The words at an address, cut where they are long."""
    words = words_at(address)
    return f"“{words}”" if len(words) <= LONGEST_WORDS else f"“{words[:LONGEST_WORDS].rstrip()}…”"


def _counted(number: Value, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
