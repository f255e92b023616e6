"""Pairs that are worth a person's look: alike, but not enough to be one; and why two mentions are, or are not, one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from graph.model import Evidence, Judgement
from loaders.resolution.body_profiles import body_profiles
from loaders.resolution.corpus import Corpus, corpus
from loaders.resolution.doubts import (
    Alike,
    Explanation,
    alike_bodies,
    alike_meetings,
    alike_persons,
    bodies_explained,
    persons_explained,
)
from loaders.resolution.judgements import constraints, judged, looked_at
from loaders.resolution.profiles import official_profiles
from loaders.resolution.resolve import resolved

DoubtKind = Literal["official", "meeting", "organization"]
KINDS: tuple[DoubtKind, ...] = ("official", "meeting", "organization")
"""In the order in which equally likely pairs are shown."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, by the likest of their mentions or claims; all three pairs are in one order.

    `left` and `right` are ids of entities, `said` those of the mentions or claims, `names` what these are called.
    """

    kind: DoubtKind
    left: str
    right: str
    said: tuple[str, str]
    names: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


def doubts(
    evidence: Iterable[Evidence], judgements: Sequence[Judgement] = (), kinds: Iterable[DoubtKind] = KINDS
) -> tuple[Doubt, ...]:
    """The doubtful pairs, the most alike first; each two entities once, and none that somebody has judged."""
    said = tuple(evidence)
    whole = corpus(judged(said, judgements))
    known = resolved(whole, constraints(said, judgements))
    return doubtful(whole, (known.entity_of, known.event_of), looked_at(said, judgements), kinds)


def doubtful(
    whole: Corpus,
    of: tuple[Mapping[str, str], Mapping[str, str]],
    judged_pairs: Iterable[tuple[str, str]],
    kinds: Iterable[DoubtKind] = KINDS,
) -> tuple[Doubt, ...]:
    """The same, where it is known of which entities mentions and claims are."""
    entity_of, event_of = of
    entities = {**entity_of, **event_of}
    known = {_in_order(entities[a], entities[b]) for a, b in judged_pairs if a in entities and b in entities}
    best: dict[tuple[str, str], Doubt] = {}
    for doubt in chain.from_iterable(_of_kind(kind, whole, entity_of, event_of) for kind in kinds):
        ends = _in_order(doubt.left, doubt.right)
        if ends not in known and (ends not in best or _best_first(doubt) < _best_first(best[ends])):
            best[ends] = doubt
    return tuple(sorted(best.values(), key=_best_first))


def explain(evidence: Iterable[Evidence], left: str, right: str) -> Explanation:
    """Why two mentions (ids) are one or not, as far as their own profiles tell.

    Raises KeyError for an id that is no mention of a person or body.
    """
    whole = corpus(evidence)
    if whole.mentions[left].kind == "organization":
        bodies = {mention: profile for profile in body_profiles(whole) for mention in profile.mentions}
        return bodies_explained(bodies[left], bodies[right])
    profiles = {mention: profile for profile in official_profiles(whole) for mention in profile.mentions}
    return persons_explained(profiles[left], profiles[right])


def _of_kind(
    kind: DoubtKind, whole: Corpus, entity_of: Mapping[str, str], event_of: Mapping[str, str]
) -> Iterator[Doubt]:
    if kind == "meeting":
        claims = whole.claims
        for alike in alike_meetings(whole, entity_of, event_of):
            quotes = (claims[alike.left].quote, claims[alike.right].quote)
            yield _doubt(kind, alike, event_of, quotes)
        return
    find = alike_persons if kind == "official" else alike_bodies
    for alike in find(whole, entity_of):
        yield _doubt(kind, alike, entity_of, (whole.mentions[alike.left].name, whole.mentions[alike.right].name))


def _doubt(kind: DoubtKind, alike: Alike, of: Mapping[str, str], names: tuple[str, str]) -> Doubt:
    return Doubt(
        kind=kind,
        left=of[alike.left],
        right=of[alike.right],
        said=(alike.left, alike.right),
        names=names,
        score=alike.explained.score,
        reasons=alike.explained.reasons,
    )


def _in_order(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _best_first(doubt: Doubt) -> tuple[float, int, str, str, tuple[str, str]]:
    return -doubt.score, KINDS.index(doubt.kind), doubt.left, doubt.right, doubt.said
