"""Meetings put together from sentences: who, when, where, in what way; several sentences on one meeting are one scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.extraction.document import Document, Sentence
from loaders.extraction.encounters import Encounter, encounter, says
from loaders.extraction.participants import Cast, Participant

FORMATS = {"conference": "conference", "session": "session", "ceremony": "ceremony", "visit": "visit"}


@dataclass(slots=True)
class Scene:
    """A meeting in the making. `opening` is the sentence's encounter that it was made from; `joined` came after."""

    opening: Encounter
    present: list[Participant]
    sentences: list[Sentence] = field(default_factory=list)
    joined: list[Participant] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)

    @property
    def status(self) -> str:
        """The status said where the meeting was said first."""
        return self.opening.status

    @property
    def format(self) -> str | None:
        """The kind of meeting that the words say, None for one between sides."""
        return FORMATS.get(self.opening.way)

    def ids(self) -> set[str]:
        """The mentions that take part."""
        return {participant.mention.id for participant in (*self.present, *self.joined)}

    def take(self, said: Encounter, people: tuple[Participant, ...], *, joining: bool = False) -> None:
        """Add what another sentence says of this meeting."""
        self.encounters.append(said)
        self.sentences.append(said.sentence)
        known = self.ids()
        (self.joined if joining else self.present).extend(p for p in people if p.mention.id not in known)


def scenes(document: Document, cast: Cast) -> tuple[Scene, ...]:
    """The meetings of an article, in order of text."""
    found: list[Scene] = []
    for sentence in document.sentences:
        said = encounter(document, sentence)
        if said is None:
            _attendance(document, cast, sentence, found)
        else:
            _stage(document, cast, said, found)
    return tuple(scene for scene in found if _is_meeting(scene))


def _stage(document: Document, cast: Cast, said: Encounter, found: list[Scene]) -> None:
    """Open scenes for a sentence that says a meeting, or join it to the scene that it speaks of."""
    people = cast.people(said.sentence)
    known = _scene_of(said, people, found)
    if known is not None:
        joining = says(document.language.code, "attend", document.form(said.sentence)) is not None
        known.take(said, people, joining=joining and len(people) > 1)
        return
    if _attendance(document, cast, said.sentence, found):
        return
    for present in _groups(document, cast, said, people, found):
        found.append(Scene(said, list(present), [said.sentence], encounters=[said]))


def _scene_of(said: Encounter, people: tuple[Participant, ...], found: list[Scene]) -> Scene | None:
    """The scene that a sentence goes on with: all its people take part there already, or nobody is named."""
    same = [scene for scene in found if _compatible(scene, said)]
    ids = {person.mention.id for person in people}
    if not ids:
        return same[-1] if same and said.way in ("noun", "discuss", "meet") else None
    for scene in reversed(same):
        if ids <= scene.ids() or (len(ids & scene.ids()) >= 2 and not said.separate):
            return scene
    return None


def _compatible(scene: Scene, said: Encounter) -> bool:
    """Whether a sentence can speak of a scene: the same status and no other kind of meeting."""
    if scene.status != said.status:
        return False
    kind = FORMATS.get(said.way)
    return kind is None or scene.format in (None, kind) or scene.opening.way == said.way


def _groups(
    document: Document, cast: Cast, said: Encounter, people: tuple[Participant, ...], found: list[Scene]
) -> Iterator[tuple[Participant, ...]]:
    """The participants of each meeting that a sentence opens."""
    if said.way == "visit" and said.status == "planned":
        yield people[:1]
        return
    if said.way in FORMATS:
        yield (*people, *_organizers(cast, said))
        return
    lead = _protagonist(document, said, found)
    if len(people) == 1:
        yield from _with_counterpart(cast, said, people[0], lead)
    elif len(people) >= 2 and said.separate and len(people) > 2:
        yield from ((people[0], other) for other in people[1:])
    elif len(people) >= 2:
        yield people
    else:
        others = (*cast.unnamed(said.sentence), *cast.bodies(said.sentence))
        if len(others) >= 2 and said.way != "discuss":
            yield others


def _organizers(cast: Cast, said: Encounter) -> tuple[Participant, ...]:
    """The bodies at a conference, or whose session it is."""
    return cast.bodies(said.sentence)[:3] if said.way in ("conference", "session") else ()


def _protagonist(document: Document, said: Encounter, found: list[Scene]) -> Participant | None:
    """Whom an article that tells of several meetings is about: the first of the first meeting between sides."""
    held = [scene for scene in found if scene.format is None and scene.present and scene.status == said.status]
    return held[0].present[0] if held else None


def _with_counterpart(
    cast: Cast, said: Encounter, person: Participant, lead: Participant | None
) -> Iterator[tuple[Participant, ...]]:
    """One named person met: the article's protagonist, or a body or state without a named person."""
    own = cast.bodies_of.get(person.mention.id, set())
    unnamed = tuple(p for p in cast.unnamed(said.sentence) if p.mention.country != person.mention.country)
    bodies = tuple(p for p in cast.bodies(said.sentence) if p.mention.name not in own and _can_meet(said, p))
    if lead is not None and lead.mention.id != person.mention.id and said.way in ("meet", "noun", "receive", "discuss"):
        yield lead, person
    elif unnamed:
        yield person, unnamed[0]
    elif said.way in ("meet", "receive", "noun"):
        yield (person, *bodies[:1])


def _can_meet(said: Encounter, body: Participant) -> bool:
    """Whether a body stands where a counterpart does, and is not the outlet that the sentence cites."""
    return body.start > said.start and body.mention.category != "media" and body.start - said.stop < 120


def _attendance(document: Document, cast: Cast, sentence: Sentence, found: list[Scene]) -> bool:
    """Add to the last meeting those of whom a sentence says that they attended it."""
    form = document.form(sentence)
    match = says(document.language.code, "attend", form)
    people = cast.people(sentence)
    open_scenes = [scene for scene in found if scene.status in ("held", "planned") and scene.format != "visit"]
    if match is None or not people or not open_scenes or says(document.language.code, "conference", form):
        return False
    scene = open_scenes[-1]
    said = Encounter(
        sentence, "noun", sentence.start + match.start(), sentence.start + match.end(), "unknown", "held", False
    )
    scene.take(said, people, joining=True)
    return True


def _is_meeting(scene: Scene) -> bool:
    """Whether enough is known: two take part, or it is a visit, or a conference that somebody attends."""
    count = len(scene.present) + len(scene.joined)
    return count >= 2 or (count == 1 and scene.opening.way in ("visit", "meet", "receive", "conference", "session"))
