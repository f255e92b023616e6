"""States: a list with filters, one by id."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import EntityAnswer, ListAnswer, entities
from api.dependencies import Id, StoreOf
from api.judged import JudgedAnswer, judged
from api.queries import PageQuery
from graph.reader import entities as read
from graph.reader import lists

router = APIRouter(prefix="/v1/countries", tags=["countries"])


@router.get("")
def list_countries(store: StoreOf, query: Annotated[PageQuery, Query()]) -> ListAnswer[EntityAnswer]:
    """States that pass all filters, by name."""
    return entities(lists.entities(store, "countries", query.filters(), after=query.after, limit=query.limit))


@router.get("/{id}")
def get_country(store: StoreOf, id_: Id) -> JudgedAnswer:
    """A state, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return judged(store, read.entity(store, id_, "Country"))
