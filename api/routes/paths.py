"""Chains of meetings, and what two states did with each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import ChainAnswer, EventAnswer, ListAnswer, chains, events
from api.dependencies import StoreOf
from api.queries import TogetherQuery
from graph.reader import chains as chain
from graph.reader import entities as read
from graph.reader import lists

router = APIRouter(prefix="/v1", tags=["paths"])


@router.get("/paths")
def get_paths(
    store: StoreOf,
    from_: Annotated[str, Query(alias="from", description="id of an entity")],
    to: Annotated[str, Query(description="id of an entity")],
    limit: Annotated[int, Query(ge=1, le=chain.MAX_PATHS)] = chain.MAX_PATHS,
) -> ListAnswer[ChainAnswer]:
    """The shortest chains of meetings between two entities, up to six meetings long; none is an empty list.

    A body or a state stands at an end through any of its people. Of two who met often, the latest meeting is given.
    """
    for id_ in (from_, to):
        read.entity(store, id_)
    return chains(chain.chains(store, from_, to, limit))


@router.get("/countries/{a}/with/{b}")
def get_countries_with(
    store: StoreOf, a: str, b: str, query: Annotated[TogetherQuery, Query()]
) -> ListAnswer[EventAnswer]:
    """The meetings and agreements in which both states had a part, latest first."""
    one, other = (read.entity(store, id_, "Country") for id_ in (a, b))
    filters = replace(query.filters(), country=other.id)
    return events(lists.timeline(store, one, filters, after=query.after, limit=query.limit))
