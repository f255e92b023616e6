"""Russian: natasha's recogniser and a tagger of our own, with rules for states, dates, initials and offices."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from loaders.extraction.country_names import is_country_name
from loaders.extraction.dates import dates
from loaders.extraction.document import Language, Sentence, SpanKind, Tagged
from loaders.extraction.glued_words import without_glued_words
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
from loaders.extraction.russian_cases import lemmas, person_in_nominative, phrase_in_nominative
from loaders.extraction.sentences import sentences
from loaders.extraction.spans import combined, country_spans
from loaders.extraction.tagger import Tagger

CODE = "ru"

_HONORIFIC = re.compile(
    r"(?:(?:г-н|г-жа|г-на|г-жу|г-ну|господин\w*|госпож\w*|шейх\w*|Е\.\s?П|Его Превосходительств\w*|доктор\w*|д-р"
    r"|принц\w*|эмир\w*|посол|посл\w*|министр\w*|президент\w*)(?!\w)\.?\s+)+",
    re.IGNORECASE,
)

_NO_PERSON = re.compile(
    r"(?<!\w)(?:директор|министр|министерств|посол|посольств|президент|глав[аы]|председател|комплекс|телерадио|агентств"
    r"|университет|компани|республик|правительств|парламент|комитет|совет|управлени|департамент|институт|центр|форум"
    r"|university|network|institute|centre|center|alliance|company|group|bank|agency|council|airlines|valley)",
    re.IGNORECASE,
)


@cache
def _natasha() -> tuple[Any, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources, which natasha's morphology imports
        from natasha import NewsEmbedding, NewsNERTagger
    return NewsNERTagger(NewsEmbedding()), None


class Russian:
    """The Russian language."""

    code = CODE

    def __init__(self) -> None:
        self._names = Tagger("ru_names")
        self._offices = Tagger("ru_offices")
        self._news = _natasha()[0]

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        return sentences(text)

    def tag(self, text: str) -> tuple[Tagged, ...]:
        learned = list(without_honorifics(text, self._names.spans(text), _HONORIFIC))
        offices = [span for span in self._offices.spans(text) if span.kind == "OFF"]
        days = (Tagged(found.start, found.stop, "DATE") for found in dates(text, CODE, None))
        news = list(without_honorifics(text, self._packaged(text), _HONORIFIC))
        beside = without_honorifics(text, names_beside_offices(text, offices), _HONORIFIC)
        people_found = (without_glued_words(text, span) for span in (*news, *learned) if span.kind == "PER")
        candidates = (span for span in people_found if _is_name(text, span))
        named = people(text, candidates, (span for span in beside if _is_name(text, span)))
        spans = combined(
            days,
            initials(text),
            named,
            (span for span in learned if span.kind in ("ORG", "INI")),
            (span for span in news if span.kind == "ORG" and not is_country_name(text[span.start : span.stop], CODE)),
            country_spans(text, CODE),
            sites(text),
            (span for span in (*learned, *news) if span.kind == "LOC"),
            latin_names(text),
            offices,
        )
        return combined(spans, offices_beside_names(text, CODE, sentences(text), spans))

    def _packaged(self, text: str) -> Iterator[Tagged]:
        """What natasha finds; states are left to the country names."""
        for span in self._news(text).spans if text.strip() else ():
            if span.type != "LOC" or not is_country_name(text[span.start : span.stop], CODE):
                yield Tagged(span.start, span.stop, span.type)

    def nominative(self, form: str, kind: SpanKind) -> str:
        plain = " ".join(form.split())
        if kind == "PER":
            return person_in_nominative(plain)
        return phrase_in_nominative(plain)

    def stem(self, word: str) -> str:
        return next(lemmas([word]))


def _is_name(text: str, span: Tagged) -> bool:
    return can_be_person(text[span.start : span.stop], CODE, _NO_PERSON)


@cache
def language() -> Language:
    """Russian, its models loaded once."""
    return Russian()
