"""Meetings put together from sentences: who, when, where, in what way; several sentences on one are one scene."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.extraction.document import Document, Sentence
from loaders.extraction.encounters import Encounter, encounter, says
from loaders.extraction.participants import Cast, Participant

_ITEM = re.compile(r"\s*(?:[-–—•●*·]|\d{1,2}[.)])\s*\S")
FORMATS = {"conference": "conference", "session": "session", "ceremony": "ceremony", "visit": "visit"}


@dataclass(slots=True)
class Scene:
    """A meeting in the making. `opening` is the sentence's encounter that it was made from; `joined` came after."""

    opening: Encounter
    present: list[Participant]
    sentences: list[Sentence] = field(default_factory=list)
    joined: list[Participant] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    delegations: list[tuple[str, ...]] = field(default_factory=list)
    """Mentions that the text puts on one side."""
    sides: Mapping[str, int] | None = None
    """The side of each mention where it is known beforehand."""
    set_format: str | None = None
    confidence: float | None = None
    """How sure the trees over pairs are of its people; None where rules alone made it."""
    credence: float = 1.0
    """How likely it is a meeting at all, as the trees over scenes say."""

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

    def officials(self) -> set[str]:
        """The mentions of named people that take part."""
        return {p.mention.id for p in (*self.present, *self.joined) if p.mention.kind == "official"}

    def take(self, said: Encounter, people: tuple[Participant, ...], *, joining: bool = False) -> None:
        """Add what another sentence says of this meeting."""
        self.encounters.append(said)
        self.sentences.append(said.sentence)
        known = self.ids()
        (self.joined if joining else self.present).extend(p for p in people if p.mention.id not in known)


def scenes(document: Document, cast: Cast) -> tuple[Scene, ...]:
    """The meetings of an article, in order of text."""
    found: list[Scene] = []
    for sentence in with_lists(document):
        said = encounter(document, sentence)
        if said is not None:
            _stage(document, cast, said, found)
        elif not _attendance(document, cast, sentence, found):
            _speakers(document, cast, sentence, found)
    return tuple(scene for scene in found if _is_meeting(document, scene))


def with_lists(document: Document) -> tuple[Sentence, ...]:
    """The sentences, each that ends in a colon with the list that follows it."""
    joined: list[Sentence] = []
    for sentence in document.sentences:
        opened = joined and document.form(joined[-1]).rstrip()[-1:] in (":", ";")
        if opened and _ITEM.match(document.form(sentence)):
            joined[-1] = Sentence(joined[-1].start, sentence.stop)
        else:
            joined.append(sentence)
    return tuple(joined)


def _stage(document: Document, cast: Cast, said: Encounter, found: list[Scene]) -> None:
    """Open scenes for a sentence that says a meeting, or join it to the scene that it speaks of."""
    people = cast.people(said.sentence)
    known = _scene_of(said, people, found)
    if known is not None:
        joining = says(document.language.code, "attend", document.form(said.sentence)) is not None
        added = people if (joining and len(people) > 1) or not said.inside else ()
        known.take(said, added, joining=joining and len(people) > 1)
        return
    if _attendance(document, cast, said.sentence, found):
        return
    for present in _groups(document, cast, said, people, found):
        _open(cast, Scene(said, list(present), [said.sentence], encounters=[said]), found)


def _open(cast: Cast, scene: Scene, found: list[Scene]) -> None:
    """Add a scene; one that names the people of the bodies in the last scene takes that one's place."""
    last = found[-1] if found else None
    if last is not None and last.status == scene.status and last.format == scene.format:
        named = {body for p in scene.present for body in cast.bodies_of.get(p.mention.id, ())}
        nobody = all(p.mention.kind != "official" for p in last.present)
        if nobody and last.present and any(p.mention.name in named for p in last.present):
            scene.encounters += last.encounters
            scene.sentences += last.sentences
            found.pop()
    found.append(scene)


def _scene_of(said: Encounter, people: tuple[Participant, ...], found: list[Scene]) -> Scene | None:
    """The scene that a sentence goes on with: all its people take part there already, or nobody is named."""
    ids = {person.mention.id for person in people}
    if said.inside and found and not says_with(said, people):
        return next((scene for scene in reversed(found) if ids & scene.ids()), found[-1])
    same = [scene for scene in found if _compatible(scene, said)]
    if not ids:
        return same[-1] if same and said.way in ("noun", "discuss", "meet", "call", "session") else None
    for scene in reversed(same):
        one_of_them = said.inside and bool(ids & scene.ids()) and _is_complete(scene)
        if ids <= scene.ids() or one_of_them or (len(ids & scene.ids()) >= 2 and not said.separate):
            return scene
    return None


def says_with(said: Encounter, people: tuple[Participant, ...]) -> bool:
    """Whether the words name two sides themselves, and so tell of a meeting anew."""
    before = [person for person in people if person.start < said.start]
    return said.way in ("meet", "call", "receive") and bool(before) and len(before) < len(people)


