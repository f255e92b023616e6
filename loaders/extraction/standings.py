"""Places where the text has them: in which sentence, with what words around, and so whether something was there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Mention
from loaders.extraction.document import Document, Found, Reference, Sentence, Tagged
from loaders.extraction.encounters import says
from loaders.extraction.wording import worded

_KINDS = ("place", "organization", "country")
_CUES = ("to", "near", "at", "host", "of")
_ALONE = re.compile(r"[^\w\n]*\n")
_AROUND = 60
"""Characters on both sides of a name in which its surroundings are read."""
_LEAD = 3
"""Sentences after the headline that open an article."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A name of a place where the text has it, how it stands there, and the clues that hold for every meeting."""

    reference: Reference
    mention: Mention
    sentence: Sentence
    cue: str
    clues: frozenset[str]
    says: frozenset[str]
    """Which statuses the words of its sentence say."""

    @property
    def is_setting(self) -> bool:
        """Whether the text says here that something was in a city, which then goes for what follows."""
        stands = self.cue == "heading" or (self.cue in ("at", "to", "host") and "event" in self.clues)
        doubtful = self.says or self.clues & {"quoted", "elsewhere_near"}
        return self.mention.kind == "place" and stands and not doubtful


def standings(document: Document, found: Found) -> tuple[Standing, ...]:
    """Every name of a city, venue, body or state that a meeting can be in, in order; not those inside an office."""
    mentions = {mention.id: mention for mention in found.mentions}
    offices = [span for span in document.spans if span.kind == "OFF"]
    named = [
        reference
        for reference in found.references
        if reference.named
        and reference.title is None
        and mentions[reference.mention].kind in _KINDS
        and not any(office.start <= reference.start < office.stop for office in offices)
    ]
    return tuple(
        _standing(document, index, reference, mentions[reference.mention])
        for index, sentence in enumerate(document.sentences)
        for reference in named
        if sentence.start <= reference.start < sentence.stop
    )


def _standing(document: Document, index: int, reference: Reference, mention: Mention) -> Standing:
    sentence, language = document.sentences[index], document.language.code
    form = document.form(sentence)
    cue = _cue(document, sentence, reference)
    clues = {f"kind_{mention.kind}", f"cue_{cue}", *_around(document, sentence, reference)}
    clues |= {"headline"} if index == 0 else {"lead"} if index <= _LEAD else set()
    clues |= {name for name in ("event", "elsewhere") if worded(name, language, form)}
    clues |= {"region"} if mention.kind == "place" and worded("region", language, mention.name) else set()
    said = frozenset(status for status in ("planned", "recalled") if says(language, status, form))
    return Standing(reference, mention, sentence, cue, frozenset(clues), said)


def _cue(document: Document, sentence: Sentence, reference: Reference) -> str:
    """How a name stands in its sentence: where something is ("at"), where somebody goes ("to"), alone on a line, ..."""
    text, language = document.text, document.language.code
    left = text[max(sentence.start, reference.start - _AROUND) : reference.start]
    last = re.search(r"\S+$", text[reference.start : reference.stop])
    at = reference.start + (last.start() if last else 0)
    tail = text[at : min(sentence.stop, reference.stop + _AROUND)]
    begins_line = not re.search(r"\w", text[text.rfind("\n", 0, reference.start) + 1 : reference.start])
    if begins_line and reference.start > 0 and _ALONE.match(text, reference.stop):
        return "heading"
    if begins_line and worded("dateline_after", language, tail):
        return "dateline"
    cues = (c for c in _CUES if worded(f"{c}_before", language, left) or worded(f"{c}_after", language, tail))
    return next(cues, "bare")


def _around(document: Document, sentence: Sentence, reference: Reference) -> Iterator[str]:
    """The clues of the words around a name."""
    form, language, at = document.form(sentence), document.language.code, reference.start - sentence.start
    if any(form[:at].count(opened) > form[:at].count(closed) for opened, closed in (("“", "”"), ("«", "»"))):
        yield "quoted"
    near = form[max(0, at - _AROUND) : at + _AROUND + reference.stop - reference.start]
    yield from (f"{name}_near" for name in ("event", "elsewhere") if worded(name, language, near))
    if any(_holds(span, reference) for span in document.spans if span.kind in ("ORG", "INI", "PER")):
        yield "inside_name"


def _holds(span: Tagged, reference: Reference) -> bool:
    """Whether a name is a part of a longer one."""
    longer = span.stop - span.start > reference.stop - reference.start
    return span.start <= reference.start and reference.stop <= span.stop and longer
