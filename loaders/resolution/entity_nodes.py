"""Nodes of officials, bodies, places and initiatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypedDict

from graph.model import Entity, Initiative, Official, Organization, Place
from loaders.resolution.body_profiles import body_country
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.person_names import person_name
from loaders.resolution.places import city, place_country
from loaders.resolution.profiles import country_of, states_country
from loaders.resolution.scoring import STATED_COUNTS
from loaders.resolution.sightings import counts, names


class Shown(TypedDict):
    """What every entity shows: names and numbers."""

    name: str
    name_en: str | None
    name_ru: str | None
    name_kk: str | None
    names: tuple[str, ...]
    search: str
    articles: int
    outlets: int
    origins: int


def entity_nodes(known: Knowledge) -> Iterator[Entity]:
    """The nodes of all entities but states, meetings and agreements."""
    for key, mentions in known.officials.items():
        yield _official(known.corpus, key, mentions)
    for key, mentions in known.bodies.items():
        yield _body(known.corpus, key, mentions)
    for key, mentions in known.places.items():
        yield _place(known.corpus, key, mentions)
    for key, mentions in known.initiatives.items():
        yield _initiative(known.corpus, key, mentions)


def official_country(corpus: Corpus, mentions: Iterable[str]) -> str | None:
    """The state that a person serves by most mentions; one where an office names it counts as several."""
    weighed = (mention for mention in mentions for _ in range(STATED_COUNTS if states_country(corpus, mention) else 1))
    return commonest(country_of(corpus, mention) for mention in weighed)


def organization_country(corpus: Corpus, mentions: Iterable[str]) -> str | None:
    """The state of a body by most mentions."""
    return commonest(body_country(corpus.mentions[mention]) for mention in mentions)


def commonest(values: Iterable[str | None]) -> str | None:
    """The value that occurs most often, None apart; of several the first by code point."""
    number = Counter(value for value in values if value is not None)
    return min(number, key=lambda value: (-number[value], value), default=None)


def _official(corpus: Corpus, key: str, mentions: tuple[str, ...]) -> Official:
    full = tuple(m for m in mentions if not person_name(corpus.mentions[m].name).is_weak)
    office, seen = _latest_office(corpus, mentions)
    return Official(
        id=key,
        country=official_country(corpus, mentions),
        office=office,
        office_last_seen=seen,
        **_shown(corpus, mentions, full),
    )


def _latest_office(corpus: Corpus, mentions: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The fullest title of the last article that states a present office, and its day."""
    stated = [
        ("" if (day := corpus.day(corpus.mentions[m].article)) == UNDATED else day, len(office.title), office.title)
        for m in mentions
        for office in corpus.offices.get(m, ())
        if not office.former
    ]
    if not stated:
        return None, None
    day, _, title = max(stated)
    return title, day or None


def _body(corpus: Corpus, key: str, mentions: tuple[str, ...]) -> Organization:
    kinds = (corpus.mentions[mention].category for mention in mentions)
    return Organization(
        id=key,
        kind=commonest(kind if kind != "other" else None for kind in kinds) or "other",
        country=organization_country(corpus, mentions),
        **_shown(corpus, mentions),
    )


def _place(corpus: Corpus, key: str, mentions: tuple[str, ...]) -> Place:
    country = commonest(place_country(corpus.mentions[mention]) for mention in mentions)
    shown = _shown(corpus, mentions)
    known = city(shown["name"], country)
    if known is not None:
        shown["name_en"] = shown["name_en"] or known.name
    return Place(id=key, country=country, **shown)


def _initiative(corpus: Corpus, key: str, mentions: tuple[str, ...]) -> Initiative:
    kind = commonest(corpus.mentions[mention].category for mention in mentions)
    return Initiative(id=key, kind=kind, **_shown(corpus, mentions))


def _shown(corpus: Corpus, mentions: tuple[str, ...], full: tuple[str, ...] = ()) -> Shown:
    named = names(corpus, mentions, full_only=full)
    number = counts(corpus, (corpus.mentions[mention].article for mention in mentions))
    return {
        "name": named.name,
        "name_en": named.name_en,
        "name_ru": named.name_ru,
        "name_kk": named.name_kk,
        "names": named.names,
        "search": named.search,
        "articles": number.articles,
        "outlets": number.outlets,
        "origins": number.origins,
    }
