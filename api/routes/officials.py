"""Officials: a list with filters, one by id, and the offices that one holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.answers import EdgeAnswer, EntityAnswer, ListAnswer, edge, entities, entity
from api.dependencies import Id, StoreOf
from api.judged import JudgedAnswer, judged
from api.queries import OfCountryQuery
from graph.reader import entities as read
from graph.reader import lists

router = APIRouter(prefix="/v1/officials", tags=["officials"])


class OfficeAnswer(BaseModel):
    """An office, and the body or state that it is of."""

    holds: EdgeAnswer
    of: EntityAnswer


@router.get("")
def list_officials(store: StoreOf, query: Annotated[OfCountryQuery, Query()]) -> ListAnswer[EntityAnswer]:
    """Officials that pass all filters, by name."""
    return entities(lists.entities(store, "officials", query.filters(), after=query.after, limit=query.limit))


@router.get("/{id}")
def get_official(store: StoreOf, id_: Id) -> JudgedAnswer:
    """An official, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return judged(store, read.entity(store, id_, "Official"))


@router.get("/{id}/offices")
def get_offices(store: StoreOf, id_: Id) -> ListAnswer[OfficeAnswer]:
    """The offices that an official was seen in, the latest first."""
    read.entity(store, id_, "Official")
    items = [OfficeAnswer(holds=edge(holds), of=entity(body)) for holds, body in read.offices(store, id_)]
    return ListAnswer[OfficeAnswer](items=items, next=None)
