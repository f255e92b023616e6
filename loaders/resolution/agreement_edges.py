"""Edges of agreements: who agreed, on what initiative, and at which meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.model import AgreedOn, Agreement, Concerns, ReachedAt, Relation
from loaders.resolution.agreements import Undertaking
from loaders.resolution.entity_nodes import commonest
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.sightings import confidence, counts

Saying = Mapping[str, set[str]]


def agreement_edges(
    known: Knowledge, nodes: Mapping[str, Agreement], claims: Mapping[str, Undertaking]
) -> Iterator[Relation]:
    """The edges of all agreements; `nodes` are the agreements, `claims` the claims of them, by id."""
    for key, several in known.agreements.items():
        reports = tuple(claims[claim] for claim in several)
        meeting = commonest(report.meeting for report in reports)
        initiatives = _saying(reports, "initiatives")
        for party, saying in _saying(reports, "parties").items():
            for end in (key, *initiatives):
                yield _agreed_on(known, nodes[key], (party, end, meeting), saying)
        for initiative, saying in initiatives.items():
            number = counts(known.corpus, known.articles_of_claims(tuple(saying)))
            yield Concerns(
                start=key, end=initiative, articles=number.articles, outlets=number.outlets, origins=number.origins
            )
        if meeting is not None:
            yield _reached_at(known, key, meeting, reports)


def _saying(reports: tuple[Undertaking, ...], what: str) -> dict[str, set[str]]:
    """The claims that name each party or initiative, by entity."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for entity in report.parties if what == "parties" else report.initiatives:
            found[entity].add(report.claim.id)
    return {entity: found[entity] for entity in sorted(found)}


def _agreed_on(known: Knowledge, node: Agreement, ends: tuple[str, str, str | None], saying: set[str]) -> AgreedOn:
    party, end, meeting = ends
    number = counts(known.corpus, known.articles_of_claims(tuple(saying)))
    return AgreedOn(
        start=party,
        end=end,
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
