"""What speaks for and against a place named in an article being where one of its meetings was.

A meeting's place stands in its own sentences, or elsewhere (a visit's, a forum's, a heading's). Each way of standing
there is a clue, a word; `circumstances` adds up what the clues weigh.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.document import Document, Found
from loaders.extraction.encounters import says
from loaders.extraction.scenes import Scene
from loaders.extraction.standings import Standing

_NEAR, _CLOSE = 40, 120
"""Characters between a place and the words that say the meeting."""


def place_clues(
    document: Document, found: Found, scene: Scene, places: tuple[Standing, ...]
) -> Iterator[tuple[Standing, frozenset[str]]]:
    """Each place that no side of the meeting is, with all that speaks for or against it."""
    special = _special(scene, places)
    for place in places:
        if place.mention.id not in scene.ids() and _can_hold(place):
            clues = {name for name, one in special.items() if one is place}
            where = tuple(_position(scene, place))
            clues |= {*where, *(f"{one}_{place.cue}" for one in where[:1])}
            clues |= {*_status(scene, place), *_allegiance(found, scene, place)}
            if _follows_topic(document, scene, place):
                clues.add("after_topic")
            yield place, place.clues | clues


def _can_hold(place: Standing) -> bool:
    """Whether a meeting can be there: in a city, and in a body or state where the words say "in" or "to"."""
    return place.mention.kind == "place" or place.cue not in ("bare", "of", "dateline")


def _special(scene: Scene, places: tuple[Standing, ...]) -> dict[str, Standing]:
    """Where the article says first that something was, and where it says so last before the meeting."""
    start = scene.opening.sentence.start
    settings = [place for place in places if place.is_setting]
    before = [place for place in settings if place.reference.start < start]
    headings = [place for place in places if place.cue == "heading" and place.reference.start < start]
    found = {"first_setting": settings[:1], "last_setting": before[-1:], "last_heading": headings[-1:]}
    return {name: chosen[0] for name, chosen in found.items() if chosen}


def _position(scene: Scene, place: Standing) -> Iterator[str]:
    """Where a place stands from the meeting's sentences; the dateline of a text stands in none."""
    if place.cue == "dateline":
        return
    at = place.reference.start
    own = [said for said in scene.encounters if said.sentence.start <= at < said.sentence.stop]
    if own:
        yield "opening" if scene.opening in own else "own"
        gap = min(max(at - said.stop, said.start - place.reference.stop, 0) for said in own)
        yield "near" if gap <= _NEAR else "close" if gap <= _CLOSE else "far"
    elif _is_own(scene, place):
        yield "own"
    else:
        yield "before" if at < scene.opening.start else "after"


def _is_own(scene: Scene, place: Standing) -> bool:
    return any(sentence.start <= place.reference.start < sentence.stop for sentence in scene.sentences)


def _status(scene: Scene, place: Standing) -> Iterator[str]:
    """Whether the sentence speaks of another time: of plans, of what was before."""
    yield from (f"{status}_else" for status in place.says if status != scene.status)


def _allegiance(found: Found, scene: Scene, place: Standing) -> Iterator[str]:
    """Whether a place lies in a state of those who met, or is a body that one of them belongs to."""
    ids, country = scene.ids(), place.mention.country
    states = {mention.country for mention in found.mentions if mention.id in ids and mention.country}
    if place.mention.kind != "country" and country and states:
        yield "their_state" if country in states else "third_state"
    if any(office.mention in ids and office.body == place.mention.name for office in found.offices):
        yield "their_body"


def _follows_topic(document: Document, scene: Scene, place: Standing) -> bool:
    """Whether a place is a part of what was talked about; Kazakh puts the verb last, so its word order does not say."""
    if document.language.code == "kk" or not (_is_own(scene, place)):
        return False
    between = document.text[place.sentence.start : place.reference.start]
    return says(document.language.code, "topics", between) is not None
