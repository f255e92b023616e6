"""Who takes part: the people, and for sides without a named person the bodies and states, that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Mention
from loaders.extraction.document import Document, Found, Sentence, Tagged
from loaders.extraction.encounters import words

TOUCHING = 12
"""Characters between an office and the name that it goes with: "Minister, Dr. X"."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A mention that takes part, where the text says so. `title` is an unnamed holder's office."""

    mention: Mention
    start: int
    stop: int
    title: str | None = None
    named: bool = True


class Cast:
    """The mentions of one article and the places that mean them."""

    def __init__(self, document: Document, found: Found) -> None:
        self.document = document
        self.mentions = {mention.id: mention for mention in found.mentions}
        self.references = found.references
        self._offices = tuple(span for span in document.spans if span.kind == "OFF")
        self.bodies_of: dict[str, set[str]] = {}
        for office in found.offices:
            if office.body:
                self.bodies_of.setdefault(office.mention, set()).add(office.body)

    def people(self, sentence: Sentence) -> tuple[Participant, ...]:
        """The people of a sentence who may take part, each once, in order; not those only mentioned."""
        return tuple(self._once(self._of(sentence, ("official",))))

    def unnamed(self, sentence: Sentence) -> tuple[Participant, ...]:
        """States and bodies that stand in a sentence for an unnamed holder of an office."""
        return tuple(p for p in self._once(self._of(sentence, ("country", "organization"))) if p.title)

    def bodies(self, sentence: Sentence) -> tuple[Participant, ...]:
        """The bodies that a sentence names by themselves, not inside an office."""
        own = self._once(self._of(sentence, ("organization",)))
        return tuple(p for p in own if not p.title and not self._in_office(p.start, p.stop))

    def _of(self, sentence: Sentence, kinds: tuple[str, ...]) -> Iterator[Participant]:
        for reference in self.references:
            if sentence.start <= reference.start < sentence.stop:
                mention = self.mentions[reference.mention]
                if mention.kind in kinds and not self.is_aside(sentence, reference.start, reference.stop):
                    yield Participant(mention, reference.start, reference.stop, reference.title, reference.named)

    def is_aside(self, sentence: Sentence, start: int, stop: int) -> bool:
        """Whether a person is only mentioned: the words before (or after) make something of theirs the topic."""
        language, text = self.document.language.code, self.document.text
        before, after = words(language, "apart"), words(language, "apart_after")
        begin = self.with_office(start)
        left = text[max(sentence.start, begin - 90) : begin]
        right = text[stop : min(sentence.stop, stop + 40)]
        return bool((before and before.search(left)) or (after and after.search(right)))

    def with_office(self, start: int) -> int:
        """Where a name that starts there starts together with the office before it."""
        touching = (office for office in self._offices if 0 <= start - office.stop <= TOUCHING)
        return min((office.start for office in touching), default=start)

    def _in_office(self, start: int, stop: int) -> bool:
        return any(office.start <= start and stop <= office.stop for office in self._offices)

    @staticmethod
    def _once(participants: Iterator[Participant]) -> Iterator[Participant]:
        seen: set[str] = set()
        for participant in participants:
            if participant.mention.id not in seen:
                seen.add(participant.mention.id)
                yield participant


def near(text: str, span: Tagged | Participant, pattern: re.Pattern[str] | None, reach: int = 40) -> bool:
    """Whether `pattern` stands just before a span."""
    return pattern is not None and bool(pattern.search(text[max(0, span.start - reach) : span.start]))
