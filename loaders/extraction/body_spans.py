"""Spans of names made whole: a body's name that a tagger cut short, and a body that only the words of an office name.

A tagger that has never seen a name often marks a part of it ("[Zayed University for Humanities]" after "Mohamed bin"),
and marks "director of the Harbour Museum" as an office without the museum in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.body_kinds import kind_by_words
from loaders.extraction.body_shapes import missed_bodies
from loaders.extraction.country_names import is_country_name
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import Match, phrases, words
from loaders.extraction.organizations import known_body

_LATIN_BEFORE = re.compile(r"(?:(?<![\w’'])[A-Z][\w&’'-]* )+$")
_LATIN_AFTER = re.compile(r"(?: [A-Z][\w&’'-]*)+")
_LATIN = re.compile(r"[A-Z][\w&’'-]*")
_UPPER = frozenset('«“"ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯӘҒҚҢӨҰҮҺІ')
_OUTSIDE_BODIES = ("minister", "deputy minister", "ambassador", "head of state", "head of government")
"""Ranks whose words name a field or a state, and no body."""


def completed(document: Document) -> Document:
    """`document` with whole names of bodies and people, and with the bodies that its offices name."""
    found = sorted((*document.spans, *missed_bodies(document)), key=lambda s: (s.start, -s.stop, s.kind))
    document = replace(document, spans=tuple(found))
    whole = replace(document, spans=_without_parts(tuple(_whole(document, span) for span in document.spans)))
    spans = tuple(_over_names(whole, span) for span in whole.spans)
    offices = (span for span in spans if span.kind == "OFF")
    within = (body for office in offices for body in _body_in(replace(whole, spans=spans), office))
    return replace(document, spans=tuple(sorted({*spans, *within}, key=lambda s: (s.start, -s.stop, s.kind))))


def _whole(document: Document, span: Tagged) -> Tagged:
    """`span`, if it is a name, with the words around it that belong to it and to no other span."""
    if span.kind not in ("ORG", "PER"):
        return span
    code = document.language.code
    start, stop = span.start, span.stop
    before, after = document.text[max(0, start - 60) : start], document.text[stop : stop + 90]
    particle = cue("name_before", "en").search(before) or (_latin_before(document, span, before))
    if particle and document.text[start].isupper():
        start -= len(particle[0])
    following = cue("body_after", code).match(after) if span.kind == "ORG" else None
    following = following or _latin_after(document, span, after) or _quoted_after(document, span, after)
    if following:
        stop += len(following[0])
    grown = replace(span, start=start, stop=stop)
    return grown if _is_free(document, span, grown) else span


def _latin_before(document: Document, span: Tagged, before: str) -> re.Match[str] | None:
    """Words in Latin letters before a body's name in them, in a text that is in Cyrillic ones."""
    is_latin = span.kind == "ORG" and document.language.code != "en" and _LATIN.match(document.form(span))
    return _LATIN_BEFORE.search(before) if is_latin else None


def _latin_after(document: Document, span: Tagged, after: str) -> re.Match[str] | None:
    last = document.form(span).split()[-1]
    is_latin = span.kind == "ORG" and document.language.code != "en" and _LATIN.fullmatch(last)
    return _LATIN_AFTER.match(after) if is_latin else None


def _quoted_after(document: Document, span: Tagged, after: str) -> re.Match[str] | None:
    """What a company is called after its legal form: the quoted part of «JSC "Arlen"»."""
    is_form = span.kind == "ORG" and cue("legal_form", document.language.code).search(document.form(span))
    return re.match(r" ?[\"«“][^\"»”\n]{2,40}[\"»”]", after) if is_form else None


def _is_free(document: Document, span: Tagged, grown: Tagged) -> bool:
    """Whether the words that `grown` adds are in no other span but bodies, their parts, and words of an office."""
    others = (s for s in document.spans if s.start < grown.stop and grown.start < s.stop and s != span)
    return all(s.kind in ("ORG", "OFF", "INI") or (s.start <= span.start and span.stop <= s.stop) for s in others)


def _without_parts(spans: tuple[Tagged, ...]) -> tuple[Tagged, ...]:
    """`spans` without bodies that are a part of a longer one."""
    bodies = [span for span in spans if span.kind == "ORG"]
    return tuple(
        span
        for span in spans
        if span.kind not in ("ORG", "INI")
        or not any(b != span and b.start <= span.start and span.stop <= b.stop and b.kind == "ORG" for b in bodies)
    )


def _over_names(document: Document, span: Tagged) -> Tagged:
    """An office up to the end of the body's name that it breaks off in."""
    if span.kind != "OFF":
        return span
    cut = (s for s in document.spans if s.kind == "ORG" and s.start < span.stop < s.stop and span.start <= s.start)
    return next((replace(span, stop=name.stop) for name in cut), span)


def _body_in(document: Document, office: Tagged) -> Iterator[Tagged]:
    """The body that the words of an office name, where no span marks one."""
    if any(s.kind == "ORG" and s.start < office.stop and office.start < s.stop for s in document.spans):
        return
    form, code = document.form(office), document.language.code
    ranks = list(phrases("ranks.tsv", code).find(form))
    if not ranks:
        return
    rank = ranks[-1] if code == "kk" else ranks[0]
    for start, stop in _candidates(form, rank, code):
        name = re.split(r"[,;:()—]", form[start:stop])[0].rstrip()
        size = _size_of_body(name, code, rank.value)
        if size:
            yield Tagged(office.start + start, office.start + start + size, "ORG")
            return


def _candidates(form: str, rank: Match, language: str) -> Iterator[tuple[int, int]]:
    """Where in the words of an office a body may be named: before its rank, or in English after it."""
    if language != "ru":
        yield 0, rank.start
    if language == "en":
        of = re.compile(r"(?:of|at|for|in|with) (?:the )?").search(form, rank.stop)
        if of:
            yield of.end(), len(form)


def _size_of_body(name: str, language: str, rank: str) -> int:
    """How many characters of `name` are a body's name; 0 for none.

    It is a well-known one, or has a capital and a word that tells its kind. A part of a ministry and a parliament are
    no body of their own in the words of an office.
    """
    known = (name[: word.stop] for word in reversed(words(name)) if known_body(name[: word.stop], language))
    found = next(known, None)
    if found is not None and not is_country_name(found, language):
        return len(found)
    if rank in _OUTSIDE_BODIES or len(name.split()) < 2 or cue("part_of_body", language).search(name):
        return 0
    is_kind = _is_kind(name, language) and kind_by_words(name, language) != "parliament"
    is_latin = language == "kk" and re.fullmatch(r"(?:[A-Z][\w&’'-]*\s?){2,}", name)
    return len(name) if is_latin or (is_kind and name[0] in _UPPER) else 0


def _is_kind(name: str, language: str) -> bool:
    """Whether a word of `name` tells a kind: in Kazakh the last one, in English one with a capital."""
    if language == "kk":
        last = name.split()[-1]
        return bool(phrases("bodies.tsv", "kk").values(last)) or bool(phrases("bodies.tsv", "en").values(last))
    kinds = phrases("bodies.tsv", language).find(name)
    return any(language == "ru" or name[kind.start].isupper() for kind in kinds)
