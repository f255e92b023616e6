"""Which person holds which office in one article: those named beside the words, and those the words stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.coreference import Candidate, antecedent
from loaders.extraction.document import Document, Tagged
from loaders.extraction.holders import fellows, holders
from loaders.extraction.offices import Office, of_one, office_words
from loaders.extraction.ranks import is_generic, shared, stems, without_rank


@dataclass(slots=True)
class Holdings:
    """The offices of each person, the words that stand for a person, and the offices of nobody named."""

    held: list[Candidate] = field(default_factory=list)
    stands_for: dict[Tagged, Cluster] = field(default_factory=dict)
    unnamed: list[Office] = field(default_factory=list)


def holdings(document: Document, people: tuple[Cluster, ...], bodies: tuple[Cluster, ...]) -> Holdings:
    """Who holds what; the bodies' states help to tell whom words stand for."""
    country_of_span = {span: body.country for body in bodies for span in body.spans}
    by_span = {span: person for person in people for span in person.spans}
    held = {person.start: Candidate(person, places=[s.start for s in person.spans]) for person in people}
    offices = [office_words(document, span) for span in outer(document.spans, "OFF")]
    own_country = {o.span: next((country_of_span.get(b) for b in o.bodies), None) for o in offices}
    beside = holders(document)
    found = Holdings(list(held.values()))
    for office in offices:
        name = beside.get(office.span)
        if name is None or name not in by_span:
            continue
        if _is_anothers(office, held[by_span[name].start], found.held):
            del beside[office.span]
            continue
        for holder in fellows(document, name) if office.plural else (name,):
            if holder in by_span:
                _take(held[by_span[holder].start], of_one(office, document.language.code), own_country)
    for office in offices:
        if beside.get(office.span) not in by_span:
            _refer(document, office, found, own_country)
    return found


def _is_anothers(office: Office, holder: Candidate, everyone: list[Candidate]) -> bool:
    """Whether these very words are the office of another, and the name beside them is that of somebody with an own one.

    "Al Jazeera бас директоры Раушан Қажыбаеваға алғыс айтты": the director thanked Kazhibayeva.
    """
    own = stems(office.bare)
    same = [c for c in everyone if c is not holder and any(stems(stated.bare) == own for stated in c.offices)]
    return len(own) > 2 and bool(same) and bool(holder.offices)


def _take(holder: Candidate, office: Office, own_country: dict[Tagged, str | None]) -> None:
    holder.offices.append(office)
    holder.places.append(office.span.start)
    holder.country = holder.country or office.country or own_country.get(office.span)


def _refer(document: Document, office: Office, found: Holdings, own_country: dict[Tagged, str | None]) -> None:
    """Find the person that the words stand for; what they add to the person's offices is kept."""
    holder = antecedent(document, office, found.held)
    if holder is None:
        found.unnamed.append(office)
        return
    found.stands_for[office.span] = holder.person
    holder.places.append(office.span.start)
    holder.country = holder.country or office.country
    if states_more(office, holder.offices, document.language.code):
        holder.offices.append(office)


def states_more(office: Office, known: list[Office], language: str) -> bool:
    """Whether the words state an office that those known do not: "the Minister" adds nothing to "Minister of Trade"."""
    if is_generic(office.form, language):
        return False
    own = stems(office.form)
    heard = frozenset().union(*(stems(stated.form) for stated in known))
    common = shared(own, heard)
    return common < len(own) and (len(own) > 2 or common == 0 or _of_another(office, known, language))


def _of_another(office: Office, known: list[Office], language: str) -> bool:
    """Whether two words call the same rank after something else: "өңір басшысы" beside "аймақ басшысы"."""
    ranked = [stated for stated in known if stated.rank == office.rank and len(stems(stated.form)) < 3]
    return language == "kk" and bool(ranked) and bool(stems(without_rank(office.form, language)))
