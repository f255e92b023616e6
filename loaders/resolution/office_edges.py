"""HOLDS: one edge for each office that a person holds at a body or a state, however differently it is worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Holds, Mention, OfficeMention
from loaders.resolution.body_names import body_name
from loaders.resolution.corpus import Corpus
from loaders.resolution.entity_nodes import organization_country
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.name_keys import name_key
from loaders.resolution.offices import Office, agree, office_of
from loaders.resolution.profiles import country_of
from loaders.resolution.sightings import counts, days

_OF_THE_STATE = frozenset(("head of state", "head of government", "ambassador"))


@dataclass(frozen=True, slots=True)
class _Stated:
    """An office as one article states it, and the entity that it is held at."""

    office: Office
    mention: OfficeMention
    article: str
    at: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """Where the body of an office is found: `named`, by article and name key of a body, and `ministries`, by state and
    subject, lead to bodies.
    """

    named: Mapping[tuple[str, str], str]
    ministries: Mapping[tuple[str, str], str]

    def of(self, article: str, stated: OfficeMention, office: Office) -> str | None:
        """The body or the state at which the office is held; None where neither is known.

        It is the body of that name in the same article, else the ministry of that subject.
        """
        if office.rank in _OF_THE_STATE and office.country is not None:
            return office.country
        named = self.named.get((article, name_key(stated.body))) if stated.body else None
        if named is not None:
            return named
        ministries = (self.ministries.get(place) for place in places_of(office))
        return next(filter(None, ministries), office.country)


def office_edges(known: Knowledge, found: Bodies) -> Iterator[Holds]:
    """The HOLDS edges of the persons."""
    for person, mentions in known.officials.items():
        stated = tuple(_stated(known.corpus, found, mentions))
        for group in _grouped(stated):
            yield _holds(known.corpus, person, group)


def bodies_of(known: Knowledge) -> Bodies:
    """Where the bodies of all offices are found."""
    named: dict[tuple[str, str], str] = {}
    ministries: dict[tuple[str, str], str] = {}
    for key, mentions in known.bodies.items():
        for mention in (known.corpus.mentions[each] for each in mentions):
            named |= dict.fromkeys(((mention.article, form) for form in name_keys(mention)), key)
        for place in ministry_places(known.corpus, mentions):
            ministries[place] = min(key, ministries.get(place, key))
    return Bodies(named, ministries)


def name_keys(body: Mention) -> frozenset[str]:
    """The keys by which offices of the same article name a body."""
    return frozenset(name_key(form) for form in (body.name, *body.forms))


def ministry_places(corpus: Corpus, mentions: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The state and the subjects that a body is the ministry of; nothing for other bodies."""
    country = organization_country(corpus, mentions)
    parts = (body_name(corpus.mentions[mention].name) for mention in mentions) if country is not None else ()
    return frozenset(
        (country or "", subject) for part in parts if "ministry" in part.heads for subject in part.subjects
    )


def places_of(office: Office) -> tuple[tuple[str, str], ...]:
    """The state and the subjects of the ministry that an office may be of, in order."""
    if office.rank not in ("minister", "deputy minister") or office.country is None:
        return ()
    return tuple((office.country, subject) for subject in office.subjects)


def _stated(corpus: Corpus, bodies: Bodies, mentions: tuple[str, ...]) -> Iterator[_Stated]:
    for mention in mentions:
        article = corpus.mentions[mention].article
        for stated in corpus.offices.get(mention, ()):
            office = office_of(stated, country_of(corpus, mention))
            at = bodies.of(article, stated, office)
            if at is not None:
                yield _Stated(office, stated, article, at)


def _grouped(stated: tuple[_Stated, ...]) -> Iterator[tuple[_Stated, ...]]:
    """Statements of one office together: the fullest first, those with fewer words join what they agree with."""
    groups: dict[tuple[str, bool], list[list[_Stated]]] = defaultdict(list)
    for one in sorted(stated, key=_fullest_first):
        near = groups[one.at, one.office.former]
        home = next((group for group in near if _is_one(group[0], one)), None)
        if home is None:
            near.append([one])
        else:
            home.append(one)
    for place in sorted(groups):
        for group in groups[place]:
            yield tuple(group)


def _is_one(one: _Stated, other: _Stated) -> bool:
    if not agree(one.office, other.office):
        return False
    return one.office.rank != "other" or name_key(one.mention.title) == name_key(other.mention.title)


def _fullest_first(stated: _Stated) -> tuple[int, bool, bool, str, str]:
    office = stated.office
    return (
        -len(office.subjects),
        office.accredited_to is None,
        office.country is None,
        office.key,
        stated.mention.id,
    )


def _holds(corpus: Corpus, person: str, group: tuple[_Stated, ...]) -> Holds:
    articles = {one.article for one in group}
    number, (first, last) = counts(corpus, articles), days(corpus, articles)
    leading = group[0].office
    return Holds(
        start=person,
        end=group[0].at,
        office=_key(group[0]),
        rank=leading.rank,
        titles=_titles(one.mention.title for one in group),
        accredited_to=next((one.office.accredited_to for one in group if one.office.accredited_to), None),
        former=leading.former,
        first_seen=first,
        last_seen=last,
        articles=number.articles,
        outlets=number.outlets,
        origins=number.origins,
    )


def _key(stated: _Stated) -> str:
    """The office's key; of offices with no rank of their own it holds the title, of former ones it says so."""
    title = name_key(stated.mention.title) if stated.office.rank == "other" else ""
    return "|".join(filter(None, (stated.office.key, title, "former" if stated.office.former else "")))


def _titles(titles: Iterable[str]) -> tuple[str, ...]:
    number: Mapping[str, int] = _counted(titles)
    return tuple(sorted(number, key=lambda title: (-number[title], title)))


def _counted(titles: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for title in titles:
        found[title] += 1
    return found
