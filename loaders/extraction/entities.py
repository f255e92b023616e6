"""From tagged spans to the entities of one article: who and what it names, in what office, and where it means them.

The way: people and bodies are clustered, offices find their holders, holders and bodies learn their states from each
other, and what is left over stands for somebody named elsewhere. Nothing is known here that the article does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.ids import identifier
from graph.model import OfficeMention
from loaders.extraction.affiliation import affiliation
from loaders.extraction.allegiance import settle_countries
from loaders.extraction.bodies import bodies
from loaders.extraction.clusters import Cluster
from loaders.extraction.coreference import Candidate
from loaders.extraction.countries import countries
from loaders.extraction.document import Document, Found, Reference
from loaders.extraction.holdings import Holdings, holdings
from loaders.extraction.initiatives import initiatives
from loaders.extraction.named_initiatives import with_initiatives
from loaders.extraction.offices import Office
from loaders.extraction.officials import officials
from loaders.extraction.places import places
from loaders.extraction.tidy_spans import tidied
from loaders.extraction.titles import distinct_offices


def find_entities(document: Document) -> Found:
    """The entities of `document`, their offices, and every place that means one of them, in order of text."""
    document = with_initiatives(tidied(document))
    people, organizations = officials(document), bodies(document)
    held = holdings(document, people, organizations)
    settle_countries(document, held, organizations)
    states = countries(document, held)
    clusters = (*people, *organizations, *states, *initiatives(document), *places(document))
    return Found(
        mentions=tuple(cluster.mention(document) for cluster in sorted(clusters, key=_place)),
        offices=tuple(_offices(document, held, organizations)),
        references=tuple(sorted((*_names(document, clusters), *_anaphors(document, held, clusters)))),
    )


def _place(cluster: Cluster) -> tuple[int, str]:
    return cluster.start, cluster.kind


def _offices(document: Document, held: Holdings, organizations: tuple[Cluster, ...]) -> Iterator[OfficeMention]:
    for candidate in held.held:
        for office in distinct_offices(document, candidate, held.held):
            yield _office_mention(document, candidate, office, organizations)


def _office_mention(
    document: Document, candidate: Candidate, office: Office, organizations: tuple[Cluster, ...]
) -> OfficeMention:
    mention = candidate.person.id(document)
    body = affiliation(document, office, candidate.country, organizations)
    return OfficeMention(
        id=identifier(mention, "office", office.title, office.span.start),
        mention=mention,
        title=office.title,
        rank=office.rank,
        body=body.name if body is not None else None,
        country=office.country or candidate.country,
        accredited_to=office.host,
        former=office.former,
        start=office.span.start,
        stop=office.span.stop,
    )


def _names(document: Document, clusters: tuple[Cluster, ...]) -> Iterator[Reference]:
    for cluster in clusters:
        mention = cluster.id(document)
        yield from (Reference(span.start, span.stop, mention) for span in cluster.spans)


def _anaphors(document: Document, held: Holdings, clusters: tuple[Cluster, ...]) -> Iterator[Reference]:
    for span, person in held.stands_for.items():
        yield Reference(span.start, span.stop, person.id(document), named=False)
    states = {cluster.country: cluster for cluster in clusters if cluster.kind == "country"}
    by_span = {span: cluster for cluster in clusters if cluster.kind == "organization" for span in cluster.spans}
    for office in held.unnamed:
        if office.plural:
            continue
        body = next((by_span[span] for span in office.bodies if span in by_span), None)
        stands_for = states.get(office.country) if office.country else body
        if stands_for is not None:
            yield Reference(office.span.start, office.span.stop, stands_for.id(document), False, office.title)