def _is_complete(scene: Scene) -> bool:
    """Whether two people at least are named in a scene, so that it needs no more."""
    return sum(participant.mention.kind == "official" for participant in scene.present) >= 2


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
    if said.way == "visit":
        yield people[:1] if said.status == "planned" else ()
    elif said.way == "conference" and not _takes_part(document, said):
        return
    elif said.way in FORMATS:
        yield (*people, *_organizers(cast, said))
    elif len(people) == 1:
        yield from _with_counterpart(cast, said, people[0], _protagonist(document, said, found))
    elif len(people) > 2 and said.separate:
        yield from ((people[0], other) for other in people[1:])
    elif people:
        yield people
    elif said.way in ("meet", "call", "noun") and not _is_headline(document, said.sentence):
        yield _agents(cast, said)


def _takes_part(document: Document, said: Encounter) -> bool:
    """Whether the sentence says that somebody attends or opens the conference, rather than just naming it."""
    form, language = document.form(said.sentence), document.language.code
    return says(language, "attend", form) is not None or says(language, "speak", form) is not None


def _agents(cast: Cast, said: Encounter) -> tuple[Participant, ...]:
    """The bodies and unnamed holders that a sentence without named people makes meet: two, close to the words."""
    near = [p for p in (*cast.unnamed(said.sentence), *cast.bodies(said.sentence)) if _is_close(said, p)]
    return tuple(sorted(near, key=lambda p: p.start)) if len(near) >= 2 else ()


def _is_close(said: Encounter, one: Participant) -> bool:
    distance = said.start - one.stop if one.start < said.start else one.start - said.stop
    return distance < 160 and one.mention.category != "media"


def _is_headline(document: Document, sentence: Sentence) -> bool:
    headline = document.article.headline
    return headline is not None and sentence.start == 0 and sentence.stop <= len(headline)


def _organizers(cast: Cast, said: Encounter) -> tuple[Participant, ...]:
    """The bodies at a conference, or whose session it is."""
    bodies = (p for p in cast.bodies(said.sentence) if p.mention.category != "media")
    return tuple(bodies)[:3] if said.way in ("conference", "session") else ()


def _speakers(document: Document, cast: Cast, sentence: Sentence, found: list[Scene]) -> None:
    """Those who speak at a conference or report at a session; in a series of meetings, the next counterpart."""
    if not found or says(document.language.code, "speak", document.form(sentence)) is None:
        return
    people, last = cast.people(sentence), found[-1]
    if last.format in ("conference", "session") and people:
        last.joined += [p for p in people[:4] if p.named and p.mention.id not in last.ids()]
    elif people and _is_series(found) and people[0].start - sentence.start < 3:
        lead = found[-1].present[0]
        known = {mention for scene in found for mention in scene.ids()}
        if people[0].mention.id not in known and people[0].mention.country != lead.mention.country:
            said = Encounter(sentence, "discuss", people[0].start, people[0].stop, "unknown", "held", True)
            found.append(Scene(said, [lead, people[0]], [sentence], encounters=[said]))


def _is_series(found: list[Scene]) -> bool:
    """Whether the article goes from one meeting of the same person to the next."""
    leads = [scene.present[0].mention.id for scene in found[-3:] if scene.present and scene.format is None]
    return len(leads) == 3 and len(set(leads)) == 1


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
    if (
        lead is not None
        and lead.mention.id != person.mention.id
        and said.way in ("meet", "call", "noun", "receive", "discuss")
    ):
        yield lead, person
    elif unnamed:
        yield person, unnamed[0]
    elif said.way in ("meet", "call", "receive", "noun"):
        yield (person, *bodies[:1])


def _can_meet(said: Encounter, body: Participant) -> bool:
    """Whether a body stands where a counterpart does, and is not the outlet that the sentence cites."""
    return body.start > said.start and body.mention.category != "media" and body.start - said.stop < 120


def _attendance(document: Document, cast: Cast, sentence: Sentence, found: list[Scene]) -> bool:
    """Add to the last meeting those of whom a sentence says that they attended it, or led or made up a side of it."""
    form, language = document.form(sentence), document.language.code
    delegation = says(language, "delegation", form)
    match = delegation or says(language, "attend", form)
    people = cast.people(sentence)
    if match is None or not people or says(language, "conference", form):
        return False
    said = Encounter(
        sentence, "noun", sentence.start + match.start(), sentence.start + match.end(), "unknown", "held", False
    )
    open_scenes = [scene for scene in found if scene.status in ("held", "planned") and scene.format != "visit"]
    if open_scenes:
        open_scenes[-1].take(said, people, joining=delegation is None)
    elif delegation is not None:
        found.append(Scene(said, list(people), [sentence], encounters=[said]))
    else:
        return False
    if delegation is not None:
        (open_scenes or found)[-1].delegations.append(tuple(p.mention.id for p in people))
    return True


def _is_meeting(document: Document, scene: Scene) -> bool:
    """Whether enough is known: two take part, or it is a visit, or somebody's conference or session."""
    count = len(scene.present) + len(scene.joined)
    if _is_headline(document, scene.opening.sentence) and count == 1:
        return False
    return count >= 2 or (count == 1 and scene.opening.way in ("visit", "conference", "session"))
