"""A text ready for extraction: its sentences, the spans that a language's tagger marked, and whom each place means.

Everything that follows the tagger is the same for all languages and works on these types alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from graph.model import Article, Mention, OfficeMention

SpanKind = Literal["PER", "OFF", "ORG", "GPE", "LOC", "INI", "DATE"]
"""Person, words of an office, body, country (and its adjective), city or venue or region, named initiative, date."""


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A stretch `text[start:stop]` (code points) of one kind. Only an OFF may hold others inside it."""

    start: int
    stop: int
    kind: SpanKind


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence `text[start:stop]`, without the white space around it. A headline is a sentence of its own."""

    start: int
    stop: int


class Language(Protocol):
    """What one language knows: the only part of extraction that differs from one to the next."""

    code: str

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of `text`, in order. Initials ("Ю. Ратас"), "H.E." and "г." end none."""
        ...

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """Every name, office, body, country, place, initiative and date of `text`, in order, outer before inner."""
        ...

    def nominative(self, form: str, kind: SpanKind) -> str:
        """`form` as a dictionary would print it: case ending, possessive and article off, capitals kept."""
        ...

    def stem(self, word: str) -> str:
        """What all inflected forms of `word` share, in lower case; lexicons are matched on it."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its sentences and tagged spans."""

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]
    spans: tuple[Tagged, ...]

    @property
    def text(self) -> str:
        """The article's text; all offsets count its code points."""
        return self.article.text

    def form(self, span: Tagged | Sentence) -> str:
        """The words of `span` as written."""
        return self.text[span.start : span.stop]


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in the text that means a mention: its name, a short form, or words that stand for it.

    `title` is set where an unnamed holder of an office stands for a country or body ("the foreign minister of Qatar").
    `named` is False for words that stand for a name ("the Ambassador", "глава ведомства"); those are not forms.
    """

    start: int
    stop: int
    mention: str
    named: bool = True
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The entities of one article, their offices, and every place that means one of them, in order of text."""

    mentions: tuple[Mention, ...]
    offices: tuple[OfficeMention, ...]
    references: tuple[Reference, ...]
