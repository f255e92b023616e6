"""The state that each person represents and each body belongs to, where names alone do not say."""

from __future__ import annotations

from loaders.extraction.affiliation import affiliation
from loaders.extraction.clusters import Cluster
from loaders.extraction.coreference import Candidate
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.holdings import Holdings
from loaders.extraction.home import home_country

_STATELESS = "international_organization"
_AT_HOME = (
    "ministry",
    "agency",
    "parliament",
    "embassy",
    "university",
    "media",
    "party",
    "religious",
    "company",
    "other",
)
"""Kinds of bodies that are of the article's own state if nothing else is said."""


def settle_countries(document: Document, held: Holdings, bodies: tuple[Cluster, ...]) -> None:
    """Give people and bodies their states: from offices, from bodies, from sides, and from the article's home."""
    stateless = _by_offices(document, held, bodies)
    home = home_country(document, held.held, bodies)
    for candidate in held.held:
        if candidate.country is None and candidate.person not in stateless:
            candidate.country = _side_of(document, candidate) or home
    for candidate in held.held:
        candidate.person.country = candidate.country
        for office in candidate.offices:
            body = affiliation(document, office, candidate.country, bodies)
            if body is not None and body.country is None and body.category != _STATELESS and not office.former:
                body.country = candidate.country
    _bring_home(bodies, home)


def _by_offices(document: Document, held: Holdings, bodies: tuple[Cluster, ...]) -> set[Cluster]:
    """Give people the state of a body of theirs; those of international organizations are returned."""
    stateless: set[Cluster] = set()
    for candidate in held.held:
        if candidate.country is not None and not _only_international(candidate, bodies):
            continue
        for office in candidate.offices:
            body = affiliation(document, office, None, bodies)
            if body is not None and body.category == _STATELESS:
                stateless.add(candidate.person)
                candidate.country = None
            elif body is not None and body.country and candidate.country is None:
                candidate.country = body.country
    return stateless


def _only_international(candidate: Candidate, bodies: tuple[Cluster, ...]) -> bool:
    """Whether the person's first office is at an international organization ("head of the WHO Office in Kazakhstan")."""
    first = candidate.offices[0] if candidate.offices else None
    if first is None or not first.bodies:
        return False
    return any(first.bodies[0] in body.spans and body.category == _STATELESS for body in bodies)


def _side_of(document: Document, candidate: Candidate) -> str | None:
    """The state of the side or delegation in whose list the person is named."""
    start = candidate.person.start
    sentence = max((s.start for s in document.sentences if s.start <= start), default=0)
    code = document.language.code
    for span in reversed(document.spans):
        after = document.text[span.stop : span.stop + 40]
        if span.kind == "GPE" and sentence <= span.start < start and cue("side_after", code).match(after):
            return country_code(document.form(span), code)
    return None


def _bring_home(bodies: tuple[Cluster, ...], home: str | None) -> None:
    for body in bodies:
        if body.country is None and body.category != _STATELESS and not body.joint:
            body.country = home
