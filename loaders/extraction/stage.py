"""Who appears where in an article: the people, the sentences that name or mean them, and what those hint at."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from graph.model import RANKS, Mention
from loaders.extraction.document import Document, Found
from loaders.extraction.marks import mark
from loaders.extraction.named_states import named_states, sided_states
from loaders.extraction.participants import Cast
from loaders.extraction.signs import ENCOUNTER_SIGNS, signs


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """A place of the text that means a person: in sentence number `sentence`, by name or by other words."""

    start: int
    stop: int
    sentence: int
    named: bool


class Stage:
    """The people of one article, in order of first appearance, and where they appear."""

    def __init__(self, document: Document, found: Found, cast: Cast) -> None:
        self.cast = cast
        self.document, self.language, self.text = document, document.language.code, document.text
        self.sentences = document.sentences
        self.mentions: dict[str, Mention] = {mention.id: mention for mention in found.mentions}
        self.signs = tuple(signs(self.language, document.form(sentence)) for sentence in self.sentences)
        self.offices = tuple(span for span in document.spans if span.kind == "OFF")
        self.paragraph = tuple(self.text.count("\n\n", 0, sentence.start) for sentence in self.sentences)
        self.body = _first_of_body(document)
        self.places = self._places(found)
        self.people = tuple(sorted(self.places, key=lambda person: self.places[person][0]))
        self.here: dict[int, set[str]] = defaultdict(set)
        for person, places in self.places.items():
            for place in places:
                self.here[place.sentence].add(person)
        self.bodies: dict[str, set[str]] = defaultdict(set)
        self.rank: dict[str, int] = {}
        self.former: dict[str, bool] = {}
        self.stated: set[str] = set()
        for office in found.offices:
            if office.body:
                self.bodies[office.mention].add(office.body)
            rank = RANKS.index(office.rank)
            self.rank[office.mention] = min(self.rank.get(office.mention, len(RANKS)), rank)
            self.former[office.mention] = self.former.get(office.mention, False) or office.former
            if office.country:
                self.stated.add(office.mention)
        self.states, self.sides = named_states(document), sided_states(document)
        self._marks: dict[tuple[str, Appearance], str] = {}
        self.lead = self._lead()
        self.top = max(self.people, key=lambda person: len(self.places[person]), default=None)
        self.solo = {person: self._solo(person) for person in self.people}

    def _places(self, found: Found) -> dict[str, list[Appearance]]:
        places: dict[str, list[Appearance]] = defaultdict(list)
        for reference in sorted(found.references):
            if self.mentions[reference.mention].kind == "official":
                number = self.number_of(reference.start)
                place = Appearance(reference.start, reference.stop, number, reference.named)
                places[reference.mention].append(place)
        return dict(places)

    def _lead(self) -> str | None:
        """The first person of the first sentence of the body that speaks of an encounter or a visit."""
        for number in range(self.body, len(self.sentences)):
            if self.here[number] and self.signs[number].keys() & _LEADING:
                return min(self.here[number], key=lambda person: self.first_in(person, number))
        return None

    def _solo(self, person: str) -> tuple[int, int]:
        """How often a person is the only one besides the lead that a sentence names: tied by a mark, or by a sign."""
        alone = [p for p in self.places[person] if p.named and not self.here[p.sentence] - {person, self.lead}]
        marked = sum(self.mark(person, place) in ("with", "acc", "to", "by") for place in alone)
        return marked, sum(bool(self.signs[place.sentence].keys() & ENCOUNTER_SIGNS) for place in alone)

    def number_of(self, start: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right([sentence.start for sentence in self.sentences], start) - 1)

    def first_in(self, person: str, sentence: int) -> Appearance:
        """Where a person appears first in a sentence that has them."""
        return next(place for place in self.places[person] if place.sentence == sentence)

    def first_in_body(self, person: str) -> Appearance:
        """Where a person appears first below the headline, or in it where nowhere else."""
        places = self.places[person]
        return next((place for place in places if place.sentence >= self.body), places[0])

    def side_of(self, person: str) -> str | None:
        """The state whose side or delegation the paragraph names last before the person."""
        place = self.first_in_body(person)
        start = self.text.rfind("\n", 0, place.start)
        return next((code for at, code in reversed(self.sides) if start < at < place.start), None)

    def in_quote(self, place: Appearance) -> bool:
        """Whether a place stands inside quotation marks."""
        left = self.text[self.sentences[place.sentence].start : place.start]
        return left.count("«") > left.count("»") or left.count("“") > left.count("”")

    def mark(self, person: str, place: Appearance) -> str:
        """How the name is tied to the words around it there, one of MARKS."""
        key = (person, place)
        if key not in self._marks:
            start = self.cast.with_office(place.start)
            left = self.text[max(self.sentences[place.sentence].start, start - 40) : start]
            form, right = self.text[place.start : place.stop], self.text[place.stop : place.stop + 22]
            self._marks[key] = mark(self.language, self.mentions[person].name, form, (left, right))
        return self._marks[key]

    def is_aside(self, place: Appearance) -> bool:
        """Whether a person is only mentioned there ("the initiative of X")."""
        return self.cast.is_aside(self.sentences[place.sentence], place.start, place.stop)


_LEADING = frozenset(("meet", "receive", "call", "discuss", "visit", "noun"))


def _first_of_body(document: Document) -> int:
    """The number of the first sentence below the headline."""
    headline, sentences = document.article.headline, document.sentences
    if not headline or len(sentences) < 2 or sentences[0].stop > len(headline) + 25:
        return 0
    return int("\n" in document.text[sentences[0].stop : sentences[0].stop + 3])
