"""Mentions that are equal in name key, office, body and country are one profile: what is compared is profiles.

A president in four thousand articles is a few profiles, one for each spelling and office, not four thousand mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loaders.resolution.body_names import body_name
from loaders.resolution.company import company
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.name_keys import name_key
from loaders.resolution.offices import Office, office_of
from loaders.resolution.person_names import PersonName, person_name


@dataclass(frozen=True, slots=True)
class Profile:
    """Officials' mentions that agree in all that is stated. `id` is the smallest of their ids.

    `bodies` are name keys, `named_bodies` those with words of their own; `company` are keys of the people named beside
    them and when; `stated` the states that the words of an office name. `first` and `last` are the days of the
    first and last article, None where unknown.
    """

    id: str
    name: str
    parts: PersonName
    country: str | None
    stated: frozenset[str]
    offices: tuple[Office, ...]
    bodies: frozenset[str]
    named_bodies: frozenset[str]
    company: frozenset[str]
    mentions: tuple[str, ...]
    articles: frozenset[str]
    first: str | None
    last: str | None

    @property
    def is_stated(self) -> bool:
        """Whether the words of an office name the state that the official serves."""
        return self.country in self.stated

    @property
    def is_weak(self) -> bool:
        """Whether its name is too little to know a person by."""
        return self.parts.is_weak


def official_profiles(corpus: Corpus) -> tuple[Profile, ...]:
    """The profiles of all officials, by id."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for mention in corpus.of_kind("official"):
        groups[profile_key(corpus, mention.id)].append(mention.id)
    met = company(corpus)
    profiles = (_profile(corpus, tuple(sorted(mentions)), met) for mentions in groups.values())
    return tuple(sorted(profiles, key=lambda profile: profile.id))


def together(one: Profile, other: Profile) -> Profile:
    """The profile of the mentions of both, which have one key."""
    days = [day for part in (one, other) for day in (part.first, part.last) if day is not None]
    return replace(
        min(one, other, key=lambda part: part.id),
        name=min(one.name, other.name, key=lambda name: (-len(name), name)),
        stated=one.stated | other.stated,
        bodies=one.bodies | other.bodies,
        named_bodies=one.named_bodies | other.named_bodies,
        company=one.company | other.company,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        articles=one.articles | other.articles,
        first=min(days, default=None),
        last=max(days, default=None),
    )


def profile_key(corpus: Corpus, mention: str) -> tuple[object, ...]:
    """What mentions of one profile are equal in."""
    stated = corpus.mentions[mention]
    bodies = sorted(name_key(office.body) for office in corpus.offices.get(mention, ()) if office.body)
    return (name_key(stated.name), country_of(corpus, mention), _offices(corpus, mention), tuple(bodies))


def country_of(corpus: Corpus, mention: str) -> str | None:
    """The state that an official serves: the mention's, else that of the first office that states one."""
    stated = corpus.mentions[mention].country
    offices = corpus.offices.get(mention, ())
    return stated or next((office.country for office in offices if office.country and not office.former), None)


def states_country(corpus: Corpus, mention: str) -> bool:
    """Whether the words of an office name the state that the official serves."""
    return country_of(corpus, mention) in _stated(corpus, mention)


def _stated(corpus: Corpus, mention: str) -> frozenset[str]:
    said = (f"{office.title} {office.body or ''}" for office in corpus.offices.get(mention, ()))
    return frozenset(state for words in said for state in body_name(words).states)


def _offices(corpus: Corpus, mention: str) -> tuple[Office, ...]:
    country = country_of(corpus, mention)
    return tuple(sorted({office_of(held, country) for held in corpus.offices.get(mention, ())}, key=_office_order))


def _office_order(office: Office) -> tuple[str, bool]:
    return office.key, office.former


def _profile(corpus: Corpus, mentions: tuple[str, ...], met: Mapping[str, frozenset[str]]) -> Profile:
    first = corpus.mentions[mentions[0]]
    articles = frozenset(corpus.mentions[mention].article for mention in mentions)
    days = sorted(day for article in articles if (day := corpus.day(article)) != UNDATED)
    bodies = {office.body for mention in mentions for office in corpus.offices.get(mention, ()) if office.body}
    return Profile(
        id=mentions[0],
        name=min((corpus.mentions[mention].name for mention in mentions), key=lambda name: (-len(name), name)),
        parts=person_name(first.name),
        country=country_of(corpus, mentions[0]),
        stated=frozenset(state for mention in mentions for state in _stated(corpus, mention)),
        offices=_offices(corpus, mentions[0]),
        bodies=frozenset(name_key(body) for body in bodies),
        named_bodies=frozenset(name_key(body) for body in bodies if body_name(body).rest),
        company=frozenset(key for mention in mentions for key in met.get(mention, ())),
        mentions=mentions,
        articles=articles,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
