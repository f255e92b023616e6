"""The offices of a person as an article states them: each once, in its fullest words, "counterpart" made plain."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extraction.coreference import Candidate
from loaders.extraction.document import Document
from loaders.extraction.offices import Office
from loaders.extraction.ranks import is_generic, shared, stems

_COUNTERPART = re.compile(r"\b(?:counterpart|colleague|коллег\w+|визави|әріптес\w*)", re.I)
_RANKED = ("head of state", "head of government", "minister", "deputy minister", "head of body", "deputy head")


def distinct_offices(document: Document, candidate: Candidate, everyone: list[Candidate]) -> tuple[Office, ...]:
    """The offices of one person, in order of text; words that say less than others of the same rank are left out."""
    made = [_plain(document, office, candidate, everyone) for office in candidate.offices]
    offices = [office for office in made if office is not None]
    kept: list[Office] = []
    for office in sorted(offices, key=lambda o: (-len(stems(o.title)), o.span.start)):
        if not any(_says_less(office, other) for other in kept):
            kept.append(office)
    return tuple(sorted(kept, key=lambda office: office.span.start))


def _says_less(office: Office, fuller: Office) -> bool:
    own, other = stems(office.bare) or stems(office.title), stems(fuller.title)
    return office.former == fuller.former and shared(own, other) == len(own)


def _plain(document: Document, office: Office, holder: Candidate, everyone: list[Candidate]) -> Office | None:
    """`office`, or for "counterpart" the office of the person before it with the holder's own state."""
    if not is_generic(office.form, document.language.code):
        return office
    if not _COUNTERPART.search(office.form):
        return office if holder.offices == [office] else None
    other = _counterpart(office, holder, everyone)
    if other is None:
        return None
    word = _COUNTERPART.search(office.title)
    title = other.bare.strip(" ’'s") if word is None else office.title[: word.start()] + _bare_title(document, other)
    return replace(office, title=title.strip(), rank=other.rank)


def _bare_title(document: Document, other: Office) -> str:
    bare = re.sub(r"^[’']s\s+|\s+(?:of|for)(?: the)?\s*$|^of (?:the )?", "", other.bare.strip())
    return document.language.nominative(" ".join(bare.split()), "OFF")


def _counterpart(office: Office, holder: Candidate, everyone: list[Candidate]) -> Office | None:
    """The office last stated before these words by another person of a rank that has counterparts."""
    before = [
        stated
        for other in everyone
        if other is not holder
        for stated in other.offices
        if stated.span.start < office.span.start and stated.rank in _RANKED
    ]
    return max(before, key=lambda stated: stated.span.start, default=None)
