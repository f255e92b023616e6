"""Offices that several people hold, said once for all of them: "the foreign ministers of Chad and Niger, X and Y".

Where as many states are joined in the words, or right before them, as there are names, the first state is that of the
first name and so on; the words of each name's office are those with its own state alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.extraction.clusters import outer
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.offices import Office, of_one
from loaders.extraction.ranks import singular
from loaders.extraction.spans import country_spans

_SPACES = re.compile(r"[\s’']*")
_OF = re.compile(r"\s(?:of (?:the )?)?")


def of_each(document: Document, office: Office, name: Tagged) -> tuple[tuple[Tagged, Office], ...]:
    """Who holds the office that stands beside `name`, in order of text, and the office as each one's."""
    states = _joined_states(document, office.span)
    names = _fellows(document, office.span, name) if office.plural or len(states) > 1 else (name,)
    if len(states) == len(names) > 1:
        return tuple(
            (one, _with_state(document, office, states, state)) for one, state in zip(names, states, strict=True)
        )
    alone = of_one(office, document.language.code)
    return tuple((one, alone) for one in names) if office.plural else ((name, alone),)


def unnamed_parts(document: Document, office: Office) -> tuple[Office, ...]:
    """The offices that words without a name join by their states ("the foreign ministers of Chad and Niger").

    Empty where they join none. Each has as its span the words up to the end of its state, from that of the one before.
    """
    states = _joined_states(document, office.span)
    if len(states) < 2 or not office.plural:
        return ()
    starts = (min(office.span.start, states[0].start), *(state.stop for state in states[:-1]))
    stops = (*(state.stop for state in states[:-1]), max(office.span.stop, states[-1].stop))
    return tuple(
        replace(_with_state(document, office, states, state), span=Tagged(start, stop, "OFF"), plural=False)
        for start, stop, state in zip(starts, stops, states, strict=True)
    )


def _fellows(document: Document, office: Tagged, name: Tagged) -> tuple[Tagged, ...]:
    """`name` and the names joined to it in one list, on the same side of the words of the office."""
    people = outer(document.spans, "PER")
    if name.stop <= office.start:
        return _listed(document, name, [p for p in reversed(people) if p.stop <= name.start])[::-1]
    return _listed(document, name, [p for p in people if p.start >= name.stop])


def _listed(document: Document, name: Tagged, others: Sequence[Tagged]) -> tuple[Tagged, ...]:
    found = [name]
    for other in others:
        left, right = sorted((found[-1], other), key=lambda span: span.start)
        if not _is_list(document, left, right):
            break
        found.append(other)
    return tuple(found)


def _is_list(document: Document, left: Tagged, right: Tagged) -> bool:
    gap = document.text[left.stop : right.start]
    return cue("listed", document.language.code).match(gap) is not None


def _joined_states(document: Document, office: Tagged) -> tuple[Tagged, ...]:
    """The states that the words of an office join, with those right before or after it; none that it deals with."""
    code, form = document.language.code, document.form(office)
    inside = [
        Tagged(office.start + state.start, office.start + state.stop, state.kind)
        for state in country_spans(form, code)
        if not cue("elsewhere", code).search(form[: state.start])
    ]
    if not all(_is_list(document, *pair) for pair in pairwise(inside)):
        return ()
    before = [s for s in document.spans if s.kind == "GPE" and s.stop <= office.start][::-1]
    after = [s for s in document.spans if s.kind == "GPE" and s.start >= office.stop]
    if inside and inside[0].start == office.start:
        return (*_listed(document, inside[0], before)[:0:-1], *inside)
    if inside and inside[-1].stop == office.stop:
        return (*inside[:-1], *_listed(document, inside[-1], after))
    if inside:
        return tuple(inside)
    if before and _SPACES.fullmatch(document.text[before[0].stop : office.start]):
        return _listed(document, before[0], before[1:])[::-1]
    if after and _OF.fullmatch(document.text[office.stop : after[0].start]):
        return _listed(document, after[0], after[1:])
    return ()


def _with_state(document: Document, office: Office, states: Sequence[Tagged], state: Tagged) -> Office:
    """The office of one of several holders: with the state that is theirs, and no body of another's."""
    code, text, last = document.language.code, document.text, states[-1]
    title, bare = office.title, office.bare
    if last.start >= office.span.start:
        opening, rest = text[office.span.start : states[0].start], text[last.stop : office.span.stop]
        title, bare = document.language.nominative(opening + document.form(state) + rest, "OFF"), opening + rest
    return replace(
        office,
        title=singular(title, code),
        bare=bare,
        country=country_code(document.form(state), code),
        bodies=tuple(body for body in office.bodies if state is states[0] or body.start > states[0].stop),
    )
