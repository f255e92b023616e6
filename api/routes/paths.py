"""Chains of meetings, and what two states did with each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import ChainAnswer, ListAnswer, MetAnswer, chains, encounters
from api.dependencies import Limit, StoreOf
from graph.reader import chains as chain
from graph.reader import encounters as met
from graph.reader import entities as one

router = APIRouter(prefix="/v1", tags=["paths"])


@router.get("/paths")
def get_paths(
    store: StoreOf,
    from_: Annotated[str, Query(alias="from", description="id of an entity")],
    to: Annotated[str, Query(description="id of an entity")],
    limit: Annotated[int, Query(ge=1, le=chain.MAX_PATHS)] = chain.MAX_PATHS,
) -> ListAnswer[ChainAnswer]:
    """The shortest chains of meetings between two entities, up to six meetings long; none is an empty list."""
    for id_ in (from_, to):
        one.entity(store, id_)
    return chains(chain.chains(store, from_, to, limit))


@router.get("/countries/{a}/with/{b}")
def get_countries_with(store: StoreOf, a: str, b: str, limit: Limit = 200) -> ListAnswer[MetAnswer]:
    """The meetings of two states' people, latest first."""
    for id_ in (a, b):
        one.entity(store, id_, "Country")
    return encounters(met.met(store, a, b, limit))
