"""Names of places and words of days where the text has them: in which sentence, and with what words around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.document import Document, Sentence
from loaders.extraction.encounters import says
from loaders.extraction.scenes import Scene
from loaders.extraction.wording import worded

_NEAR, _CLOSE = 40, 120
"""Characters between a place or day and the words that say the meeting."""
_AROUND = 60
"""Characters on both sides in which the surroundings are read."""
_LEAD = 3
"""Sentences after the headline that open an article."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place or day at `start:stop` of the text, how it stands there, and the clues that hold for every meeting."""

    start: int
    stop: int
    sentence: Sentence
    cue: str
    """In a word: where something is ("at"), where somebody goes ("to"), alone on a line ("heading"), ..."""
    clues: frozenset[str]
    says: frozenset[str]
    """The statuses other than held that words of its sentence say."""


def sentence_clues(document: Document, index: int) -> Iterator[str]:
    """The clues of sentence `index` (from 0): whether it opens the article, tells of an event, of plans and papers."""
    if index <= _LEAD:
        yield "headline" if index == 0 else "lead"
    form = document.form(document.sentences[index])
    yield from (name for name in ("event", "elsewhere") if worded(name, document.language.code, form))


def around(document: Document, sentence: Sentence, start: int, stop: int) -> Iterator[str]:
    """The clues of the words around a place or day."""
    form, language, at = document.form(sentence), document.language.code, start - sentence.start
    if any(form[:at].count(opened) > form[:at].count(closed) for opened, closed in (("“", "”"), ("«", "»"))):
        yield "quoted"
    near = form[max(0, at - _AROUND) : at + _AROUND + stop - start]
    yield from (f"{name}_near" for name in ("event", "elsewhere") if worded(name, language, near))


def said_statuses(document: Document, sentence: Sentence) -> frozenset[str]:
    """Which statuses other than held the words of a sentence say."""
    form, language = document.form(sentence), document.language.code
    return frozenset(status for status in ("planned", "recalled") if says(language, status, form))


def position(scene: Scene, standing: Standing) -> Iterator[str]:
    """Where a place or day stands from a meeting's sentences; the dateline of a text stands in none."""
    if standing.cue == "dateline":
        return
    at = standing.start
    own = [said for said in scene.encounters if said.sentence.start <= at < said.sentence.stop]
    if own:
        yield "opening" if scene.opening in own else "own"
        gap = min(max(at - said.stop, said.start - standing.stop, 0) for said in own)
        yield "near" if gap <= _NEAR else "close" if gap <= _CLOSE else "far"
    elif any(sentence.start <= at < sentence.stop for sentence in scene.sentences):
        yield "own"
    else:
        yield "before" if at < scene.opening.start else "after"


def other_time(scene: Scene, standing: Standing) -> Iterator[str]:
    """Whether the sentence speaks of another time than the meeting's: of plans, of what was before."""
    yield from (f"{status}_else" for status in standing.says if status != scene.status)
