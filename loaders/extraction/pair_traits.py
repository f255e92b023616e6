"""What an article shows of two people that bears on whether they met: as numbers for the trained trees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loaders.extraction.encounters import WAYS
from loaders.extraction.marks import MARKS
from loaders.extraction.person_traits import Trait, person_traits
from loaders.extraction.scenes import Scene
from loaders.extraction.sides import scene_sides
from loaders.extraction.signs import ENCOUNTER_SIGNS, MEETING_SIGNS, sign_names, signs
from loaders.extraction.stage import Appearance, Stage

_HEADLINE_SIGNS = (
    *("appoint", "call", "ceremony", "conference", "meet", "message"),
    *("planned", "receive", "session", "sign", "visit"),
)
_ARTICLE_SIGNS = ("appoint", "conference", "interview", "recalled", "separate", "session")
_DECISIVE = frozenset(("attend", "call", "meet", "receive"))


class PairTraits:
    """Traits of the pairs of one article; what belongs to one person, or to all, is computed once."""

    def __init__(self, stage: Stage, scenes: tuple[Scene, ...]) -> None:
        self._stage = stage
        self._scenes = tuple((scene, scene_sides(stage.cast, scene)) for scene in scenes)
        self._persons = {person: tuple(person_traits(stage, person)) for person in stage.people}
        self._article = tuple(_article(stage))

    def of(self, first: str, second: str) -> dict[str, float]:
        """The traits of two people, `first` being the one who appears first."""
        traits: dict[str, float] = {f"a_{name}": value for name, value in self._persons[first]}
        traits |= {f"b_{name}": value for name, value in self._persons[second]}
        traits.update(self._article)
        traits.update(_relation(self._stage, first, second))
        traits.update(_told(self._scenes, first, second))
        shared = best_sentence(self._stage, first, second)
        if shared is None:
            traits.update(_apart(self._stage, first, second))
        else:
            traits.update(_together(self._stage, (first, second), shared))
        return traits


def best_sentence(stage: Stage, first: str, second: str) -> int | None:
    """The sentence that tells most of two people: of a meeting, naming both, the earliest; None where none has both."""
    shared = _sentences(stage, first) & _sentences(stage, second)
    named = _sentences(stage, first, named=True) & _sentences(stage, second, named=True)
    candidates = [n for n in sorted(shared) if n >= stage.body] or sorted(shared)
    return max(candidates, key=lambda n: (not _DECISIVE.isdisjoint(stage.signs[n]), n in named, -n), default=None)


def _sentences(stage: Stage, person: str, *, named: bool = False) -> set[int]:
    return {place.sentence for place in stage.places[person] if place.named or not named}


def _article(stage: Stage) -> Iterator[Trait]:
    size = max(1, len(stage.signs))
    yield "people", len(stage.people)
    yield "sentences", len(stage.sentences)
    yield "countries", len({country for p in stage.people if (country := stage.mentions[p].country)})
    yield "solo_marks", sum(marked > 0 for marked, _ in stage.solo.values())
    yield "solo_signs", sum(shown > 0 for _, shown in stage.solo.values())
    opening = stage.signs[min(stage.body, len(stage.signs) - 1)]
    for sign in MEETING_SIGNS:
        yield f"count_{sign}", sum(sign in shown for shown in stage.signs[stage.body :])
    for sign in sign_names():
        yield f"opening_{sign}", sign in opening
    for sign in _HEADLINE_SIGNS:
        yield f"headline_{sign}", sign in stage.signs[0]
    for sign in _ARTICLE_SIGNS:
        yield f"share_{sign}", sum(sign in shown for shown in stage.signs) / size


def _relation(stage: Stage, first: str, second: str) -> Iterator[Trait]:
    ours, theirs = _sentences(stage, first), _sentences(stage, second)
    shared = ours & theirs
    named = _sentences(stage, first, named=True) & _sentences(stage, second, named=True)
    start, later = stage.places[first][0].sentence, stage.places[second][0].sentence
    yield "shared", len(shared)
    yield "shared_below", sum(number >= stage.body for number in shared)
    yield "shared_named", len(named)
    yield "shared_share", len(shared) / min(len(ours), len(theirs))
    yield "gap", min(abs(one - other) for one in ours for other in theirs)
    yield "first_gap", later - start
    yield "paragraph_gap", stage.paragraph[later] - stage.paragraph[start]
    yield "order_gap", stage.people.index(second) - stage.people.index(first)
    yield "same_body", bool(stage.bodies[first] & stage.bodies[second])
    yield from _countries(stage, first, second)


def _countries(stage: Stage, first: str, second: str) -> Iterator[Trait]:
    one, other = stage.mentions[first].country, stage.mentions[second].country
    everyone = [stage.mentions[person].country for person in stage.people]
    yield "same_country", _alike(one, other)
    yield "a_compatriots", everyone.count(one) if one else 0
    yield "b_compatriots", everyone.count(other) if other else 0
    ours, theirs = stage.side_of(first), stage.side_of(second)
    yield "same_side", _alike(ours, theirs)
    yield "same_allegiance", _alike(ours or one, theirs or other)
    yield "sided", bool(ours) + bool(theirs)
    yield "stated", (first in stage.stated) + (second in stage.stated)


def _alike(one: str | None, other: str | None) -> int:
    return (1 if one == other else -1) if one and other else 0


def _told(scenes: tuple[tuple[Scene, Mapping[str, int]], ...], first: str, second: str) -> Iterator[Trait]:
    """What the rules made of the two: the scenes that have both, or one."""
    both = [(scene, sides) for scene, sides in scenes if {first, second} <= sides.keys()]
    yield "told_both", len(both)
    yield "a_told", sum(first in sides for _, sides in scenes)
    yield "b_told", sum(second in sides for _, sides in scenes)
    only_first = [sides for _, sides in scenes if first in sides and second not in sides and len(sides) > 1]
    only_second = [sides for _, sides in scenes if second in sides and first not in sides and len(sides) > 1]
    yield "told_without", min(len(only_first), 2) + min(len(only_second), 2)
    yield "told_parted", any(one.keys() & other.keys() for one in only_first for other in only_second)
    for scene, sides in both[:1]:
        yield "told_separate", scene.opening.separate
        yield "told_way", WAYS.index(scene.opening.way)
        yield "told_format", (None, "ceremony", "conference", "session", "visit").index(scene.format)
        yield "told_apart", sides[first] != sides[second]
        yield "told_joined", sum(p.mention.id in (first, second) for p in scene.joined)
        yield "told_sides", len(set(sides.values()))
        yield "told_people", len(sides)


def _together(stage: Stage, pair: tuple[str, str], number: int) -> Iterator[Trait]:
    """Traits of the sentence that has both: its signs, where they stand, what is between the two."""
    left, right = sorted((stage.first_in(person, number), person) for person in pair)
    yield "flipped", left[1] != pair[0]
    yield "best", number - stage.body
    yield "company", len(stage.here[number])
    yield "named", left[0].named + right[0].named
    yield "quoted", stage.in_quote(left[0]) + stage.in_quote(right[0])
    shown, start = stage.signs[number], stage.sentences[number].start
    for sign in sign_names():
        yield f"sign_{sign}", sign in shown
    for sign in MEETING_SIGNS:
        yield f"place_{sign}", _place(start + shown[sign], left[0], right[0]) if sign in shown else 0
    for kind in MARKS:
        yield f"left_{kind}", stage.mark(left[1], left[0]) == kind
        yield f"right_{kind}", stage.mark(right[1], right[0]) == kind
    yield from _between(stage, left[0], right[0])


def _place(at: int, left: Appearance, right: Appearance) -> int:
    """Whether a sign stands before both people (1), between (2) or after them (3)."""
    return 1 if at < left.start else 2 if at < right.start else 3


def _between(stage: Stage, left: Appearance, right: Appearance) -> Iterator[Trait]:
    text = bare = stage.text[left.stop : right.start]
    for office in stage.offices:
        if office.start >= left.stop and office.stop <= right.start:
            bare = bare.replace(stage.text[office.start : office.stop], " ")
    inside = {p for p, places in stage.places.items() if any(left.start < a.start < right.start for a in places)}
    yield "characters", len(text)
    yield "others", len(inside)
    yield "words", len(re.findall(r"\w+", bare))
    yield "clauses", len(re.findall("[,;]", bare))
    yield "semicolon", ";" in text
    shown = signs(stage.language, text)
    yield "meeting_between", sum(sign in shown for sign in ENCOUNTER_SIGNS)
    yield "side_between", "sides" in shown or any(left.stop <= at < right.start for at, _ in stage.sides)
    yield "attendance_between", "attend" in shown
    yield "states_between", sum(left.stop <= at < right.start for at, _ in stage.states)
    for person in inside:
        for form in stage.mentions[person].forms:
            bare = bare.replace(form, " ")
    yield "plain_words", len(re.findall(r"\w{4,}", bare))


def _apart(stage: Stage, first: str, second: str) -> Iterator[Trait]:
    """Traits of two people whom no sentence has both: how the first one stands before the second comes up."""
    arrival = stage.places[second][0]
    last = max(place for place in stage.places[first] if place.start <= arrival.start)
    rest = [stage.places[person] for person in stage.people if person not in (first, second)]
    yield "best", -1
    yield "since", arrival.sentence - last.sentence
    yield "middle", sum(any(last.sentence < p.sentence < arrival.sentence for p in places) for places in rest)
    yield "direct", not any(last.start < p.start < arrival.start for places in rest for p in places)
    for sign in MEETING_SIGNS:
        yield f"last_{sign}", sign in stage.signs[last.sentence]
