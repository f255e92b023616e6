"""Kazakh: taggers of our own, with rules for states, dates, initials and offices, and case endings undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.country_names import is_country_name
from loaders.extraction.document import Language, Sentence, SpanKind, Tagged
from loaders.extraction.kazakh_cases import person_in_nominative, phrase_in_nominative, place_in_nominative
from loaders.extraction.kazakh_dates import date_spans
from loaders.extraction.kazakh_features import features
from loaders.extraction.kazakh_stems import stem
from loaders.extraction.name_rules import (
    can_be_person,
    initials,
    latin_names,
    names_beside_offices,
    people,
    sites,
    without_honorifics,
)
from loaders.extraction.office_spans import offices_beside_names
from loaders.extraction.places import country_of_place
from loaders.extraction.sentences import sentences
from loaders.extraction.spans import combined, country_spans, overlap
from loaders.extraction.tagger import Tagger

CODE = "kk"

_HONORIFIC = re.compile(r"(?:(?:шейх|мырза|ханым|доктор|ханзада|төраға|елші|министр)(?!\w)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:мырза|ханым)(?:н[ыі]ң|ға|ны|мен|дан)?$", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"(?<=[^\W\d_a-zA-Z])\s+(?=[a-zA-Z]{3})|(?<=[a-zA-Z]{3})\s+(?=[^\W\d_a-zA-ZÀ-ž])")
_WHERE = re.compile(r"(?:[дт][ае]н?|[ғқ]а|[гк]е)$")
"""The endings that say where, where to and where from."""
_NO_STATE = re.compile(r"(?:қатар(?!лық)|палау|тай|чад|мали)\w*$")
"""Words that in lower case are no state: "қатарында" is "among", "палау" a dish, "тай" a foal."""

_NO_PERSON = re.compile(
    r"(?<!\w)(?:директор|министр|министрлі|елші|президент|төраға|басшы|телерадио|агентті|университет|компания|республика"
    r"|үкімет|парламент|комитет|кеңес|басқарма|департамент|институт|орталы|форум|бүгін|кеше"
    r"|university|network|institute|centre|center|alliance|company|group|bank|agency|council|airlines|valley)",
    re.IGNORECASE,
)


class Kazakh:
    """The Kazakh language."""

    code = CODE

    def __init__(self) -> None:
        self._names = Tagger("kk_names")
        self._offices = Tagger("kk_offices", features=features())

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        return sentences(text)

    def tag(self, text: str) -> tuple[Tagged, ...]:
        learned = list(without_honorifics(text, self._names.spans(text), _HONORIFIC))
        outer = list(without_honorifics(text, self._offices.spans(text), _HONORIFIC))
        offices = [span for span in outer if span.kind == "OFF"]
        spans = combined(
            date_spans(text),
            initials(text),
            _people(text, [*(span for span in learned if _is_confirmed(text, span, outer)), *outer], offices),
            (span for span in learned if span.kind in ("ORG", "INI") and not _is_state(text, span)),
            (span for span in learned if span.kind == "LOC" and not _is_state(text, span)),
            _states(text),
            sites(text),
            latin_names(text),
            (span for span in learned if span.kind == "DATE"),
            offices,
        )
        return combined(spans, offices_beside_names(text, CODE, sentences(text), spans))

    def nominative(self, form: str, kind: SpanKind) -> str:
        plain = " ".join(form.split())
        if kind in ("OFF", "ORG", "INI"):
            return phrase_in_nominative(plain)
        return person_in_nominative(_TRAILING.sub("", plain)) if kind == "PER" else place_in_nominative(plain)

    def stem(self, word: str) -> str:
        return stem(word)


def _people(text: str, found: list[Tagged], offices: list[Tagged]) -> tuple[Tagged, ...]:
    beside = without_honorifics(text, names_beside_offices(text, offices), _HONORIFIC)
    names = (_without_place(text, _in_one_script(text, span)) for span in found if span.kind == "PER")
    candidates = (span for span in names if _is_name(text, span))
    beside = (_without_place(text, _in_one_script(text, span)) for span in beside)
    return people(text, candidates, (span for span in beside if _is_name(text, span)))


def _in_one_script(text: str, span: Tagged) -> Tagged:
    """A name up to where its script changes: "Нино Беридзе | Nordhavn Wind компаниясының"."""
    change = _OTHER_SCRIPT.search(text, span.start, span.stop)
    return Tagged(span.start, change.start(), span.kind) if change else span


def _without_place(text: str, span: Tagged) -> Tagged:
    """A name without the state or city in a case ending after it: "Дана Омарова | Қазақстанның"."""
    name, _, last = text[span.start : span.stop].rpartition(" ")
    if " " not in name or place_in_nominative(last) == last:
        return span
    is_city = len(last) > 5 and _WHERE.search(last) is not None and country_of_place(last, CODE) is not None
    return Tagged(span.start, span.start + len(name), span.kind) if is_city or is_country_name(last, CODE) else span


def _is_confirmed(text: str, span: Tagged, others: list[Tagged]) -> bool:
    """Whether the other network sees a person there too: the first takes names of firms for people."""
    return any(overlap(span, other) for other in others)


def _states(text: str) -> Iterator[Tagged]:
    return (span for span in country_spans(text, CODE) if not _NO_STATE.match(text[span.start : span.stop]))


def _is_state(text: str, span: Tagged) -> bool:
    return is_country_name(text[span.start : span.stop], CODE)


def _is_name(text: str, span: Tagged) -> bool:
    return can_be_person(text[span.start : span.stop], CODE, _NO_PERSON)


@cache
def language() -> Language:
    """Kazakh, its models loaded once."""
    return Kazakh()
