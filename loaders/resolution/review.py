"""Pairs that are worth a person's look: alike, but not enough to be one; and why two mentions are, or are not, one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Evidence, Judgement, MentionKind
from loaders.resolution.blocking import candidate_pairs
from loaders.resolution.body_names import compare_organizations
from loaders.resolution.body_profiles import BodyProfile, body_profiles
from loaders.resolution.corpus import Corpus, corpus
from loaders.resolution.features import features
from loaders.resolution.judgements import Constraints, constraints, judged, mention_address
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.officials import official_keys
from loaders.resolution.profiles import Profile, official_profiles
from loaders.resolution.resolve import resolved
from loaders.resolution.scoring import REVIEW, score


@dataclass(frozen=True, slots=True)
class Explanation:
    """How likely two mentions are one (0 to 1), and the reasons in plain words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one. `left` and `right` are ids of entities, the addresses those of two mentions."""

    kind: MentionKind
    left: str
    right: str
    names: tuple[str, str]
    addresses: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


def doubts(evidence: Iterable[Evidence], judgements: Sequence[Judgement] = ()) -> tuple[Doubt, ...]:
    """The doubtful pairs of persons, the most alike first; each two persons once; without those judged already."""
    current = judged(tuple(evidence), judgements)
    pairs = constraints(current, judgements)
    known = resolved(corpus(current), pairs)
    best: dict[tuple[str, str], Doubt] = {}
    for doubt in _doubts(known):
        ends = min(doubt.left, doubt.right), max(doubt.left, doubt.right)
        if not _is_judged(known, ends, pairs) and (ends not in best or doubt.score > best[ends].score):
            best[ends] = doubt
    return tuple(sorted(best.values(), key=lambda doubt: (-doubt.score, doubt.left, doubt.right)))


def explain(evidence: Iterable[Evidence], left: str, right: str) -> Explanation:
    """Why two mentions (ids) are one or not, as far as their own profiles tell.

    Raises KeyError for an id that is no mention of a person or body.
    """
    whole = corpus(evidence)
    if whole.mentions[left].kind == "organization":
        bodies = {mention: profile for profile in body_profiles(whole) for mention in profile.mentions}
        return _explained_bodies(bodies[left], bodies[right])
    profiles = {mention: profile for profile in official_profiles(whole) for mention in profile.mentions}
    return _explained(profiles[left], profiles[right])


def _explained(one: Profile, other: Profile) -> Explanation:
    found = features(one, other)
    reasons = tuple(feature.reason for feature in found) or ("the names are those of two persons",)
    return Explanation(score(found), reasons)


def _explained_bodies(one: BodyProfile, other: BodyProfile) -> Explanation:
    found = compare_organizations(one.name, other.name)
    return Explanation(found.score, found.reasons)


def _doubts(known: Knowledge) -> Iterator[Doubt]:
    profiles = {profile.id: profile for profile in official_profiles(known.corpus) if not profile.is_weak}
    keys = {key: official_keys(profile) for key, profile in profiles.items()}
    for left, right in candidate_pairs(keys):
        if known.entity_of[left] != known.entity_of[right]:
            found = _explained(profiles[left], profiles[right])
            if found.score >= REVIEW:
                yield _doubt(known.corpus, known.entity_of, (left, right), found)


def _doubt(evidence: Corpus, entity_of: Mapping[str, str], pair: tuple[str, str], found: Explanation) -> Doubt:
    one, other = (evidence.mentions[mention] for mention in pair)
    return Doubt(
        kind=one.kind,
        left=entity_of[one.id],
        right=entity_of[other.id],
        names=(one.name, other.name),
        addresses=(mention_address(one), mention_address(other)),
        score=found.score,
        reasons=found.reasons,
    )


def _is_judged(known: Knowledge, ends: tuple[str, str], pairs: Constraints) -> bool:
    judged_ends = (
        (known.entity_of[a], known.entity_of[b])
        for a, b in pairs.different
        if a in known.entity_of and b in known.entity_of
    )
    return ends in {(min(a, b), max(a, b)) for a, b in judged_ends}
