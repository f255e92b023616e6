"""Any entity by id, and what stands around it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import (
    EntityAnswer,
    GraphAnswer,
    ListAnswer,
    MetAnswer,
    SourceAnswer,
    encounters,
    entities,
    entity,
    graph,
    sources,
)
from api.dependencies import After, FiltersOf, Limit, StoreOf
from graph.reader import encounters as met
from graph.reader import entities as one
from graph.reader import lists
from graph.reader import sources as evidence

router = APIRouter(prefix="/v1/entities", tags=["entities"])


@router.get("/{id_}")
def get_entity(store: StoreOf, id_: str) -> EntityAnswer:
    """Any entity, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return entity(one.entity(store, id_))


@router.get("/{id_}/neighbours")
def get_neighbours(store: StoreOf, id_: str, limit: Limit = 500) -> GraphAnswer:
    """The entity with everything one edge away."""
    one.entity(store, id_)
    return graph(one.neighbours(store, id_, limit))


@router.get("/{id_}/subgraph")
def get_subgraph(
    store: StoreOf,
    id_: str,
    hops: Annotated[int, Query(ge=1, le=one.MAX_HOPS)] = 1,
    limit: Annotated[int, Query(ge=1, le=one.MAX_NODES)] = 500,
) -> GraphAnswer:
    """Everything within some edges of the entity."""
    one.entity(store, id_)
    return graph(one.subgraph(store, id_, hops, limit))


@router.get("/{id_}/evidence")
def get_evidence(store: StoreOf, id_: str, limit: Limit = 50) -> ListAnswer[SourceAnswer]:
    """The sentences that say it, with article, outlet and offsets."""
    one.entity(store, id_)
    return sources(evidence.sources(store, id_, limit))


@router.get("/{id_}/met")
def get_met(
    store: StoreOf,
    id_: str,
    other: Annotated[str | None, Query(description="only meetings with it")] = None,
    limit: Limit = 200,
) -> ListAnswer[MetAnswer]:
    """Whom it met: a person, a body through its people, a state through those who represent it; latest first."""
    one.entity(store, id_)
    return encounters(met.met(store, id_, other, limit))


@router.get("/{id_}/timeline")
def get_timeline(
    store: StoreOf, filters: FiltersOf, id_: str, after: After = None, limit: Limit = 50
) -> ListAnswer[EntityAnswer]:
    """The meetings that it took part in, latest first; where the day is unknown, by the day of the report."""
    one.entity(store, id_)
    own = lists.Filters(with_=id_, since=filters.since, until=filters.until, status=filters.status)
    return entities(lists.entities(store, "meetings", own, after, limit))
