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
    names_beside_offices,
    people,
    sites,
    without_honorifics,
)
from loaders.extraction.office_spans import offices_beside_names
from loaders.extraction.sentences import sentences
from loaders.extraction.spans import combined, country_spans
from loaders.extraction.tagger import Tagger

CODE = "kk"

_HONORIFIC = re.compile(r"(?:(?:шейх|мырза|ханым|доктор|ханзада|төраға|елші|министр)(?!\w)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:мырза|ханым)(?:н[ыі]ң|ға|ны|мен|дан)?$", re.IGNORECASE)
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
            _people(text, [*learned, *outer], offices),
            (span for span in learned if span.kind in ("ORG", "INI") and not _is_state(text, span)),
            (span for span in learned if span.kind == "LOC" and not _is_state(text, span)),
            _states(text),
            sites(text),
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
    candidates = (span for span in found if span.kind == "PER" and _is_name(text, span))
    return people(text, candidates, (span for span in beside if _is_name(text, span)))


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
