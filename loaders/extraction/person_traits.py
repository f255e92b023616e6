"""What an article shows of one person that bears on whether they took part: as numbers for the trained trees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import RANKS
from loaders.extraction.marks import MARKS
from loaders.extraction.signs import MEETING_SIGNS, sign_names
from loaders.extraction.stage import Stage

Trait = tuple[str, float]

_LIST_ITEM = re.compile(r"[•✓–—-]|\d+[.)]")


def person_traits(stage: Stage, person: str) -> Iterator[Trait]:
    """The traits of a person, each with its name."""
    yield from _standing(stage, person)
    yield from _prominence(stage, person)
    yield from _first_sentence(stage, person)
    places = stage.places[person]
    for sign in MEETING_SIGNS:
        yield f"any_{sign}", sum(sign in stage.signs[place.sentence] for place in places) / len(places)
    yield "withs", sum(stage.mark(person, place) in ("with", "acc") for place in places)
    yield "solo_mark", min(stage.solo[person][0], 2)
    yield "solo_sign", min(stage.solo[person][1], 3)


def _standing(stage: Stage, person: str) -> Iterator[Trait]:
    yield "rank", stage.rank.get(person, len(RANKS))
    yield "former", stage.former.get(person, False)
    yield "country", stage.mentions[person].country is not None


def _prominence(stage: Stage, person: str) -> Iterator[Trait]:
    places = stage.places[person]
    yield "order", min(stage.people.index(person), 12)
    yield "mentions", sum(place.named for place in places)
    yield "unnamed", sum(not place.named for place in places)
    yield "first", places[0].sentence
    yield "relative", places[0].sentence / max(1, len(stage.sentences))
    yield "headline", stage.body == 1 and places[0].sentence == 0
    yield "opening", any(place.sentence == stage.body for place in places)
    yield "top", person == stage.top
    yield "lead", person == stage.lead
    yield "quoted", sum(map(stage.in_quote, places)) / len(places)
    yield "aside", sum(map(stage.is_aside, places)) / len(places)
    yield "first_aside", stage.is_aside(stage.first_in_body(person))
    yield "alone", sum(len(stage.here[place.sentence]) == 1 for place in places) / len(places)


def _first_sentence(stage: Stage, person: str) -> Iterator[Trait]:
    first = stage.first_in_body(person)
    shown, tied = stage.signs[first.sentence], stage.mark(person, first)
    for sign in sign_names():
        yield f"sign_{sign}", sign in shown
    for kind in MARKS:
        yield f"mark_{kind}", tied == kind
    yield "company", len(stage.here[first.sentence])
    start = stage.sentences[first.sentence].start
    yield "item", _LIST_ITEM.match(stage.text, start) is not None
