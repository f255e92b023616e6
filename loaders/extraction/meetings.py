"""Meeting claims: one for each meeting that an article reports, with its parties, day, place and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ids import identifier
from graph.model import Claim, Party, Role, Span
from loaders.extraction.circumstances import meeting_channel, meeting_date, meeting_places, topics
from loaders.extraction.document import Document, Found
from loaders.extraction.occasions import occasions
from loaders.extraction.participants import Cast, Participant
from loaders.extraction.scenes import Scene
from loaders.extraction.sides import scene_sides
from loaders.extraction.subjects import subjects
from loaders.extraction.version import EXTRACTOR


def find_meetings(document: Document, found: Found, cast: Cast) -> tuple[Claim, ...]:
    """The meetings of an article, in order of text."""
    return tuple(_claim(document, found, cast, scene) for scene in occasions(document, found, cast))


def _claim(document: Document, found: Found, cast: Cast, scene: Scene) -> Claim:
    parties = tuple(_parties(cast, scene))
    day, places = meeting_date(document, scene), meeting_places(document, found, scene)
    phrases, topic_spans = topics(document, scene)
    opening = scene.opening
    spans = [Span("status", opening.start, opening.stop), *topic_spans]
    spans += [Span("date", day.start, day.stop)] if day is not None else []
    spans += [Span("place", place.start, place.stop) for place in places]
    placed = tuple(Party(place.mention, "place") for place in places)
    start, stop = opening.sentence.start, opening.sentence.stop
    return Claim(
        id=identifier(document.article.id, "meeting", start, *sorted(party.mention for party in parties)),
        article=document.article.id,
        kind="meeting",
        status=opening.status,
        start=start,
        stop=stop,
        quote=document.text[start:stop],
        parties=(*parties, *placed),
        format=_format_said(scene) or _format(parties),
        channel=meeting_channel(document, scene),
        date_from=day.first.isoformat() if day is not None and day.first else None,
        date_to=day.last.isoformat() if day is not None and day.last else None,
        date_basis=day.basis if day is not None else None,
        topics=phrases,
        subjects=subjects(document, scene.sentences),
        evidence=tuple(sorted(spans, key=lambda span: (span.start, span.field))),
        extractor=EXTRACTOR,
        confidence=scene.credence,
    )


def _parties(cast: Cast, scene: Scene) -> Iterator[Party]:
    chosen = scene_sides(cast, scene) if scene.sides is None else scene.sides
    paired = _format_said(scene) in (None, "ceremony") and (scene.sides is not None or scene.confidence is None)
    for participant in (*scene.present, *scene.joined):
        side = chosen.get(participant.mention.id) if paired else None
        yield Party(participant.mention.id, _role(scene, participant), side, participant.title)


def _format_said(scene: Scene) -> str | None:
    return scene.format if scene.confidence is None else scene.set_format


def _role(scene: Scene, participant: Participant) -> Role:
    if participant in scene.joined:
        return "attendant"
    is_host = scene.opening.way == "receive" and participant is scene.present[0]
    return "host" if is_host and participant.start < scene.opening.start else "party"


def _format(parties: tuple[Party, ...]) -> str:
    count = len({party.side for party in parties})
    return {0: "bilateral", 1: "bilateral", 2: "bilateral", 3: "trilateral"}.get(count, "multilateral")
