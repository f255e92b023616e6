"""Candidate pairs that rules keep apart though much is alike: of persons, bodies and meetings, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from loaders.resolution.blocking import candidate_pairs
from loaders.resolution.bodies import body_keys, cannot_be_one
from loaders.resolution.body_names import compare_organizations
from loaders.resolution.body_profiles import BodyProfile, body_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.features import features
from loaders.resolution.meeting_claims import Report, reports
from loaders.resolution.meetings import meeting_keys, meeting_score
from loaders.resolution.officials import official_keys
from loaders.resolution.profiles import Profile, official_profiles
from loaders.resolution.scoring import BODY_REVIEW, MEETING_REVIEW, REVIEW, score


@dataclass(frozen=True, slots=True)
class Explanation:
    """How likely two are one (0 to 1), and the reasons in plain words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two mentions, or claims, of two entities."""

    left: str
    right: str
    explained: Explanation


def alike_persons(corpus: Corpus, entity_of: Mapping[str, str]) -> Iterator[Alike]:
    """Pairs of profiles with full names."""
    profiles = {profile.id: profile for profile in official_profiles(corpus) if not profile.is_weak}
    for left, right in _apart({key: official_keys(p) for key, p in profiles.items()}, entity_of):
        found = persons_explained(profiles[left], profiles[right])
        if found.score >= REVIEW:
            yield Alike(left, right, found)


def alike_bodies(corpus: Corpus, entity_of: Mapping[str, str]) -> Iterator[Alike]:
    """Pairs of bodies whose names say which body they are."""
    profiles = {profile.id: profile for profile in body_profiles(corpus) if not profile.is_generic}
    for left, right in _apart({key: _body_keys(p) for key, p in profiles.items()}, entity_of):
        one, other = profiles[left], profiles[right]
        found = bodies_explained(one, other)
        if found.score >= BODY_REVIEW and not cannot_be_one(one, other):
            yield Alike(left, right, found)


def alike_meetings(corpus: Corpus, entity_of: Mapping[str, str], event_of: Mapping[str, str]) -> Iterator[Alike]:
    """Pairs of claims of meetings."""
    claims = reports(corpus, entity_of)
    for left, right in _apart({key: meeting_keys(claim) for key, claim in claims.items()}, event_of):
        found = meeting_score(claims[left], claims[right])
        if found >= MEETING_REVIEW:
            yield Alike(left, right, Explanation(found, tuple(_common(claims[left], claims[right]))))


def persons_explained(one: Profile, other: Profile) -> Explanation:
    """Why two profiles of persons are one or not."""
    found = features(one, other)
    reasons = tuple(feature.reason for feature in found) or ("the names are those of two persons",)
    return Explanation(score(found), reasons)


def bodies_explained(one: BodyProfile, other: BodyProfile) -> Explanation:
    """Why two profiles of bodies are one or not."""
    found = compare_organizations(one.name, other.name)
    shared = ("the same person heads both",) if one.heads & other.heads else ()
    return Explanation(found.score, (*found.reasons, *shared))


def _body_keys(profile: BodyProfile) -> frozenset[str]:
    """What bodies that rules may take for one share, or any two telling words, be one name a part of the other."""
    telling = sorted({*(word.skeleton for word in profile.parts.rest), *(f"={one}" for one in profile.parts.subjects)})
    return frozenset((*body_keys(profile), *(f"{one} {other}" for one, other in combinations(telling, 2))))


def _apart(keys: Mapping[str, tuple[str, ...] | frozenset[str]], of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The candidate pairs that are of two entities."""
    pairs = candidate_pairs(keys)
    return ((left, right) for left, right in pairs if left in of and right in of and of[left] != of[right])


def _common(one: Report, other: Report) -> Iterator[str]:
    """What two reports of meetings have in common, in words."""
    if one.facing & other.facing:
        yield "the same two people met"
    elif one.across & other.across:
        yield "the same person met the same side"
    elif one.persons & other.persons:
        yield "the same person took part"
    elif one.bodies & other.bodies:
        yield "the same bodies or states met"
    else:
        yield "people of the same states met"
    yield _when(one, other)
    if one.city is not None and one.city == other.city:
        yield "in the same city"


def _when(one: Report, other: Report) -> str:
    if one.day is not None and other.day is not None:
        return "on the same day" if one.day == other.day else f"{_days(one.day, other.day)} apart"
    days = [(report.day or report.published) for report in (one, other)]
    if days[0] is None or days[1] is None:
        return "one day is not known"
    return f"the day is not stated in both, and they were reported {_days(days[0], days[1])} apart"


def _days(one: int, other: int) -> str:
    number = abs(one - other)
    return "1 day" if number == 1 else f"{number} days"
