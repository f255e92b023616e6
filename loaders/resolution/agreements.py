"""Which claims report one undertaking: the same parties at the same meeting, and words that say the same.

The words are in three languages, so that they are compared by numbers, Latin words, concepts and named initiatives.
Two undertakings of one article are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Claim
from loaders.resolution.clustering import Linkage, Scored, linked
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.days import ordinal, spans
from loaders.resolution.judgements import Constraints
from loaders.resolution.scoring import (
    AGREEMENT_MERGE,
    AGREEMENT_REPORT_DAYS,
    AGREEMENT_SAYS_THE_SAME,
    AGREEMENT_WEIGHTS,
)
from loaders.resolution.wordings import Wording, likeness, wording

_PARTIES = frozenset(("party", "host", "head"))


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A claim of an agreement. `parties` and `initiatives` are entities, `behind` the bodies of persons among the
    parties, `meeting` the one at which it was reached.
    """

    claim: Claim
    parties: frozenset[str]
    behind: frozenset[str]
    initiatives: frozenset[str]
    meeting: str | None
    words: Wording
    published: int | None


def undertakings(corpus: Corpus, resolved: Mapping[str, str], meeting_of: Mapping[str, str]) -> dict[str, Undertaking]:
    """The claims of agreements, by id; `meeting_of` leads from claims of meetings to meetings."""
    claims = (claim for claim in corpus.claims.values() if claim.kind == "agreement")
    return {claim.id: undertaking(corpus, claim, resolved, meeting_of) for claim in claims}


def agreements(claims: Mapping[str, Undertaking], constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The agreements: for each the ids of its claims, sorted."""
    return tuple(sorted(linked(claims, AGREEMENTS, constraints)))


def undertaking(
    corpus: Corpus, claim: Claim, resolved: Mapping[str, str], meeting_of: Mapping[str, str]
) -> Undertaking:
    """A claim of an agreement with its parties resolved."""
    subjects = (party.mention for party in claim.parties if party.role == "subject" and party.mention in resolved)
    parties = {party.mention for party in claim.parties if party.role in _PARTIES and party.mention in resolved}
    bodies = (corpus.body_of(mention) for mention in parties)
    day = corpus.day(claim.article)
    return Undertaking(
        claim=claim,
        parties=frozenset(resolved[mention] for mention in parties),
        behind=frozenset(resolved[body] for several in bodies for body in several if body in resolved),
        initiatives=frozenset(resolved[m] for m in subjects if corpus.mentions[m].kind == "initiative"),
        meeting=meeting_of.get(claim.reached_at or ""),
        words=wording(claim.words or claim.quote),
        published=None if day == UNDATED else ordinal(day),
    )


def _keys(claim: Undertaking) -> frozenset[str]:
    meeting = {claim.meeting} if claim.meeting else set()
    who = claim.parties | claim.behind | claim.initiatives
    near = spans(claim.published, AGREEMENT_REPORT_DAYS)
    return frozenset(f"{one}@{span}" for one in who for span in near) | meeting


def _scored(claims: Mapping[str, Undertaking], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        found = agreement_score(claims[left], claims[right])
        if found >= AGREEMENT_MERGE:
            yield Scored(left, right, found)


def agreement_score(one: Undertaking, other: Undertaking) -> float:
    """How sure two claims report one undertaking, 0 to 1; 0 where something forbids it."""
    if _cannot_be_one(one, other):
        return 0.0
    said = likeness(one.words, other.words)
    if said < AGREEMENT_SAYS_THE_SAME:
        return 0.0
    shared = max(_share(one.parties, other.parties), _share(one.parties | one.behind, other.parties | other.behind))
    found = {
        "words": said,
        "parties": shared,
        "same meeting": float(one.meeting is not None and one.meeting == other.meeting),
        "same status": float(one.claim.status == other.claim.status),
        "same initiative": float(bool(one.initiatives & other.initiatives)),
        "same numbers": float(bool(one.words.numbers & other.words.numbers)),
        "numbers differ": float(bool(one.words.numbers ^ other.words.numbers) and _numbers_differ(one, other)),
    }
    total = sum(AGREEMENT_WEIGHTS[name] * strength for name, strength in found.items())
    return round(min(max(total, 0.0), 1.0), 4)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _numbers_differ(one: Undertaking, other: Undertaking) -> bool:
    return bool(one.words.numbers and other.words.numbers) and not one.words.numbers & other.words.numbers


def _cannot_be_one(one: Undertaking, other: Undertaking) -> bool:
    """Of one article, of two meetings, or reported weeks apart without a named initiative in common."""
    if one.claim.article == other.claim.article:
        return True
    if one.meeting is not None and other.meeting is not None and one.meeting != other.meeting:
        return True
    if one.meeting is not None and one.meeting == other.meeting:
        return False
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > AGREEMENT_REPORT_DAYS


class _Conflicts:
    """Whether two clusters hold claims that cannot be of one undertaking."""

    def __init__(self, claims: Mapping[str, Undertaking]) -> None:
        self._claims = claims

    def __call__(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        return any(_cannot_be_one(self._claims[a], self._claims[b]) for a in left for b in right)


AGREEMENTS = Linkage(_keys, _scored, lambda claims, _: _Conflicts(claims))
"""How undertakings become agreements."""
