"""Edges of agreements: who agreed, on what initiative, and at which meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from graph.model import AGREEMENT_STATUSES, AgreedOn, Agreement, Concerns, ReachedAt, Relation
from loaders.resolution.agreements import Undertaking
from loaders.resolution.entity_nodes import commonest
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.sightings import confidence, counts, days

Saying = Mapping[str, set[str]]


def agreement_edges(
    known: Knowledge, nodes: Mapping[str, Agreement], claims: Mapping[str, Undertaking]
) -> Iterator[Relation]:
    """The edges of the agreements; `nodes` are the agreements, `claims` the claims of them, by id."""
    for key, several in known.agreements.items():
        reports = tuple(claims[claim] for claim in several)
        meeting = commonest(report.meeting for report in reports)
        for party, saying in _saying(reports, "parties").items():
            yield _agreed_on(known, party, nodes[key], (meeting, saying))
        for initiative, saying in _saying(reports, "initiatives").items():
            number = counts(known.corpus, known.articles_of_claims(tuple(saying)))
            yield Concerns(
                start=key, end=initiative, articles=number.articles, outlets=number.outlets, origins=number.origins
            )
        if meeting is not None:
            yield _reached_at(known, key, meeting, reports)


def initiative_edges(known: Knowledge, claims: Mapping[str, Undertaking]) -> Iterator[AgreedOn]:
    """One edge a party and initiative, whatever number of agreements concerns it; the firmest status counts."""
    saying: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, report in claims.items():
        for pair in product(report.parties, report.initiatives):
            saying[pair].add(key)
    for party, initiative in sorted(saying):
        several = sorted(saying[party, initiative])
        articles = known.articles_of_claims(tuple(several))
        number, (first, last) = counts(known.corpus, articles), days(known.corpus, articles)
        statuses = {claims[claim].claim.status for claim in several}
        yield AgreedOn(
            start=party,
            end=initiative,
            status=next((status for status in AGREEMENT_STATUSES if status in statuses), None),
            reported_first=first,
            reported_last=last,
            confidence=confidence(known.corpus, several),
            articles=number.articles,
            outlets=number.outlets,
            origins=number.origins,
        )


def _saying(reports: tuple[Undertaking, ...], what: str) -> dict[str, set[str]]:
    """The claims that name each party or initiative, by entity."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for entity in report.parties if what == "parties" else report.initiatives:
            found[entity].add(report.claim.id)
    return {entity: found[entity] for entity in sorted(found)}


def _agreed_on(known: Knowledge, party: str, node: Agreement, at: tuple[str | None, set[str]]) -> AgreedOn:
    meeting, saying = at
    number = counts(known.corpus, known.articles_of_claims(tuple(saying)))
    return AgreedOn(
        start=party,
        end=node.id,
        status=node.status,
        date_from=node.date_from,
        date_to=node.date_to,
        reported_first=node.reported_first,
        reported_last=node.reported_last,
        meeting=meeting,
        confidence=confidence(known.corpus, sorted(saying)),
        articles=number.articles,
        outlets=number.outlets,
        origins=number.origins,
    )


def _reached_at(known: Knowledge, key: str, meeting: str, reports: tuple[Undertaking, ...]) -> ReachedAt:
    articles = {report.claim.article for report in reports if report.meeting == meeting}
    number = counts(known.corpus, articles)
    return ReachedAt(start=key, end=meeting, articles=number.articles, outlets=number.outlets, origins=number.origins)
