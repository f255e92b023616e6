"""Words that stand for a person named elsewhere in the article: "the Kazakh diplomat", "глава ведомства", "Елші".

An office without a name beside it is a person's if it fits what the article says of that person: the same state, the
same words of an office, the same rank; the nearer, the likelier. What fits nobody stands for nobody. "The Head of
State", with no more said, is the first such that the article names: its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.extraction.clusters import Cluster
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.offices import Office
from loaders.extraction.ranks import is_generic, shared, stems, without_rank

_DEPUTIES = frozenset(("deputy minister", "deputy head"))
_SUMMIT = ("head of state", "head of government")
_ENOUGH = 1.0
"""What an antecedent must reach: a rank, a state or a word of the office in common, not far away."""

_DIPLOMATS = ("ambassador", "minister", "deputy minister", "other")
_DIPLOMAT = re.compile(r"diplomat|дипломат|envoy|посланник", re.I)


@dataclass(slots=True)
class Candidate:
    """A person of the article with the offices stated so far and the places that mean it."""

    person: Cluster
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    places: list[int] = field(default_factory=list)


def antecedent(document: Document, office: Office, candidates: list[Candidate]) -> Candidate | None:
    """The person that the words of `office` stand for; None where nobody fits well enough."""
    if office.plural:
        return None
    became = _who_became(document, office, candidates)
    if became is not None:
        return became
    ranked = [(_likelihood(document, office, c), c.person.start, c) for c in candidates if _is_possible(office, c)]
    first = -1 if office.rank in _SUMMIT else 1
    best = max(ranked, key=lambda entry: (entry[0], first * entry[1]), default=None)
    return best[2] if best is not None and best[0] >= _ENOUGH else None


def _who_became(document: Document, office: Office, candidates: list[Candidate]) -> Candidate | None:
    """The person of the same sentence who is said to be or to have become the holder."""
    starts = [s.start for s in document.sentences if s.start <= office.span.start]
    code, start = document.language.code, starts[-1] if starts else 0
    if len(starts) > 1 and cue("pronoun", code).match(document.text[start : start + 40]):
        start = starts[-2]
    nearest = max(
        ((place, c) for c in candidates for place in c.places if start <= place < office.span.start),
        key=lambda entry: entry[0],
        default=None,
    )
    if nearest is None or len(stems(office.form)) < 2:
        return None
    between = document.text[nearest[0] : office.span.start]
    after = document.text[office.span.stop : office.span.stop + 30]
    if cue("appointed_between", code).search(between) or cue("appointed_after", code).match(after):
        return nearest[1] if _agrees(office, nearest[1]) else None
    return None


def _agrees(office: Office, candidate: Candidate) -> bool:
    return not (office.country and candidate.country) or office.country == candidate.country


def _is_possible(office: Office, candidate: Candidate) -> bool:
    if not _agrees(office, candidate) or not any(place < office.span.start for place in candidate.places):
        return False
    ranks = {stated.rank for stated in candidate.offices}
    if office.rank in _SUMMIT:
        return office.rank in ranks or bool(office.country and candidate.country == office.country and not ranks)
    return True


def _likelihood(document: Document, office: Office, candidate: Candidate) -> float:
    place = max(place for place in candidate.places if place < office.span.start)
    distance = _sentence(document, office.span.start) - _sentence(document, place)
    return _fit(document, office, candidate) - (0 if office.rank in _SUMMIT else 0.1 * min(distance, 5))


def _sentence(document: Document, at: int) -> int:
    return bisect_right([s.start for s in document.sentences], at)


def _fit(document: Document, office: Office, candidate: Candidate) -> float:
    """How well the words fit the person: state 2, words of an office up to 3, rank 1.5; other words tell against."""
    code = document.language.code
    fit = 2.0 if office.country and office.country == candidate.country else 0.0
    if is_generic(office.form, code):
        return fit + _generic_fit(office, candidate)
    own = stems(office.bare)
    known = frozenset().union(*(stems(stated.form) for stated in candidate.offices))
    common = shared(own, known)
    ranks = {stated.rank for stated in candidate.offices}
    if common:
        fit += 1 + 2 * common / len(own)
    if office.rank != "other" and office.rank in ranks:
        fit += 1.5
    if office.country and candidate.country is None and office.rank not in ranks:
        fit -= 2.0
    rest = stems(without_rank(office.bare, code)) if office.rank in ranks else own
    if len(rest) - shared(rest, known) >= 2:
        fit -= 1.5
    if (office.rank in _DEPUTIES and not ranks & set(_DEPUTIES)) or (
        office.rank not in _DEPUTIES and ranks <= set(_DEPUTIES)
    ):
        fit -= 0.5
    return fit


def _generic_fit(office: Office, candidate: Candidate) -> float:
    if _DIPLOMAT.search(office.form):
        ranks = {stated.rank for stated in candidate.offices}
        return 2.5 if "ambassador" in ranks else 2.0 if ranks & set(_DIPLOMATS) else 0.0
    return 0.8
