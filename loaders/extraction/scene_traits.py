"""What an article shows of one scene that bears on whether it is a meeting at all: as numbers for the trained trees.

A text that names many people need not report a meeting: nominations, praise and lists of guests name them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import RANKS
from loaders.extraction.encounters import WAYS
from loaders.extraction.participants import Participant
from loaders.extraction.person_traits import Trait
from loaders.extraction.scenes import Scene
from loaders.extraction.signs import MEETING_SIGNS, sign_names
from loaders.extraction.stage import Stage

_FORMATS = (None, "ceremony", "conference", "session", "visit")
_STATUSES = ("held", "planned", "recalled", "cancelled", "denied")
_REACH = 60
"""Characters after the words of a meeting in which its next name is looked for."""
_KINDS = ("PER", "OFF", "ORG", "GPE", "LOC", "INI", "DATE")


def scene_traits(stage: Stage, scene: Scene, all_scenes: Sequence[Scene]) -> Iterator[Trait]:
    """The traits of one of `all_scenes`, each with its name."""
    yield "language", ("en", "ru", "kk").index(stage.language)
    yield "scenes", len(all_scenes)
    yield "others_likelier", sum((other.confidence or 0) > (scene.confidence or 0) for other in all_scenes)
    yield from _words(stage, scene)
    yield from _company(stage, scene)
    yield from _article(stage)


def _words(stage: Stage, scene: Scene) -> Iterator[Trait]:
    """What the words of the meeting are, and what stands around them."""
    opening = scene.opening
    number = stage.number_of(opening.start)
    yield "way", WAYS.index(opening.way)
    yield "format", _FORMATS.index(scene.set_format if scene.confidence is not None else scene.format)
    yield "status", _STATUSES.index(opening.status)
    yield "channel", ("unknown", "phone", "video").index(opening.channel)
    yield "separate", opening.separate
    yield "inside", opening.inside
    yield "sentence", min(number - stage.body, 20)
    yield "told", len(scene.encounters)
    yield "size", opening.sentence.stop - opening.sentence.start
    yield "item", stage.text[opening.sentence.start : opening.sentence.start + 1] in "•-–—*"
    shown = stage.signs[number]
    for sign in sign_names():
        yield f"sign_{sign}", sign in shown
    following = next((s.kind for s in stage.document.spans if opening.stop <= s.start < opening.stop + _REACH), None)
    for kind in _KINDS:
        yield f"next_{kind}", following == kind


def _company(stage: Stage, scene: Scene) -> Iterator[Trait]:
    """Who takes part, where they stand, and how sure the trees over pairs are of them."""
    everybody = (*scene.present, *scene.joined)
    people = [p for p in everybody if p.mention.kind == "official"]
    opening = scene.opening
    inside = [p for p in everybody if opening.sentence.start <= p.start < opening.sentence.stop]
    countries = {p.mention.country for p in everybody if p.mention.country}
    yield "paired", scene.confidence if scene.confidence is not None else -1
    yield "people", len(people)
    yield "bodies", sum(p.mention.kind == "organization" for p in everybody)
    yield "titles", sum(p.title is not None for p in everybody)
    yield "joined", len(scene.joined)
    yield "sides", len(set(scene.sides.values())) if scene.sides is not None else 0
    yield "here", len(inside)
    yield "before", sum(p.start < opening.start for p in inside)
    yield "after", sum(p.start >= opening.start for p in inside)
    yield "near", min((_distance(opening.start, opening.stop, p) for p in inside), default=400)
    yield "countries", len(countries)
    yield "unknown", sum(p.mention.country is None for p in people)
    if people:
        ranks = [stage.rank.get(p.mention.id, len(RANKS)) for p in people]
        places = [place for p in people for place in stage.places[p.mention.id]]
        yield "highest", min(ranks)
        yield "ranked", sum(rank < len(RANKS) for rank in ranks) / len(ranks)
        yield "aside", sum(map(stage.is_aside, places)) / len(places)
        yield "quoted", sum(map(stage.in_quote, places)) / len(places)
        yield "mentions", len(places) / len(people)


def _distance(start: int, stop: int, one: Participant) -> int:
    return start - one.stop if one.start < start else one.start - stop


def _article(stage: Stage) -> Iterator[Trait]:
    below = stage.signs[stage.body :]
    size = max(1, len(below))
    yield "sentences", len(stage.sentences)
    yield "all_people", len(stage.people)
    for sign in MEETING_SIGNS:
        yield f"share_{sign}", sum(sign in shown for shown in below) / size
        yield f"headline_{sign}", sign in stage.signs[0]
    for sign in ("appoint", "conference", "interview", "message", "session"):
        yield f"share_{sign}", sum(sign in shown for shown in below) / size
