"""The spans of offices set right: two offices in one span are parted, one in two spans is joined, tails are cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import phrases
from loaders.extraction.office_spans import office_before
from loaders.extraction.ranks import is_plural, rank_of

_LONGEST = 160
"""Characters beyond which a span is no office any more, but half a sentence."""
_LONGEST_WITHOUT_RANK = 7
"""Words of an office that has none for a rank."""
_MOST_OF_IT = 0.75
"""The share of an office that its body's name takes up; beyond, and without a word for a rank, it is just the body."""
_ENDS_IN_KIND = re.compile(r"\s(?:of|for|at|from)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,3}[a-z]{4,}$")
"""An English office that ends in what its body is, whose name follows: "director of the company [Arlen Motors]"."""


def tidied_offices(document: Document) -> tuple[Tagged, ...]:
    """The offices of `document`, joined over a dash and parted at "and", in order."""
    joined = _joined(document, [span for span in document.spans if span.kind == "OFF"])
    parts = (part for span in joined for piece in _pieces(document, span) for part in _parted(document, piece))
    return tuple(_grown(document, part) for part in parts if _is_office(document, part))


def _is_office(document: Document, span: Tagged) -> bool:
    """Whether a span has a word for a rank, or is short and no body's name alone: "ombudsman", "chaplain"."""
    form, code = document.form(span), document.language.code
    if phrases("ranks.tsv", code).values(form):
        return True
    bodies = (
        s.stop - s.start for s in document.spans if s.kind == "ORG" and span.start <= s.start < s.stop <= span.stop
    )
    is_short = len(form.split()) <= _LONGEST_WITHOUT_RANK
    return is_short and max(bodies, default=0) <= _MOST_OF_IT * len(form) and not cue("no_office", code).search(form)


def _grown(document: Document, span: Tagged) -> Tagged:
    """`span` with the body or state right beside it that its words are of: "Director of the [Council]"."""
    code = document.language.code
    kind = code == "en" and _ENDS_IN_KIND.search(document.form(span)) is not None
    rank = rank_of(document.form(span), code)
    for other in document.spans:
        if other.kind == "LOC" and _holds_it_there(document, span, other):
            return replace(span, stop=other.stop)
        if other.kind not in ("ORG", "GPE") or (other.start < span.stop and span.start < other.stop):
            continue
        gap = document.text[span.stop : other.start]
        towards = rank == "ambassador" and cue("grows_towards", code).fullmatch(gap)
        named = kind and gap == " "
        if span.stop < other.start and (towards or named or cue("grows_after", code).fullmatch(gap)):
            return replace(span, stop=other.stop)
        if cue("grows_before", code).fullmatch(document.text[other.stop : span.start]) and other.stop < span.start:
            return replace(span, start=other.start)
    return span


def _holds_it_there(document: Document, span: Tagged, place: Tagged) -> bool:
    """Whether a city stands between an office and its holder: "Consul General of Peru [in Istanbul] Ana Torres"."""
    gap = document.text[span.stop : place.start] if span.stop < place.start else ""
    between = cue("grows_into", document.language.code).fullmatch(gap) is not None
    return between and any(s.kind == "PER" and s.start == place.stop + 1 for s in document.spans)


def _joined(document: Document, spans: list[Tagged]) -> Iterator[Tagged]:
    """A deputy head of government who is a minister as well has one office: "Deputy Prime Minister – Minister of …"."""
    at = 0
    while at < len(spans):
        span = spans[at]
        if at + 1 < len(spans) and _is_double(document, span, spans[at + 1]):
            yield replace(span, stop=spans[at + 1].stop)
            at += 2
        else:
            yield span
            at += 1


def _is_double(document: Document, left: Tagged, right: Tagged) -> bool:
    if re.fullmatch(r"\s?[–—-]\s?", document.text[left.stop : right.start]) is None:
        return False
    code = document.language.code
    return cue("double_office", code).search(document.form(left)) is not None and not is_plural(
        document.form(right), code
    )


def _cut(document: Document, span: Tagged) -> Tagged:
    """`span` up to where a sentence goes on after the office."""
    form = document.form(span)
    tail = cue("office_tail", document.language.code).search(form)
    cut = form[: tail.start()] if tail else form
    loose = cue("loose_end", document.language.code).search(cut)
    cut = cut[: loose.start()] if loose else cut
    return replace(span, stop=span.start + len(cut)) if len(cut) < _LONGEST else replace(span, stop=span.start)


def _pieces(document: Document, span: Tagged) -> Iterator[Tagged]:
    """`span` without its tail, and the office that ends the tail: "counterpart [on behalf of the] Head of State"."""
    cut = _cut(document, span)
    yield cut
    if span.start < cut.stop < span.stop:
        last = office_before(document.text, document.language.code, cut.stop, span.stop)
        if last is not None and last.start > cut.stop + 1:
            yield last


def _parted(document: Document, span: Tagged) -> Iterator[Tagged]:
    """Two offices where a rank follows "and": "Ambassador to Kenya and Permanent Representative to the UN Office"."""
    if span.stop <= span.start:
        return
    form, code = document.form(span), document.language.code
    for joint in cue("office_joint", code).finditer(form):
        left, right = form[: joint.start()], form[joint.end() :]
        if _begins_with_rank(right, code) and phrases("ranks.tsv", code).values(left):
            yield replace(span, stop=span.start + joint.start())
            yield from _parted(document, replace(span, start=span.start + joint.end()))
            return
    yield span


def _begins_with_rank(form: str, language: str) -> bool:
    found = next(phrases("ranks.tsv", language).find(form), None)
    if found is None:
        return False
    return language == "kk" or len(form[: found.start].split()) < 3
