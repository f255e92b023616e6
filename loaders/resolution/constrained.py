"""Judgements are about mentions, clustering is of profiles: what leads from one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from loaders.resolution.body_profiles import BodyProfile
from loaders.resolution.judgements import Constraints
from loaders.resolution.named import Named
from loaders.resolution.profiles import Profile

_Profile = TypeVar("_Profile", Profile, BodyProfile, Named)


def divided(profiles: Iterable[_Profile], constraints: Constraints) -> Iterator[_Profile]:
    """The profiles; judged mentions each by itself, so that a judgement can tell them from the rest of a profile."""
    judged = {mention for pair in constraints.same | constraints.different for mention in pair}
    for profile in profiles:
        rest = tuple(mention for mention in profile.mentions if mention not in judged)
        if rest:
            yield replace(profile, id=rest[0], mentions=rest)
        for mention in profile.mentions:
            if mention in judged:
                yield replace(profile, id=mention, mentions=(mention,))


def on_profiles(profiles: Iterable[_Profile], constraints: Constraints) -> Constraints:
    """The constraints between the profiles that hold the judged mentions."""
    known = {mention: profile.id for profile in profiles for mention in profile.mentions}
    return Constraints(_lifted(known, constraints.same), _lifted(known, constraints.different))


def _lifted(known: dict[str, str], pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    ends = ((known[a], known[b]) for a, b in pairs if a in known and b in known)
    return frozenset((min(a, b), max(a, b)) for a, b in ends if a != b)
