"""When and where a meeting was, from the sentences that say it, and what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graph.model import Span
from loaders.extraction.dates import DateFound, dates
from loaders.extraction.document import Document, Found, Reference, Sentence
from loaders.extraction.encounters import Encounter, words
from loaders.extraction.place_clues import place_clues
from loaders.extraction.scenes import Scene
from loaders.extraction.standings import standings
from loaders.extraction.wording import weights

MAX_TOPICS = 6
_TOPIC_CUT = re.compile(
    r",\s+(?:as well as|including|а также|в том числе|сондай-ақ)\s+|,\s+|\s+(?:and|и|және)\s+(?=\w{5,}\s\w)"
)
_PHRASE_END = re.compile(r"[.;:!?»”\"\n]|,\s+(?:reports?|передает|передаёт|сообщает|деп|which|котор|said)")
_SIGNED_IN = re.compile(
    r"(?:signed|founded|established|adopted|since|anniversary|until|by|from|начиная|подписан\w*|с|до|к)\s+(?:on\s)?$",
    re.IGNORECASE,
)


def meeting_date(document: Document, scene: Scene) -> DateFound | None:
    """The day that the sentences of a meeting give for it: nearest to the words that say it, opening sentence first."""
    day = document.article.published_day
    published = date.fromisoformat(day) if day else None
    for said in scene.encounters:
        usable = [
            found
            for found in _dates_of(document, said.sentence, published, scene.status)
            if _fits(found, scene, published)
        ]
        if usable:
            return min(usable, key=lambda found: (_distance(found, said), found.start))
    return None


def _dates_of(document: Document, sentence: Sentence, published: date | None, status: str) -> Iterator[DateFound]:
    form = document.form(sentence)
    for found in dates(form, document.language.code, published, ahead=status == "planned"):
        quoted = form[: found.start].count("“") > form[: found.start].count("”") or form[: found.start].count(
            "«"
        ) > form[: found.start].count("»")
        if found.first is not None and not quoted and not _SIGNED_IN.search(form[: found.start]):
            yield DateFound(
                sentence.start + found.start, sentence.start + found.stop, found.first, found.last, found.basis
            )


def _fits(found: DateFound, scene: Scene, published: date | None) -> bool:
    """Whether a day can be the meeting's: of a held one none after publication, of a planned one none before it."""
    if published is None or found.first is None or scene.status == "recalled":
        return found.basis == "stated"
    gap = (found.first - published).days
    return gap >= 0 if scene.status == "planned" else -45 <= gap <= 0


def _distance(found: DateFound, said: Encounter) -> int:
    return max(found.start - said.stop, said.start - found.stop, 0)


def meeting_place(document: Document, found: Found, scene: Scene) -> Reference | None:
    """The city, state or building that a meeting was in, as far as the article says; a dateline alone says nothing."""
    known = weights("place_weights")
    threshold = known["none"] + (known["none_call"] if _is_call(scene) else 0.0)
    weighed = (
        (sum(known.get(clue, 0.0) for clue in clues), place.reference)
        for place, clues in place_clues(document, found, scene, standings(document, found))
    )
    likely = [(weight, -reference.start, reference) for weight, reference in weighed if weight > threshold]
    return max(likely)[2] if likely else None


def _is_call(scene: Scene) -> bool:
    return any(said.channel != "unknown" for said in scene.encounters)


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
