"""Which claims report one meeting: the same people (or their states) on the same day, in whatever language.

Claims of one article are never one meeting. Days that differ by little are one meeting whose date is in conflict
only where the same people meet and the articles appeared close together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loaders.resolution.clustering import Linkage, Scored, linked
from loaders.resolution.corpus import Corpus
from loaders.resolution.days import spans
from loaders.resolution.judgements import Constraints
from loaders.resolution.meeting_claims import Report, reports
from loaders.resolution.scoring import (
    MEETING_CONFLICT_DAYS,
    MEETING_MERGE,
    MEETING_REPORT_DAYS,
    MEETING_WEIGHTS,
)


def meetings(corpus: Corpus, resolved: Mapping[str, str], constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The meetings: for each the ids of its claims, sorted."""
    return tuple(sorted(linked(reports(corpus, resolved), MEETINGS, constraints)))


def meeting_keys(report: Report) -> frozenset[str]:
    """Who takes part, within days: claims far apart in time are never compared."""
    when = report.day if report.day is not None else report.published
    who = report.parties | _pairs_of_states(report)
    return frozenset(f"{one}@{span}" for one in who for span in spans(when, MEETING_REPORT_DAYS))


def _pairs_of_states(report: Report) -> frozenset[str]:
    states = sorted(report.states)
    return frozenset(f"{a}+{b}" for a in states for b in states if a < b)


def _scored(claims: Mapping[str, Report], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        found = meeting_score(claims[left], claims[right])
        if found >= MEETING_MERGE:
            yield Scored(left, right, found)


def meeting_score(one: Report, other: Report) -> float:
    """How sure two claims report one meeting, 0 to 1; 0 where something forbids it."""
    if cannot_be_one(one, other):
        return 0.0
    who = _who(one, other)
    when = _when(one, other)
    if who == 0.0 or when == 0.0:
        return 0.0
    where = one.city is not None and one.city == other.city
    return round(min(1.0, who + when + MEETING_WEIGHTS["same city"] * where), 4)


def cannot_be_one(one: Report, other: Report) -> bool:
    """Whether two claims report two meetings: of one article, planned and held, by phone and in person, far apart."""
    if one.claim.article == other.claim.article or one.status != other.status:
        return True
    if _differ(_channel(one), _channel(other)) or (one.claim.format == "visit") != (other.claim.format == "visit"):
        return True
    if one.day is not None and other.day is not None:
        apart = abs(one.day - other.day)
        if apart > MEETING_CONFLICT_DAYS or (apart > 0 and one.city and other.city and one.city != other.city):
            return True
    if one.claim.format == "visit" and _differ(one.state, other.state):
        return True
    return _opposed(one, other)


def _opposed(one: Report, other: Report) -> bool:
    """Whether people are named on both sides of both, and nobody meets the same person in both."""
    return bool(one.facing and other.facing) and not one.facing & other.facing


def _channel(report: Report) -> str | None:
    return None if report.claim.channel in (None, "unknown") else report.claim.channel


def _who(one: Report, other: Report) -> float:
    """Two who met in both; a person and the other side's state or body; or states and bodies alone."""
    common = one.persons & other.persons
    if one.facing & other.facing:
        return MEETING_WEIGHTS["two persons"]
    if one.across & other.across:
        return MEETING_WEIGHTS["a person and the other side"]
    if common and one.parties == other.parties and len(common) == 1 and one.claim.format == "visit":
        return MEETING_WEIGHTS["one visitor"]
    if common and _exact(one, other) and (len(one.parties) == 1 or len(other.parties) == 1):
        return MEETING_WEIGHTS["a person"]
    if not common and not (one.persons and other.persons):
        return _without_persons(one, other)
    return 0.0


def _without_persons(one: Report, other: Report) -> float:
    if len(one.bodies & other.bodies) >= 2:
        return MEETING_WEIGHTS["two bodies"]
    return MEETING_WEIGHTS["two states"] if len(one.states & other.states) >= 2 else 0.0


def _exact(one: Report, other: Report) -> bool:
    return one.day is not None and one.day == other.day


def _when(one: Report, other: Report) -> float:
    """Equal days; days in conflict; one day and a publication near it; or publications near each other."""
    near = _near(one.published, other.published, MEETING_REPORT_DAYS)
    if one.day is not None and other.day is not None:
        if one.day == other.day:
            return MEETING_WEIGHTS["same day"]
        return MEETING_WEIGHTS["day in conflict"] if near else 0.0
    if one.claim.status == "recalled" or other.claim.status == "recalled":
        return 0.0
    day = one.day if one.day is not None else other.day
    undated = other if one.day is not None else one
    if day is not None:
        return MEETING_WEIGHTS["day near report"] if _near(day, undated.published, MEETING_REPORT_DAYS) else 0.0
    return MEETING_WEIGHTS["reports near"] if near else 0.0


def _near(one: int | None, other: int | None, days: int) -> bool:
    return one is not None and other is not None and abs(one - other) <= days


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


class _Conflicts:
    """Whether two clusters hold claims that cannot be of one meeting."""

    def __init__(self, claims: Mapping[str, Report]) -> None:
        self._claims = claims

    def __call__(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        return any(cannot_be_one(self._claims[a], self._claims[b]) for a in left for b in right)


MEETINGS = Linkage(meeting_keys, _scored, lambda claims, _: _Conflicts(claims))
"""How reports become meetings."""
