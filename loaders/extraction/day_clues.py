"""What speaks for and against a day named in an article being the day of one of its meetings.

The day stands in a meeting's own sentences, or elsewhere: "the next day" counts from the day named last before. Each
way of standing there is a clue, a word; `circumstances` adds up what the clues weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.extraction.dates import DateFound, Reckoning, dates_from
from loaders.extraction.document import Document
from loaders.extraction.scenes import Scene
from loaders.extraction.standings import Standing, around, other_time, position, said_statuses, sentence_clues
from loaders.extraction.wording import worded

_PLACE = re.compile(r"[^\w\n]*(?:(?:[\w’-]+ ?){1,3}[,.(–-] ?(?:\w+, )?)?")
_LINE_GOES_ON = re.compile(r"(?: жыл\w*| г\.| года)?(?:\s?\([^)\n]*\)|\s?/[^/\n]*/)?(?:[.,:)]|\s?[–—-]|\s*\n)")
_LONG_AGO = 45
"""Days before publication from which on a day is rather another occasion's."""
_NEVER = ("bound", "dateline")
_BEFORE, _AFTER = 30, 20
"""Characters that tell how a day stands."""


@dataclass(frozen=True, slots=True)
class DayStanding(Standing):
    """Words of a day where the text has them."""

    found: DateFound

    @property
    def is_setting(self) -> bool:
        """Whether what follows may be of that day."""
        return self.cue not in _NEVER and not self.says and "quoted" not in self.clues


def published_on(document: Document) -> date | None:
    """The day of publication."""
    day = document.article.published_day
    return date.fromisoformat(day) if day else None


def days_said(document: Document, scene: Scene) -> tuple[DayStanding, ...]:
    """Every day that the text names and that the meeting can be on, in order; a planned one is read ahead."""
    known = Reckoning(published_on(document), ahead=scene.status == "planned")
    out: list[DayStanding] = []
    for index in range(len(document.sentences)):
        for day in _of_sentence(document, index, known):
            if _is_possible(day, scene, known.published):
                out.append(day)
            if day.is_setting and day.found.first is not None and day.found.last is not None:
                known = Reckoning(known.published, (day.found.first, day.found.last), known.ahead)
    return tuple(out)


def _of_sentence(document: Document, index: int, known: Reckoning) -> Iterator[DayStanding]:
    sentence, language = document.sentences[index], document.language.code
    form, said = document.form(sentence), said_statuses(document, sentence)
    shared = frozenset(sentence_clues(document, index))
    for found in dates_from(form, language, known):
        start, stop = sentence.start + found.start, sentence.start + found.stop
        left, right = form[max(0, found.start - _BEFORE) : found.start], form[found.stop : found.stop + _AFTER]
        bound = worded("bound_before", language, left) or worded("bound_after", language, right)
        cue = "bound" if bound else _cue(document, found, start, stop)
        if cue == "heading" and found.first == known.published:
            cue = "dateline"
        clues = shared | {f"cue_{cue}", *around(document, sentence, start, stop)}
        placed = DateFound(start, stop, found.first, found.last, found.basis)
        yield DayStanding(start, stop, sentence, cue, clues, said, placed)


def _cue(document: Document, found: DateFound, start: int, stop: int) -> str:
    """How a day stands in its sentence: alone on its line, as one of several, by its words or against another day."""
    if found.first != found.last:
        return "span"
    return "heading" if found.basis == "stated" and _heads_line(document, start, stop) else found.basis


def _heads_line(document: Document, start: int, stop: int) -> bool:
    """Whether a day stands alone on its line, or after a place alone, as in "Astana, 3 March 2026 –"."""
    line = document.text.rfind("\n", 0, start) + 1
    return bool(_PLACE.fullmatch(document.text, line, start) and _LINE_GOES_ON.match(document.text, stop))


def _is_possible(day: DayStanding, scene: Scene, published: date | None) -> bool:
    """Whether a day can be a meeting's: of a planned one none before publication, of others none after it.

    A dateline's day is the day of publication, and a term's or a paper's ("by 3 March") is no meeting's.
    """
    found = day.found
    if found.first is None or day.cue in _NEVER:
        return False
    if published is None:
        return found.basis == "stated"
    gap = (found.first - published).days
    return gap >= 0 if scene.status == "planned" else gap <= 0


def day_clues(
    document: Document, scene: Scene, days: tuple[DayStanding, ...]
) -> Iterator[tuple[DayStanding, frozenset[str]]]:
    """Each day with all that speaks for or against it."""
    published = published_on(document)
    before = [day for day in days if day.is_setting and day.start < scene.opening.sentence.start]
    firsts = [day for day in days if day.is_setting]
    for day in days:
        clues = {*position(scene, day), *other_time(scene, day), f"gap_{_gap(day.found, published)}"}
        clues |= {"last_setting"} if before and day is before[-1] else set()
        clues |= {"first_setting"} if firsts and day is firsts[0] else set()
        yield day, day.clues | clues


def _gap(found: DateFound, published: date | None) -> str:
    """How far a day is from publication, in a word."""
    if published is None or found.first is None:
        return "unknown"
    days = abs((found.first - published).days)
    return "today" if days == 0 else "days" if days <= 7 else "weeks" if days <= _LONG_AGO else "long"
