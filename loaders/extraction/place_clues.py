"""What speaks for and against a place named in an article being where one of its meetings was.

A meeting's place stands in its own sentences, or elsewhere (a visit's, a forum's, a heading's). Each way of standing
there is a clue, a word; `circumstances` adds up what the clues weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Mention
from loaders.extraction.document import Document, Found, Reference
from loaders.extraction.scenes import Scene
from loaders.extraction.standings import Standing, around, other_time, position, said_statuses, sentence_clues
from loaders.extraction.wording import worded

_KINDS = ("place", "organization", "country")
_CUES = ("to", "near", "at", "host", "of")
_LINE_END = re.compile(r"[^\w\n]*\n")
_BEFORE, _AFTER = 60, 60
"""Characters that tell how a name stands."""


@dataclass(frozen=True, slots=True)
class PlaceStanding(Standing):
    """A name of a place where the text has it."""

    reference: Reference
    mention: Mention

    @property
    def is_setting(self) -> bool:
        """Whether the text says here that something was in a city, which then goes for what follows."""
        stands = self.cue == "heading" or (self.cue in ("at", "to", "host") and "event" in self.clues)
        doubtful = self.says or self.clues & {"quoted", "elsewhere_near"}
        return self.mention.kind == "place" and stands and not doubtful

    @property
    def can_hold(self) -> bool:
        """Whether a meeting can be there: in a city, and in a body or state where the words say "in" or "to"."""
        return self.cue not in ("dateline", "of") and (self.mention.kind == "place" or self.cue != "bare")


def places_said(document: Document, found: Found) -> tuple[PlaceStanding, ...]:
    """Every name of a city, venue, body or state that a meeting can be in, in order; not those inside an office."""
    mentions = {mention.id: mention for mention in found.mentions}
    offices = [span for span in document.spans if span.kind == "OFF"]
    named = [
        reference
        for reference in found.references
        if reference.named
        and reference.title is None
        and mentions[reference.mention].kind in _KINDS
        and not any(office.start <= reference.start < office.stop for office in offices)
    ]
    standing = (
        _standing(document, index, reference, mentions[reference.mention])
        for index, sentence in enumerate(document.sentences)
        for reference in named
        if sentence.start <= reference.start < sentence.stop
    )
    return tuple(place for place in standing if place.can_hold)


def _standing(document: Document, index: int, reference: Reference, mention: Mention) -> PlaceStanding:
    sentence = document.sentences[index]
    cue = _cue(document, index, reference)
    clues = {f"kind_{mention.kind}", f"cue_{cue}", *sentence_clues(document, index)}
    clues |= set(around(document, sentence, reference.start, reference.stop))
    clues |= {"region"} if mention.kind == "place" and worded("region", document.language.code, mention.name) else set()
    said = said_statuses(document, sentence)
    return PlaceStanding(reference.start, reference.stop, sentence, cue, frozenset(clues), said, reference, mention)


def _cue(document: Document, index: int, reference: Reference) -> str:
    """How a name stands in its sentence."""
    text, language, sentence = document.text, document.language.code, document.sentences[index]
    left = text[max(sentence.start, reference.start - _BEFORE) : reference.start]
    last = re.search(r"\S+$", text[reference.start : reference.stop])
    at = reference.start + (last.start() if last else 0)
    tail = text[at : min(sentence.stop, reference.stop + _AFTER)]
    if not re.search(r"\w", text[text.rfind("\n", 0, reference.start) + 1 : reference.start]):
        if reference.start > 0 and _LINE_END.match(text, reference.stop):
            return "heading"
        if worded("dateline_after", language, text[at : reference.stop + _AFTER]):
            return "dateline"
    cues = (c for c in _CUES if worded(f"{c}_before", language, left) or worded(f"{c}_after", language, tail))
    return next(cues, "bare")


def place_clues(
    found: Found, scene: Scene, places: tuple[PlaceStanding, ...]
) -> Iterator[tuple[PlaceStanding, frozenset[str]]]:
    """Each place that no side of the meeting is, with all that speaks for or against it."""
    special = _special(scene, places)
    for place in places:
        if place.mention.id not in scene.ids():
            clues = {name for name, one in special.items() if one is place}
            where = tuple(position(scene, place))
            clues |= {*where, *(f"{one}_{place.cue}" for one in where[:1])}
            clues |= {*other_time(scene, place), *_allegiance(found, scene, place)}
            yield place, place.clues | clues


def _special(scene: Scene, places: tuple[PlaceStanding, ...]) -> dict[str, PlaceStanding]:
    """Where the article says first that something was, and where it says so last before the meeting."""
    start = scene.opening.sentence.start
    settings = [place for place in places if place.is_setting]
    before = [place for place in settings if place.start < start]
    headings = [place for place in places if place.cue == "heading" and place.start < start]
    found = {"first_setting": settings[:1], "last_setting": before[-1:], "last_heading": headings[-1:]}
    return {name: chosen[0] for name, chosen in found.items() if chosen}


def _allegiance(found: Found, scene: Scene, place: PlaceStanding) -> Iterator[str]:
    """Whether a place lies in a state of those who met, or is a body that one of them belongs to."""
    ids, country = scene.ids(), place.mention.country
    states = {mention.country for mention in found.mentions if mention.id in ids and mention.country}
    if place.mention.kind != "country" and country and states:
        yield "their_state" if country in states else "third_state"
    if any(office.mention in ids and office.body == place.mention.name for office in found.offices):
        yield "their_body"
