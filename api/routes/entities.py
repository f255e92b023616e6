"""Any entity by id, and what stands around it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import (
    EventAnswer,
    GraphAnswer,
    ListAnswer,
    MetAnswer,
    SourceAnswer,
    encounters,
    events,
    graph,
    sources,
)
from api.dependencies import Id, StoreOf
from api.judged import JudgedAnswer, judged
from api.queries import EvidenceQuery, Limit, MetQuery, TimelineQuery
from graph.reader import encounters as met
from graph.reader import entities as read
from graph.reader import lists
from graph.reader import sources as behind
from graph.reader.rows import Page

router = APIRouter(prefix="/v1/entities", tags=["entities"])


@router.get("/{id}")
def get_entity(store: StoreOf, id_: Id) -> JudgedAnswer:
    """Any entity, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return judged(store, read.entity(store, id_))


@router.get("/{id}/neighbours")
def get_neighbours(store: StoreOf, id_: Id, limit: Limit = 500) -> GraphAnswer:
    """The entity with everything one edge away."""
    read.entity(store, id_)
    return graph(read.neighbours(store, id_, limit))


@router.get("/{id}/subgraph")
def get_subgraph(
    store: StoreOf,
    id_: Id,
    hops: Annotated[int, Query(ge=1, le=read.MAX_HOPS)] = 1,
    limit: Annotated[int, Query(ge=1, le=read.MAX_NODES, description="at most so many nodes")] = 500,
) -> GraphAnswer:
    """Everything within some edges of the entity."""
    read.entity(store, id_)
    return graph(read.subgraph(store, id_, hops, limit))


@router.get("/{id}/evidence")
def get_evidence(store: StoreOf, id_: Id, query: Annotated[EvidenceQuery, Query()]) -> ListAnswer[SourceAnswer]:
    """The sentences that say it, or an edge of it, with article, outlet and offsets, by day of publication.

    What only the reference says, such as that a ministry belongs to its state, has none.
    """
    read.entity(store, id_)
    if query.edge is not None:
        return sources(Page(behind.edge_sources(store, id_, query.edge, query.limit)))
    return sources(behind.evidence(store, id_, query.after, query.limit))


@router.get("/{id}/met")
def get_met(store: StoreOf, id_: Id, query: Annotated[MetQuery, Query()]) -> ListAnswer[MetAnswer]:
    """Whom it met: a person, a body through its people, a state through those who represent it; latest first."""
    read.entity(store, id_)
    return encounters(met.encounters(store, id_, **query.model_dump()))


@router.get("/{id}/timeline")
def get_timeline(store: StoreOf, id_: Id, query: Annotated[TimelineQuery, Query()]) -> ListAnswer[EventAnswer]:
    """The meetings and agreements of an entity, latest first; where the day is unknown, by the day of the report."""
    one = read.entity(store, id_)
    return events(lists.timeline(store, one, query.filters(), after=query.after, limit=query.limit))
