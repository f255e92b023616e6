"""What the service answers with: entities, edges, sources and pages, each fact with the way to its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from graph.model import Edge, Node, Subgraph
from graph.reader.chains import Chain
from graph.reader.encounters import Met
from graph.reader.rows import Page
from graph.reader.sources import Source
from loaders.search import Hit

Item = TypeVar("Item")

_OFFICIAL: JsonDict = {
    "id": "459e45bd07c56c2ad92f",
    "labels": ["Entity", "Official"],
    "name": "Raushan Kazhibayeva",
    "names": ["Raushan Kazhibayeva", "Раушан Кажибаева", "Раушан Қажыбаева"],
    "country": "KZ",
    "office": "Director of the President’s TV and Radio Complex",
    "articles": 3,
    "evidence": "/v1/entities/459e45bd07c56c2ad92f/evidence",
}


class EntityAnswer(BaseModel):
    """An entity with all its properties."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [_OFFICIAL]})

    id: str
    labels: list[str]
    name: str
    evidence: str = Field(description="where its sentences are")


class EdgeAnswer(BaseModel):
    """An edge with all its properties."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    start: str
    end: str
    evidence: str = Field(description="where its sentences are")


class SourceAnswer(BaseModel):
    """A sentence and its article; offsets count code points of the article's text."""

    article: str
    outlet: str | None
    headline: str | None
    url: str | None
    published_day: str | None
    language: str
    based_on: str | None
    sentence: str
    start: int
    stop: int
    forms: list[str]
    starts: list[int]
    stops: list[int]
    fields: list[str] = Field(description="what of the fact each of the forms is behind")
    status: str | None
    confidence: float | None


class ListAnswer(BaseModel, Generic[Item]):
    """Some items and the cursor of the next page."""

    items: list[Item]
    next: str | None = Field(None, description="pass it as `after` for the next page; null at the end")


class GraphAnswer(BaseModel):
    """Nodes and the edges between them."""

    nodes: list[EntityAnswer]
    edges: list[EdgeAnswer]


class HitAnswer(BaseModel):
    """An entity that a search found."""

    likeness: float = Field(description="0 to 1, of the best of its names")
    matched: str
    entity: EntityAnswer


class MetAnswer(BaseModel):
    """A meeting of two."""

    left: EntityAnswer
    right: EntityAnswer
    meeting: str
    met: EdgeAnswer
    evidence: str


class EventAnswer(BaseModel):
    """A meeting or an agreement on its day; where no article states the day, on that of the first report."""

    day: str | None = Field(examples=["2026-03-03"])
    stated: bool = Field(description="whether an article states the day; else it is a day of publication")
    event: EntityAnswer


class ChainAnswer(BaseModel):
    """A shortest chain of meetings."""

    nodes: list[EntityAnswer]
    meetings: list[EdgeAnswer]


def entity(node: Node) -> EntityAnswer:
    """An entity, or an article, as an answer."""
    way = f"/v1/articles/{node.id}" if "Article" in node.labels else f"/v1/entities/{node.id}/evidence"
    values = _plain(node.properties) | {"name": node.name}
    return EntityAnswer(id=node.id, labels=list(node.labels), evidence=way, **values)


def edge(one: Edge) -> EdgeAnswer:
    """An edge as an answer."""
    way = f"/v1/entities/{one.start}/evidence?edge={one.id}"
    values = _plain(one.properties)
    return EdgeAnswer(id=one.id, type=one.type, start=one.start, end=one.end, evidence=way, **values)


def entities(page: Page[Node]) -> ListAnswer[EntityAnswer]:
    """A page of entities as an answer."""
    return ListAnswer[EntityAnswer](items=[entity(node) for node in page.items], next=page.next)


def graph(found: Subgraph) -> GraphAnswer:
    """A subgraph as an answer."""
    return GraphAnswer(nodes=[entity(node) for node in found.nodes], edges=[edge(one) for one in found.edges])


def events(page: Page[Node]) -> ListAnswer[EventAnswer]:
    """A page of a timeline as an answer."""
    return ListAnswer[EventAnswer](items=[_event(node) for node in page.items], next=page.next)


def sources(page: Page[Source]) -> ListAnswer[SourceAnswer]:
    """Sentences as an answer."""
    items = [SourceAnswer(**asdict(source)) for source in page.items]
    return ListAnswer[SourceAnswer](items=items, next=page.next)


def hits(found: Iterable[Hit]) -> ListAnswer[HitAnswer]:
    """What a search found, as an answer."""
    items = [HitAnswer(likeness=hit.likeness, matched=hit.name, entity=entity(hit.entity)) for hit in found]
    return ListAnswer[HitAnswer](items=items, next=None)


def encounters(page: Page[Met]) -> ListAnswer[MetAnswer]:
    """Meetings of two as an answer."""
    return ListAnswer[MetAnswer](items=[_met(one) for one in page.items], next=page.next)


def chains(found: Iterable[Chain]) -> ListAnswer[ChainAnswer]:
    """Chains of meetings as an answer."""
    items = [
        ChainAnswer(nodes=[entity(node) for node in chain.nodes], meetings=[edge(one) for one in chain.edges])
        for chain in found
    ]
    return ListAnswer[ChainAnswer](items=items, next=None)


def _event(node: Node) -> EventAnswer:
    stated, reported = node.properties.get("date_from"), node.properties.get("reported_first")
    day = stated or reported
    return EventAnswer(day=str(day) if day else None, stated=bool(stated), event=entity(node))


def _met(one: Met) -> MetAnswer:
    meeting = str(one.edge.properties["meeting"])
    way = f"/v1/entities/{meeting}/evidence"
    return MetAnswer(left=entity(one.left), right=entity(one.right), meeting=meeting, met=edge(one.edge), evidence=way)


def _plain(properties: Any) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}
