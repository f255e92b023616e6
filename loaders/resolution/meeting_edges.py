"""Edges of meetings: who took part, who met whom, where, about which initiatives, and what had announced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.model import Claim, Discussed, HeldIn, Meeting, MetWith, Party, PlannedAs, Relation, TookPartIn
from loaders.extraction.pairs import met_pairs
from loaders.resolution.corpus import Corpus
from loaders.resolution.event_nodes import meeting_places, meeting_status
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.meeting_claims import Report, report
from loaders.resolution.scoring import PLANNED_DAYS
from loaders.resolution.sides import sides, stand_ins
from loaders.resolution.sightings import confidence, counts

_ROLE_ORDER = ("host", "head", "attendant", "party", "witness")


def meeting_edges(known: Knowledge, nodes: Mapping[str, Meeting]) -> Iterator[Relation]:
    """The edges of all meetings; `nodes` are the meetings by id."""
    for key, claims in known.meetings.items():
        several = tuple(known.corpus.claims[claim] for claim in claims)
        side_of = sides(known, _earliest_first(known.corpus, several))
        yield from _took_part(known, side_of, key, several)
        yield from _held_in(known, key, several)
        yield from _discussed(known, key, several)
        if meeting_status(several) == "held":
            yield from _met_with(known, side_of, nodes[key], several)


def _took_part(
    known: Knowledge, side_of: Mapping[str, int], meeting: str, claims: tuple[Claim, ...]
) -> Iterator[TookPartIn]:
    parts: dict[str, list[tuple[Claim, Party]]] = defaultdict(list)
    for claim in _earliest_first(known.corpus, claims):
        for party in claim.parties:
            if party.role in _ROLE_ORDER and party.mention in known.entity_of:
                parts[known.entity_of[party.mention]].append((claim, party))
    for entity in sorted(parts.keys() - stand_ins(known, side_of)):
        number = counts(known.corpus, {claim.article for claim, _ in parts[entity]})
        yield TookPartIn(
            start=entity,
            end=meeting,
            side=side_of.get(entity),
            role=min((party.role for _, party in parts[entity]), key=_ROLE_ORDER.index),
            title=_title(known.corpus, (party for _, party in parts[entity])),
            articles=number.articles,
            outlets=number.outlets,
            origins=number.origins,
        )


def _earliest_first(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (corpus.published(claim.article), claim.id)))


def _title(corpus: Corpus, parties: Iterable[Party]) -> str | None:
    """The first title said of a party: of an unnamed holder, or the first office in the same article."""
    for party in parties:
        offices = corpus.offices.get(party.mention, ())
        title = party.title or next((office.title for office in offices if not office.former), None)
        if title is not None:
            return title
    return None


def _met_with(
    known: Knowledge, side_of: Mapping[str, int], meeting: Meeting, claims: tuple[Claim, ...]
) -> Iterator[MetWith]:
    saying: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for one, other in met_pairs(claim):
            ends = known.entity_of.get(one), known.entity_of.get(other)
            if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
                saying[min(ends[0], ends[1]), max(ends[0], ends[1])].add(claim.id)
    cities = tuple(place for place in meeting_places(known, claims))
    unnamed = stand_ins(known, side_of)
    for pair in sorted(pair for pair in saying if not unnamed & set(pair)):
        supporting = sorted(saying[pair])
        number = counts(known.corpus, known.articles_of_claims(tuple(supporting)))
        yield MetWith(
            start=pair[0],
            end=pair[1],
            meeting=meeting.id,
            date_from=meeting.date_from,
            date_to=meeting.date_to,
            reported_first=meeting.reported_first,
            reported_last=meeting.reported_last,
            place=cities[0] if cities else None,
            format=meeting.format,
            channel=meeting.channel,
            confidence=confidence(known.corpus, supporting),
            articles=number.articles,
            outlets=number.outlets,
            origins=number.origins,
        )


def _held_in(known: Knowledge, meeting: str, claims: tuple[Claim, ...]) -> Iterator[HeldIn]:
    for place in meeting_places(known, claims):
        saying = {
            claim.article
            for claim in claims
            for party in claim.parties
            if party.role == "place" and known.entity_of.get(party.mention) == place
        }
        number = counts(known.corpus, saying)
        yield HeldIn(start=meeting, end=place, articles=number.articles, outlets=number.outlets, origins=number.origins)


def _discussed(known: Knowledge, meeting: str, claims: tuple[Claim, ...]) -> Iterator[Discussed]:
    saying: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for party in claim.parties:
            if party.role == "subject" and known.entity_of.get(party.mention) in known.initiatives:
                saying[known.entity_of[party.mention]].add(claim.article)
    for initiative in sorted(saying):
        number = counts(known.corpus, saying[initiative])
        yield Discussed(
            start=meeting, end=initiative, articles=number.articles, outlets=number.outlets, origins=number.origins
        )


def planned_edges(known: Knowledge) -> Iterator[PlannedAs]:
    """A held meeting and the planned one of the same people, on the same days or announced shortly before."""
    told = (claim for several in known.meetings.values() for claim in several)
    claims = {key: report(known.corpus, known.corpus.claims[key], known.entity_of) for key in told}
    by_status: dict[str, dict[str, tuple[Report, ...]]] = {"held": {}, "planned": {}}
    for key, several in known.meetings.items():
        status = meeting_status(known.corpus.claims[claim] for claim in several)
        if status in by_status:
            by_status[status][key] = tuple(claims[claim] for claim in several)
    planned_of: dict[str, set[str]] = defaultdict(set)
    for key, announced in by_status["planned"].items():
        for party in {party for one in announced for party in one.parties}:
            planned_of[party].add(key)
    for held, took_place in by_status["held"].items():
        near = {key for one in took_place for party in one.parties for key in planned_of.get(party, ())}
        for planned in sorted(near):
            if _announces(by_status["planned"][planned], took_place):
                yield _planned_edge(known, held, planned)


def _planned_edge(known: Knowledge, held: str, planned: str) -> PlannedAs:
    claims = (*known.meetings[held], *known.meetings[planned])
    number = counts(known.corpus, known.articles_of_claims(claims))
    return PlannedAs(start=held, end=planned, articles=number.articles, outlets=number.outlets, origins=number.origins)


def _announces(planned: tuple[Report, ...], held: tuple[Report, ...]) -> bool:
    persons = frozenset[str]().union(*(one.persons for one in planned))
    others = frozenset[str]().union(*(one.persons for one in held))
    states = frozenset[str]().union(*(one.states for one in planned))
    met = frozenset[str]().union(*(one.states for one in held))
    who = len(persons & others) >= 2 or (bool(persons & others) and len(states & met) >= 2)
    return who and any(_in_time(one, other) for one, other in _pairs(planned, held))


def _pairs(planned: tuple[Report, ...], held: tuple[Report, ...]) -> Iterator[tuple[Report, Report]]:
    return ((one, other) for one in planned for other in held)


def _in_time(planned: Report, held: Report) -> bool:
    """Whether the announced days are those of the meeting; without them, whether it was reported soon after."""
    when = held.day if held.day is not None else held.published
    if when is None or planned.published is None or planned.published > when:
        return False
    if planned.day is not None:
        return abs(planned.day - when) <= 2
    return when - planned.published <= PLANNED_DAYS
