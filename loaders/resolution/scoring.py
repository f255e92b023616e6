"""All weights and thresholds of identity, in one place. A pair of profiles is one from MERGE upwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MERGE = 0.8
"""Score from which two profiles are one person."""

WEAK_NAMES_MERGE = 0.4
"""Likeness of names from which two weak ones in one office or company are one person's."""

REVIEW = 0.55
"""Score from which a pair that is not merged is worth a person's look."""

BODY_REVIEW = 0.6
"""The same of two bodies, by the likeness of their names."""

MEETING_REVIEW = 0.55
"""The same of two claims of meetings."""

WEIGHTS = {
    "same name": 0.85,
    "name unlike": 0.0,
    "same office": 0.15,
    "similar office": 0.08,
    "same country": 0.07,
    "same body": 0.08,
    "same named body": 0.25,
    "countries differ": -0.3,
    "stated countries differ": -0.7,
    "same company": 0.3,
    "rare office": 0.3,
    "offices exclude each other": -0.35,
    "given name alike": 0.7,
}
"""What each feature adds to a pair's score."""

SAME_SCRIPT_SAME_NAME = 0.93
"""Likeness from which two names in one script are one: there, another spelling is mostly another person."""

NATIONAL_RANKS = frozenset(("head of state", "head of government"))
"""Ranks of which a state has one holder."""

TELLING_RANKS = frozenset(("head of state", "head of government", "minister", "ambassador"))
"""Ranks that tell something of a person even where it is not said what for."""

MISREAD_STATES = 3
"""States in which one name is one person with a misread state rather than so many namesakes."""

MISREAD_ARTICLES = 5
"""Articles from which that can be told."""

MISREAD_RANK_SHARE = 0.6
"""Share of those articles that give the person one rank."""

STATED_COUNTS = 3
"""What a state that an office names counts beside one that is only likely."""

BODY_SAME_HEAD = 0.25
"""Likeness of names from which two bodies of one state with the same head are one."""

DAYS_APART = 60
"""Days within which two offices count as held at one time."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something found about a pair: `name` is a key of WEIGHTS, `strength` scales it, `reason` is for people."""

    name: str
    reason: str
    strength: float = 1.0


def score(features: Iterable[Feature]) -> float:
    """The sum of the weights, between 0 and 1."""
    total = sum(WEIGHTS[feature.name] * feature.strength for feature in features)
    return round(min(max(total, 0.0), 1.0), 4)


MEETING_WEIGHTS = {
    "two persons": 0.6,
    "a person and the other side": 0.5,
    "a person": 0.3,
    "one visitor": 0.5,
    "two bodies": 0.45,
    "two states": 0.35,
    "same day": 0.35,
    "day near report": 0.25,
    "reports near": 0.25,
    "day in conflict": 0.15,
    "same city": 0.1,
}
"""What each agreement of two claims adds to the score of their being one meeting."""

MEETING_MERGE = 0.7
"""Score from which two claims report one meeting."""

MEETING_REPORT_DAYS = 3
"""Days between a meeting and a report of it, or between two reports of it, where a day is not stated."""

MEETING_CONFLICT_DAYS = 1
"""Days by which reports of one meeting may err about its date."""

INITIATIVE_MERGE = 0.75
"""Likeness of names from which two initiatives are one."""

AGREEMENT_MERGE = 0.5
"""Score from which two claims report one undertaking."""

AGREEMENT_SAYS_THE_SAME = 0.2
"""Likeness of words below which nothing else makes two claims one undertaking."""

AGREEMENT_REPORT_DAYS = 7
"""Days between two reports of one undertaking where the meeting is not known to be one."""

AGREEMENT_WEIGHTS = {
    "words": 0.7,
    "parties": 0.2,
    "same meeting": 0.1,
    "same status": 0.15,
    "same initiative": 0.3,
    "same numbers": 0.1,
    "numbers differ": -0.3,
}
"""What each agreement of two claims adds to the score of their being one undertaking."""

PLANNED_DAYS = 45
"""Days after an announcement without a day within which a meeting of the same people is the announced one."""
