"""The state that each person represents and each body belongs to, where names alone do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.affiliation import affiliation
from loaders.extraction.clusters import Cluster
from loaders.extraction.coreference import Candidate
from loaders.extraction.country_names import country_codes
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.holdings import Holdings
from loaders.extraction.likely_country import Surroundings, likely_country, surroundings
from loaders.extraction.offices import Office
from loaders.extraction.organizations import part_known

_STATELESS = "international_organization"
_OF_STATES = ("head of state", "head of government", "minister", "deputy minister", "legislator")


def settle_countries(document: Document, held: Holdings, organizations: tuple[Cluster, ...]) -> None:
    """Give people and bodies their states: from offices, from each other, and people else the likeliest of the article.

    A body whose state nothing states has none: a guess is wrong too often, and parts one body into two.
    """
    state_by_words_beside(document, held)
    around, people = unsettled_people(document, held, organizations)
    _by_holders(document, held, organizations)
    for candidate in people:
        offices = " ".join(office.form for office in candidate.offices)
        candidate.country = likely_country(around, candidate.person.start, offices)
    for candidate in held.held:
        candidate.person.country = candidate.country


_ITEM = re.compile(r"\s(?:[–—-]\s|\()(?:the )?(?=[^\W\d_][\w -]{3,40}(?:[;.),\n]|$))")
"""Between a name and its state in a list: "A. Borg – Malta;" or "A. Borg (Malta)"."""
_OF = {"en": r"\s(?:of|from)\s(?:the\s)?", "ru": r"\sиз\s", "kk": r"(?!)"}
_AND = {"en": r",?\s(?:and\s)?", "ru": r",?\s(?:и\s)?", "kk": r",?\s(?:(?:мен|пен|бен|және)\s)?"}


def state_by_words_beside(document: Document, held: Holdings) -> None:
    """Give people the state that stands right before or after their names."""
    state_by_words_after(document, held)
    _state_by_words_before(document, held)


def _state_by_words_before(document: Document, held: Holdings) -> None:
    """Give people the state right before their names, or that they are said to speak for ("Peru by A. Borg")."""
    text, code = document.text, document.language.code
    states = [
        s for s in document.spans if s.kind == "GPE" and not cue("elsewhere_ending", code).search(document.form(s))
    ]
    for start, _, candidate in _places(held):
        for state in (s for s in states if start - 80 < s.stop < start and candidate.country is None):
            gap = text[state.stop : start]
            beside = gap == " " and not cue("elsewhere", code).search(text[max(0, state.start - 20) : state.start])
            if beside or cue("represented", code).match(gap):
                candidate.country = next(iter(country_codes(document.form(state), code)), None)


def state_by_words_after(document: Document, held: Holdings) -> None:
    """Give people the state that stands after their names ("A and B from Kazakhstan")."""
    text, code = document.text, document.language.code
    states = {s.start: country_codes(document.form(s), code)[:1] for s in document.spans if s.kind == "GPE"}
    following: tuple[int, str] | None = None
    for start, stop, candidate in sorted(_places(held), key=lambda place: place[0], reverse=True):
        after = re.compile(_OF[code]).match(text, stop) or _ITEM.match(text, stop)
        found = states.get(after.end(), ()) if after else ()
        if not found and following and re.fullmatch(_AND[code], text[stop : following[0]]):
            found = (following[1],)
        if found and candidate.country is None:
            candidate.country = found[0]
        following = (start, found[0]) if found else None


def _places(held: Holdings) -> Iterator[tuple[int, int, Candidate]]:
    return ((span.start, span.stop, candidate) for candidate in held.held for span in candidate.person.spans)


def unsettled_people(
    document: Document, held: Holdings, organizations: tuple[Cluster, ...]
) -> tuple[Surroundings, list[Candidate]]:
    """What the article says of states, and the people whose state it leaves open."""
    stateless = _by_offices(document, held, organizations)
    open_people = [c for c in held.held if c.country is None and c.person not in stateless]
    return surroundings(document, _stated(held), organizations), open_people


def _stated(held: Holdings) -> list[tuple[int, str]]:
    return [(place, c.country) for c in held.held if c.country for place in c.places]


def _by_holders(document: Document, held: Holdings, organizations: tuple[Cluster, ...]) -> None:
    for candidate in held.held:
        for office in candidate.offices:
            served = affiliation(document, office, candidate.country, organizations)
            for body in organizations:
                named = body is served or any(span in body.spans for span in office.bodies)
                if named and body.country is None and body.category != _STATELESS and not (office.former or body.joint):
                    body.country = candidate.country


def _by_offices(document: Document, held: Holdings, organizations: tuple[Cluster, ...]) -> set[Cluster]:
    """Give people the state of a body of theirs; those of international organizations are returned."""
    stateless: set[Cluster] = set()
    for candidate in held.held:
        if candidate.country is not None and not _only_international(candidate, organizations):
            continue
        for office in candidate.offices:
            body = affiliation(document, office, None, organizations)
            if body is not None and body.category == _STATELESS:
                stateless.add(candidate.person)
                candidate.country = None
            elif body is not None and body.country and candidate.country is None:
                candidate.country = body.country
            elif body is None and candidate.country is None and _is_international(office, document.language.code):
                stateless.add(candidate.person)
    return stateless


def _is_international(office: Office, language: str) -> bool:
    """Whether the words of an office tell of an international organization: "Resident Coordinator", "WHO expert"."""
    if cue("international_office", language).search(office.form):
        return True
    known = part_known(office.form, language)
    is_envoy = office.rank == "ambassador" or cue("elsewhere", language).search(f"{office.form} ") is not None
    return known is not None and known.kind == _STATELESS and not is_envoy and office.rank not in _OF_STATES


def _only_international(candidate: Candidate, organizations: tuple[Cluster, ...]) -> bool:
    """Whether the first office is at an international organization ("head of the WHO Office in Kazakhstan")."""
    first = candidate.offices[0] if candidate.offices else None
    if first is None or not first.bodies:
        return False
    return any(first.bodies[0] in body.spans and body.category == _STATELESS for body in organizations)
