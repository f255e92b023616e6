"""Spans from several sources made into one sequence: earlier sources win, offices may hold the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from loaders.extraction.country_names import country_codes
from loaders.extraction.document import SpanKind, Tagged

_CANDIDATE = re.compile(r"\w+(?:[-’'.]\w+)*\.?")
_BREAK = re.compile(r"\n|[^\w\s.’'-]")
_STRETCH = 64
"""Characters of a stretch of text; only spans in the same stretches are compared."""

_ADJECTIVE = re.compile("[сц]к")
"""In every Russian adjective of a state."""
_SHORTEST_SMALL = 6
"""Letters of the shortest word in small letters that can mean a state's people ("турки" aside)."""


def combined(*sources: Iterable[Tagged]) -> tuple[Tagged, ...]:
    """All spans that do not overlap one of an earlier source, offices apart; ordered, outer before inner."""
    kept: list[Tagged] = []
    there: dict[int, list[Tagged]] = defaultdict(list)
    for source in sources:
        for span in source:
            stretches = range(span.start // _STRETCH, span.stop // _STRETCH + 1)
            if not any(clash(span, other) for at in stretches for other in there.get(at, ())):
                kept.append(span)
                for at in stretches:
                    there[at].append(span)
    return tuple(sorted(kept, key=lambda span: (span.start, -span.stop)))


def clash(one: Tagged, other: Tagged) -> bool:
    """Whether two spans cannot both stand: they overlap, unless one is an office that holds the other."""
    if not overlap(one, other):
        return False
    if (one.kind == "OFF") == (other.kind == "OFF"):
        return True
    office, inner = (one, other) if one.kind == "OFF" else (other, one)
    holds = office.start <= inner.start and inner.stop <= office.stop
    return not holds or inner.kind in ("PER", "DATE")


def overlap(one: Tagged, other: Tagged) -> bool:
    """Whether two spans share a character."""
    return one.start < other.stop and other.start < one.stop


def inside(span: Tagged, others: Sequence[Tagged], kinds: tuple[SpanKind, ...]) -> bool:
    """Whether `span` overlaps one of some kinds."""
    return any(other.kind in kinds and overlap(span, other) for other in others)


def country_spans(text: str, language: str, longest: int = 6) -> Iterator[Tagged]:
    """Names and adjectives of states, the longest at each place; those of English start with a capital."""
    places = [match.span() for match in _CANDIDATE.finditer(text)]
    at = 0
    while at < len(places):
        found = _country_at(text, language, places[at : at + longest])
        if found is None:
            at += 1
        else:
            yield found
            at += sum(1 for start, _ in places[at : at + longest] if start < found.stop)


def _unbroken(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first words, up to a line's end or a mark that no name has."""
    yield places[0]
    for (_, stop), place in pairwise(places):
        if _BREAK.search(text, stop, place[0]):
            return
        yield place


def _is_no_state(text: str, start: int, form: str) -> bool:
    """Whether a Russian form is a short word in small letters like a state's name ("того"), or names a language."""
    is_small_word = form.islower() and len(form) < _SHORTEST_SMALL and not _ADJECTIVE.search(form)
    return is_small_word or (_ADJECTIVE.search(form) is not None and text.startswith(" язык", start + len(form)))


def _country_at(text: str, language: str, places: Sequence[tuple[int, int]]) -> Tagged | None:
    start = places[0][0]
    if language == "en" and not text[start].isupper():
        return None
    unbroken = tuple(_unbroken(text, places))
    for _, stop in reversed(unbroken):
        form = text[start:stop]
        stripped = re.sub(r"[’']s?$", "", form.rstrip(".") if form.count(".") < 2 else form)
        if country_codes(stripped, language) and not (language == "ru" and _is_no_state(text, start, stripped)):
            article = 4 if stripped.lower().startswith("the ") else 0
            return Tagged(start + article, start + len(stripped), "GPE")
    return None
