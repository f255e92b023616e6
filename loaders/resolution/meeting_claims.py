"""A claim of a meeting with its parties resolved: what claims of different articles are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from graph.model import Claim, Party
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.days import ordinal
from loaders.resolution.places import place_country, place_key

_TAKES_PART = frozenset(("host", "head", "attendant", "party"))
_STATUS = {"held": "held", "recalled": "held", "denied": "held", "planned": "planned", "cancelled": "planned"}
"""Whether a claim is of a meeting that was to have been by now, or of one to come."""


@dataclass(frozen=True, slots=True)
class Report:
    """A claim of a meeting. `persons` are entities of officials, `bodies` of bodies and states that take part.

    `facing` holds each person with each person of another side, in order; `across` each person with the bodies and
    states, and the states of the people, of another side. `states` are those of all who take part; `city` and
    `state` say where it was. Days are ordinals: `day` that of the meeting, None unless exact; `published` that of
    publication, None if unknown.
    """

    claim: Claim
    status: str
    persons: frozenset[str]
    bodies: frozenset[str]
    states: frozenset[str]
    facing: frozenset[tuple[str, str]]
    across: frozenset[tuple[str, str]]
    city: str | None
    state: str | None
    day: int | None
    published: int | None

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return self.persons | self.bodies


def reports(corpus: Corpus, resolved: Mapping[str, str]) -> dict[str, Report]:
    """The claims of meetings, by id. `resolved` leads from mentions to entities."""
    claims = (claim for claim in corpus.claims.values() if claim.kind == "meeting")
    return {claim.id: report(corpus, claim, resolved) for claim in claims}


def taking_part(claim: Claim) -> tuple[Party, ...]:
    """Those who take part, in order; not the place, subjects or witnesses."""
    return tuple(party for party in claim.parties if party.role in _TAKES_PART)


@dataclass(frozen=True, slots=True)
class _Member:
    """One who takes part: the entity, whether a person, the state, and the side; without sides each is one."""

    entity: str
    is_person: bool
    state: str | None
    side: int


def _members(corpus: Corpus, claim: Claim, resolved: Mapping[str, str]) -> tuple[_Member, ...]:
    parties = ((at, party) for at, party in enumerate(taking_part(claim)) if party.mention in resolved)
    return tuple(
        _Member(
            entity=resolved[party.mention],
            is_person=corpus.mentions[party.mention].kind == "official",
            state=corpus.mentions[party.mention].country,
            side=-1 - at if party.side is None else party.side,
        )
        for at, party in parties
    )


def report(corpus: Corpus, claim: Claim, resolved: Mapping[str, str]) -> Report:
    """A claim of a meeting with its parties resolved."""
    members = _members(corpus, claim, resolved)
    opposite = tuple((a, b) for a, b in permutations(members, 2) if a.side != b.side and a.is_person)
    day = corpus.day(claim.article)
    city, state = _where(corpus, claim)
    return Report(
        claim=claim,
        status=_STATUS.get(claim.status, "held"),
        persons=frozenset(member.entity for member in members if member.is_person),
        bodies=frozenset(member.entity for member in members if not member.is_person),
        states=frozenset(member.state for member in members if member.state is not None),
        facing=frozenset((a.entity, b.entity) for a, b in opposite if b.is_person and a.entity < b.entity),
        across=frozenset((a.entity, what) for a, b in opposite for what in _stands_for(b)),
        city=city,
        state=state,
        day=_exact_day(claim),
        published=None if day == UNDATED else ordinal(day),
    )


def _stands_for(member: _Member) -> frozenset[str]:
    """The state of a member, and the body or state itself."""
    itself = frozenset[str]() if member.is_person else frozenset((member.entity,))
    return itself if member.state is None else itself | {member.state}


def _exact_day(claim: Claim) -> int | None:
    start, stop = claim.date_from, claim.date_to
    return ordinal(start) if start and start == (stop or start) else None


def _where(corpus: Corpus, claim: Claim) -> tuple[str | None, str | None]:
    """The key of the city and the state of the place, as far as stated."""
    for party in claim.parties:
        mention = corpus.mentions.get(party.mention)
        if party.role == "place" and mention is not None:
            if mention.kind == "place":
                return place_key(mention), place_country(mention)
            return None, mention.country
    return None, None
