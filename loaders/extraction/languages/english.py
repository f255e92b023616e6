"""English: taggers of our own, corrected by rules for states, dates, initials and offices."""

from __future__ import annotations

import re
from functools import cache

from loaders.extraction.country_names import is_country_name
from loaders.extraction.dates import dates
from loaders.extraction.document import Language, Sentence, SpanKind, Tagged
from loaders.extraction.english_vectors import english_vectors
from loaders.extraction.name_rules import (
    can_be_person,
    initials,
    names_beside_offices,
    people,
    sites,
    without_honorifics,
)
from loaders.extraction.office_spans import offices_beside_names
from loaders.extraction.sentences import sentences
from loaders.extraction.spans import combined, country_spans
from loaders.extraction.tagger import Tagger

CODE = "en"

_HONORIFIC = re.compile(
    r"(?:(?:H\.\s?E|H\.\s?R\.\s?H|His|Her|Excellency|Highness|Majesty|Crown Prince(?:ss)?|Sheikh|Shaikh"
    r"|Mr|Mrs|Ms|Miss|Dr|Prof|Professor"
    r"|Dato|Datuk|Seri|Setia|Tan Sri|Sir|Dame|Hon|Honou?rable|the|The|Ir|Awang|Dayang|Haji|Lt|Gen|General|Minister"
    r"|President|Ambassador|Chairman|Director|Secretary|Senator|Bishop|Archbishop|Speaker|Governor)\b\.?\s+)+"
)
_BODY_HEAD = (
    r"Ministry|Embassy|Committee|Commission|Council|University|Institute|Academy|Agency|Authority|Department|Assembly"
    r"|Parliament|Senate|Chamber|Bank|Fund|Centre|Center|Foundation|Federation|Organi[sz]ation|Association|Office"
    r"|Bureau|Board|Court|Church|Delegation|Consulate|Secretariat|Union|League|Society|Corporation|Service|Network"
)
_BODY = re.compile(
    rf"(?:(?:[A-Z][\w’&-]{{1,60}}|and|of) ){{0,20}}?(?<!\w)(?:{_BODY_HEAD})"
    r"(?: (?:of|for|on|in|at|to)(?: the)?(?: [A-Z][\w’&-]*)+(?:(?: and|, [A-Z][\w-]+ and)(?: [A-Z][\w’&-]*)+)?)+"
)
_UNIT = re.compile(
    r"(?:[\w’'-]+ )*(?:Department|Division|Directorate|Section|Desk|Unit)s?\b[^;]*? (?:of|at|in) (?:the )?"
    rf"(?=(?:[A-Z][\w’&-]* )*?(?!Department)(?:{_BODY_HEAD})(?!\w))"
)
_NO_PERSON = re.compile(
    rf"(?<!\w)(?:{_BODY_HEAD}|Republic|Government|Kingdom|State|Region|City|Minister|President|Ambassador|Affairs|Group"
    r"|Forum|Summit|Agreement|Memorandum|Programme|Program|Project|Strategy|Week|Conference|Initiative|News|Today"
    r"|International|National|Foreign|Company|Television|television|TV|Airlines|Strategic|Partnership|Cooperation)(?!\w)"
)
_POSSESSIVE = re.compile(r"(?:[’']s?)$")
_SUFFIXES = re.compile(r"(?:ings?|ed|es|s|e)$")
_IRREGULAR = {"met": "meet", "held": "hold", "spoke": "speak", "took": "take", "told": "tell", "said": "say"}


class English:
    """The English language."""

    code = CODE

    def __init__(self) -> None:
        vocabulary = english_vectors()
        self._names = Tagger("en_names", vocabulary)
        self._offices = Tagger("en_offices", vocabulary)

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        return sentences(text)

    def tag(self, text: str) -> tuple[Tagged, ...]:
        learned = list(without_honorifics(text, self._names.spans(text), _HONORIFIC))
        offices = [_without_title(text, span) for span in self._offices.spans(text) if span.kind == "OFF"]
        days = (Tagged(found.start, found.stop, "DATE") for found in dates(text, CODE, None))
        beside = without_honorifics(text, names_beside_offices(text, offices), _HONORIFIC)
        candidates = (_without_country(text, span) for span in learned if span.kind == "PER")
        named = people(text, (s for s in candidates if _is_name(text, s)), (s for s in beside if _is_name(text, s)))
        spans = combined(
            days,
            initials(text),
            named,
            (_without_unit(text, Tagged(m.start(), m.end(), "ORG")) for m in _BODY.finditer(text)),
            (_without_unit(text, span) for span in learned if span.kind in ("ORG", "INI")),
            country_spans(text, CODE),
            sites(text),
            (span for span in learned if span.kind == "LOC"),
            offices,
        )
        return combined(spans, offices_beside_names(text, CODE, sentences(text), spans))

    def nominative(self, form: str, kind: SpanKind) -> str:
        plain = _POSSESSIVE.sub("", " ".join(form.split()))
        return re.sub(r"^(?:the|The|an?) (?=\w)", "", plain) if kind != "PER" else plain

    def stem(self, word: str) -> str:
        lower = _POSSESSIVE.sub("", word.lower())
        return _IRREGULAR.get(lower) or (_SUFFIXES.sub("", lower) if len(lower) > 4 else lower)


def _is_name(text: str, span: Tagged) -> bool:
    """Whether a person can be called so; "S. Navy" behind "U." is the rest of a state's name."""
    is_rest = span.start >= 2 and text[span.start - 2] in "UD" and text[span.start - 1] == "."
    return not is_rest and can_be_person(text[span.start : span.stop], CODE, _NO_PERSON)


def _without_unit(text: str, span: Tagged) -> Tagged:
    """A body without the part of it that comes before: "Department for Europe of the Ministry of Foreign Affairs"."""
    unit = _UNIT.match(text, span.start, span.stop)
    return Tagged(unit.end(), span.stop, span.kind) if unit else span


def _without_title(text: str, span: Tagged) -> Tagged:
    """An office without the form of address after it: "Second Minister for Law Mr"."""
    form = re.sub(r"(?:[\s,]+(?:Mr|Mrs|Ms|Dr|H\.E|Sheikh|Sir|Dato|for|of)\.?)+$", "", text[span.start : span.stop])
    return Tagged(span.start, span.start + len(form), span.kind)


def _without_country(text: str, span: Tagged) -> Tagged:
    """A name without the state before it: "Kenya Moses Wetang’ula"."""
    first, _, rest = text[span.start : span.stop].partition(" ")
    return Tagged(span.stop - len(rest), span.stop, "PER") if " " in rest and _is_state(first) else span


def _is_state(word: str) -> bool:
    return is_country_name(word, CODE)


@cache
def language() -> Language:
    """English, its models loaded once."""
    return English()
