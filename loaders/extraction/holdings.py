"""Which person holds which office in one article: those named beside the words, and those the words stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.coreference import Candidate, antecedent
from loaders.extraction.document import Document, Tagged
from loaders.extraction.holders import holders
from loaders.extraction.offices import Office, office_words
from loaders.extraction.ranks import is_generic, shared, stems, without_rank
from loaders.extraction.shared_offices import of_each, unnamed_parts


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
        for holder, own in of_each(document, office, name):
            if holder in by_span:
                _take(held[by_span[holder].start], own, own_country)
    for office in offices:
        if beside.get(office.span) in by_span:
            continue
        parts = unnamed_parts(document, office)
        if parts:
            _refer_each(parts, found)
        else:
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


def _refer_each(parts: tuple[Office, ...], found: Holdings) -> None:
    """Find the people that words of one office of several states stand for, named before or after them.

    A holder whose state is not said is of the last state that has no other: "the ministers of Chad and Niger" tell it.
    """
    open_parts = []
    for part in parts:
        own = [holder for holder in found.held if holder.country == part.country and _holds_such(holder, part)]
        if len(own) == 1:
            _stand_for(part, own[0], found)
        else:
            open_parts.append(part)
    unsettled = [holder for holder in found.held if holder.country is None and _holds_such(holder, parts[0])]
    if len(open_parts) == len(unsettled) == 1:
        unsettled[0].country = open_parts[0].country
        _stand_for(open_parts[0], unsettled[0], found)
    else:
        found.unnamed.extend(open_parts)


def _holds_such(holder: Candidate, office: Office) -> bool:
    own = stems(office.bare)
    return any(held.rank == office.rank and shared(own, stems(held.bare)) == len(own) for held in holder.offices)


def _stand_for(office: Office, holder: Candidate, found: Holdings) -> None:
    found.stands_for[office.span] = holder.person
    holder.places.append(office.span.start)


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
