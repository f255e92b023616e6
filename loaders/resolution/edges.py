"""Edges that mentions alone give: offices, states, and the way back from knowledge to the words."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import BelongsTo, LocatedIn, RefersTo, Relation, Represents, Supports
from loaders.resolution.body_profiles import body_country
from loaders.resolution.corrections import is_told
from loaders.resolution.entity_nodes import commonest, official_country, organization_country
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.places import place_country
from loaders.resolution.profiles import country_of
from loaders.resolution.sightings import counts


def mention_edges(known: Knowledge) -> Iterator[Relation]:
    """REPRESENTS, BELONGS_TO, LOCATED_IN and REFERS_TO."""
    yield from _represents(known)
    yield from _belongs_to(known)
    yield from _located_in(known)
    for mention, entity in known.entity_of.items():
        if not is_told(known.corpus.mentions[mention]):
            yield RefersTo(start=mention, end=entity, articles=1, outlets=1, origins=1)


def claim_edges(known: Knowledge) -> Iterator[Relation]:
    """SUPPORTS."""
    for claim, event in known.event_of.items():
        yield Supports(start=claim, end=event, articles=1, outlets=1, origins=1)


def _represents(known: Knowledge) -> Iterator[Relation]:
    corpus = known.corpus
    for key, mentions in known.officials.items():
        state = official_country(corpus, mentions)
        if state is not None:
            saying = tuple(mention for mention in mentions if country_of(corpus, mention) == state)
            number = counts(corpus, known.articles_of(saying))
            yield Represents(
                start=key, end=state, articles=number.articles, outlets=number.outlets, origins=number.origins
            )


def _belongs_to(known: Knowledge) -> Iterator[Relation]:
    corpus = known.corpus
    for key, mentions in known.bodies.items():
        state = organization_country(corpus, mentions)
        if state is None:
            continue
        saying = tuple(mention for mention in mentions if body_country(corpus.mentions[mention]) == state)
        number = counts(corpus, known.articles_of(saying))
        stated = any(corpus.mentions[mention].country == state for mention in saying)
        yield BelongsTo(
            start=key,
            end=state,
            articles=number.articles if stated else 0,
            outlets=number.outlets if stated else 0,
            origins=number.origins if stated else 0,
            by=None if stated else "reference",
        )


def _located_in(known: Knowledge) -> Iterator[Relation]:
    for key, mentions in known.places.items():
        state = commonest(place_country(known.corpus.mentions[mention]) for mention in mentions)
        if state is not None:
            yield LocatedIn(start=key, end=state, by="reference")
