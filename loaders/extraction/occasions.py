"""The meetings of an article: what the rules tell sentence by sentence, with the people that the trees put there.

Rules know the words of a meeting (how, when, held or planned); the trees weigh the whole article and know better who
took part. Each gathering takes over the scene that the rules made of it, or gets one of its own from its best sentence.
Scenes of one person and a body, and other tellings of a gathering (planned, recalled), stay as the rules made them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.document import Document, Found, Sentence
from loaders.extraction.encounters import Encounter, channel, encounter, status
from loaders.extraction.forest import forest
from loaders.extraction.gatherings import Gathering, gatherings
from loaders.extraction.participants import Cast, Participant
from loaders.extraction.scene_traits import scene_traits
from loaders.extraction.scenes import Scene, scenes
from loaders.extraction.signs import MEETING_SIGNS
from loaders.extraction.stage import Stage

LEAST_CHANCE = 0.5
"""What the trees over scenes must say of a scene; below it there was no meeting."""
_UNPAIRED = ("conference", "session", "ceremony")


def occasions(document: Document, found: Found, cast: Cast) -> tuple[Scene, ...]:
    """The meetings of `document`, in order of text: of all scenes those that are likely enough."""
    stage = Stage(document, found, cast)
    staged = all_scenes(stage)
    rows = [dict(scene_traits(stage, scene, staged)) for scene in staged]
    said = forest("scene").probabilities(rows) if rows else []
    return tuple(
        replace(scene, credence=round(chance, 2))
        for scene, chance in zip(staged, said, strict=True)
        if chance >= LEAST_CHANCE
    )


def all_scenes(stage: Stage) -> tuple[Scene, ...]:
    """All that may be meetings, in order of text."""
    document, cast = stage.document, stage.cast
    told = scenes(document, cast)
    met = gatherings(stage, told)
    chosen = _chosen(met, told)
    made = [_scene(stage, gathering, chosen.get(number)) for number, gathering in enumerate(met)]
    kept = _kept(stage, met, [scene for scene in told if all(scene is not other for other in chosen.values())], made)
    return tuple(sorted((*made, *kept), key=lambda scene: (scene.opening.start, len(scene.ids()))))


def _chosen(met: tuple[Gathering, ...], told: tuple[Scene, ...]) -> dict[int, Scene]:
    """For the gatherings, by number, the scene that shares most people with each; a scene serves one gathering."""
    fits = [
        (_overlap(gathering, scene), -order, number, scene)
        for number, gathering in enumerate(met)
        for order, scene in enumerate(told)
    ]
    chosen: dict[int, Scene] = {}
    for fit, _, number, scene in sorted(fits, key=lambda entry: (-entry[0], -entry[1], entry[2])):
        if fit > 0 and number not in chosen and all(scene is not other for other in chosen.values()):
            chosen[number] = scene
    return chosen


def _overlap(gathering: Gathering, scene: Scene) -> float:
    """The share of people that a gathering and a scene have in common; 0 where fewer than two."""
    own = scene.officials()
    common = own & set(gathering.people)
    return len(common) / len(own | set(gathering.people)) if len(common) >= 2 else 0.0


def _scene(stage: Stage, gathering: Gathering, told: Scene | None) -> Scene:
    """The scene of a gathering: the told one with other people, or a new one."""
    made = told if told is not None else _new(stage, gathering)
    present = _participants(stage, gathering, made)
    joined_before = {p.mention.id for p in made.joined}
    unpaired = len(set(gathering.sides.values())) < 2
    bodies = [p for p in made.present if p.mention.kind != "official" and made.format in ("conference", "session")]
    return replace(
        made,
        present=[*(p for p in present if p.mention.id not in joined_before), *bodies],
        joined=[p for p in present if p.mention.id in joined_before],
        sides=None if unpaired else gathering.sides,
        set_format=_format(stage, made, unpaired=unpaired),
        confidence=gathering.confidence,
    )


def _format(stage: Stage, scene: Scene, *, unpaired: bool) -> str | None:
    """The format that the words give, fitted to whether the people met each other."""
    if not unpaired:
        return "ceremony" if scene.format == "ceremony" else None
    if scene.format in _UNPAIRED:
        return scene.format
    shown = stage.signs[stage.number_of(scene.opening.start)]
    return next((name for name in _UNPAIRED if name in shown), "ceremony" if "sign" in shown else "session")


def _participants(stage: Stage, gathering: Gathering, scene: Scene) -> list[Participant]:
    """The people of a gathering, each where its scene has them, or where they appear first."""
    known = {p.mention.id: p for p in (*scene.present, *scene.joined)}
    return [known.get(person) or _first_place(stage, person, scene.opening.sentence) for person in gathering.people]


def _first_place(stage: Stage, person: str, opening: Sentence) -> Participant:
    inside = (place for place in stage.places[person] if opening.start <= place.start < opening.stop)
    place = next(inside, stage.first_in_body(person))
    return Participant(stage.mentions[person], place.start, place.stop, named=place.named)


def _new(stage: Stage, gathering: Gathering) -> Scene:
    number = max(
        range(stage.body, len(stage.sentences)),
        key=lambda n: (_told_in(stage, gathering, n), -n),
        default=0,
    )
    said = _encounter(stage, number)
    return Scene(said, [], [said.sentence], encounters=[said])


def _told_in(stage: Stage, gathering: Gathering, number: int) -> tuple[int, int]:
    """How well a sentence tells of a gathering: two of its people or more, and words of a meeting."""
    people = len(stage.here[number] & set(gathering.people))
    return min(people, 2), len(stage.signs[number].keys() & set(MEETING_SIGNS)) if people else 0


def _encounter(stage: Stage, number: int) -> Encounter:
    """What a sentence says of a meeting; where the rules see none, the words of its first sign."""
    sentence, document = stage.sentences[number], stage.document
    said = encounter(document, sentence)
    if said is not None:
        return said
    form = document.form(sentence)
    at = min((start for sign, start in stage.signs[number].items() if sign in MEETING_SIGNS), default=0)
    stop = at + len(form[at:].split(maxsplit=1)[0])
    how = channel(stage.language, form)
    return Encounter(
        sentence, "noun", sentence.start + at, sentence.start + stop, how, status(stage.language, form, at), False
    )


def _kept(stage: Stage, met: tuple[Gathering, ...], told: list[Scene], made: list[Scene]) -> Iterator[Scene]:
    """The scenes that no gathering took: of fewer than two people, or a gathering told with another status."""
    for scene in told:
        people = scene.officials()
        known = [own for own, gathering in zip(made, met, strict=True) if people <= set(gathering.people)]
        if len(people) < 2 or (known and all(own.status != scene.status for own in known)):
            yield scene
        elif known:
            known[0].encounters.extend(scene.encounters)
            known[0].sentences.extend(scene.sentences)
