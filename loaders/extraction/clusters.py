"""One entity of an article on its way to a mention: the places that name it, and what is known of it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from graph.ids import identifier
from graph.model import Mention, MentionKind
from loaders.extraction.document import Document, Tagged


@dataclass(slots=True, eq=False)
class Cluster:
    """Places of one article that name one entity, in order of text. Two clusters are never equal."""

    kind: MentionKind
    name: str
    spans: list[Tagged]
    country: str | None = None
    category: str | None = None
    aliases: tuple[str, ...] = field(default=())
    """Names it is known by beside those of the article; they help to match, and are not forms."""
    joint: bool = False
    """Whether it is a body of two states, such as an intergovernmental commission, and so of neither."""

    @property
    def start(self) -> int:
        """Where the article names it first; -1 for a state that is only implied."""
        return self.spans[0].start if self.spans else -1

    def id(self, document: Document) -> str:
        """The id of its mention: hash of article, kind, first form and its start; "Israeli-Palestinian" is of two."""
        form = document.form(self.spans[0]) if self.spans else self.name
        state = (self.country,) if self.kind == "country" else ()
        return identifier(document.article.id, self.kind, form, self.start, *state)

    def mention(self, document: Document) -> Mention:
        """The mention that these places make."""
        return Mention(
            id=self.id(document),
            article=document.article.id,
            kind=self.kind,
            name=self.name,
            country=self.country,
            category=self.category,
            forms=tuple(document.form(span) for span in self.spans),
            starts=tuple(span.start for span in self.spans),
            stops=tuple(span.stop for span in self.spans),
        )


def outer(spans: tuple[Tagged, ...], kind: str) -> tuple[Tagged, ...]:
    """The spans of one kind, in order."""
    return tuple(span for span in spans if span.kind == kind)


def inside(spans: tuple[Tagged, ...], whole: Tagged) -> tuple[Tagged, ...]:
    """The spans that lie inside `whole`, in order, as all are."""
    first = bisect_left(spans, whole.start, key=_start)
    near = spans[first : bisect_right(spans, whole.stop, key=_start)]
    return tuple(s for s in near if s != whole and s.stop <= whole.stop)


def _start(span: Tagged) -> int:
    return span.start
