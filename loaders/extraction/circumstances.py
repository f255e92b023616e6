"""When and where a meeting was, from the sentences that say it, and what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import fsum
from typing import TypeVar

from graph.model import Span
from loaders.extraction.dates import DateFound
from loaders.extraction.day_clues import day_clues, days_said
from loaders.extraction.document import Document, Found, Reference, Sentence
from loaders.extraction.encounters import says, words
from loaders.extraction.place_clues import place_clues, places_said
from loaders.extraction.scenes import Scene
from loaders.extraction.standings import Standing
from loaders.extraction.wording import weights

_OPENING = 3
"""Sentences, with the headline, that open an article."""
MAX_TOPICS = 6
_TOPIC_CUT = re.compile(
    r",\s+(?:as well as|including|а также|в том числе|сондай-ақ)\s+|,\s+|\s+(?:and|и|және)\s+(?=\w{5,}\s\w)"
)
_PHRASE_END = re.compile(r"[.;:!?»”\"\n]|,\s+(?:reports?|передает|передаёт|сообщает|деп|which|котор|said)")
T = TypeVar("T", bound=Standing)


def meeting_date(document: Document, scene: Scene) -> DateFound | None:
    """The day that the article gives for a meeting; never the day of publication by default."""
    said = day_clues(document, scene, days_said(document, scene))
    day = _likeliest(((clues, day) for day, clues in said), scene, weights("day_weights"))
    return day.found if day is not None else None


def meeting_places(document: Document, found: Found, scene: Scene) -> tuple[Reference, ...]:
    """The city or state that a meeting was in and the body whose house it was, as far as the article says, city first.

    A dateline alone says nothing.
    """
    said = tuple((clues, place) for place, clues in place_clues(found, scene, places_said(document, found)))
    first = _likeliest(said, scene, weights("place_weights"))
    if first is None or first.mention.kind == "country":
        return (first.reference,) if first is not None else ()
    other = "organization" if first.mention.kind == "place" else "place"
    second = _likeliest((one for one in said if one[1].mention.kind == other), scene, weights("place_weights"))
    both = [place for place in (first, second) if place is not None]
    return tuple(place.reference for place in sorted(both, key=lambda place: place.mention.kind == "organization"))


def meeting_channel(document: Document, scene: Scene) -> str:
    """By phone or video where any of the sentences says so, or by video where the article opens so; unknown else."""
    told = next((said.channel for said in scene.encounters if said.channel != "unknown"), "unknown")
    if told != "unknown" or scene.status != "held":
        return told
    opening = (document.form(sentence) for sentence in (*document.sentences[:_OPENING], *scene.sentences))
    return "video" if any(says(document.language.code, "video", form) for form in opening) else "unknown"


def _likeliest(said: Iterable[tuple[frozenset[str], T]], scene: Scene, weight: Mapping[str, float]) -> T | None:
    """That for which most speaks, the first of equals; None where less speaks for it than for none being said."""
    remote = any(encounter.channel != "unknown" for encounter in scene.encounters)
    none = weight["none"] + (weight["none_call"] if remote else 0.0)
    weighed = [(fsum(weight.get(clue, 0.0) for clue in clues), -one.start, one) for clues, one in said]
    best = max(weighed, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] > none else None


def topics(document: Document, scene: Scene) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """What was talked about, as phrases of the text, and where they stand."""
    phrases: list[str] = []
    spans: list[Span] = []
    for sentence in dict.fromkeys(scene.sentences):
        for start, stop in _phrases(document, sentence):
            phrase = " ".join(document.text[start:stop].split())
            if 4 <= len(phrase) <= 160 and phrase not in phrases and len(phrases) < MAX_TOPICS:
                phrases.append(phrase)
                spans.append(Span("topics", start, stop))
    return tuple(phrases), tuple(spans)


def _phrases(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    pattern = words(document.language.code, "topics")
    form = document.form(sentence)
    match = pattern.search(form) if pattern is not None else None
    if match is None:
        return
    start, stop = _object_of(form, match, document.language.code)
    at = start
    for cut in (*_TOPIC_CUT.finditer(form, start, stop), None):
        end = cut.start() if cut else stop
        piece = form[at:end].strip()
        if piece:
            begin = form.index(piece, at)
            yield sentence.start + begin, sentence.start + begin + len(piece)
        at = cut.end() if cut else stop


def _object_of(form: str, verb: re.Match[str], language: str) -> tuple[int, int]:
    """What a verb of discussing is about: after it, in Kazakh before it."""
    if language == "kk":
        left = re.split(r"[,;:—–]\s", form[: verb.start()])[-1]
        return verb.start() - len(left), verb.start()
    end = _PHRASE_END.search(form, verb.end())
    return verb.end(), end.start() if end else len(form)
