"""Agreements: a list with filters, one by id, and its parties."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import EntityAnswer, ListAnswer, entities, entity
from api.dependencies import Id, StoreOf
from api.judged import JudgedAnswer, judged
from api.queries import AgreementQuery
from graph.reader import encounters, lists
from graph.reader import entities as read

router = APIRouter(prefix="/v1/agreements", tags=["agreements"])


@router.get("")
def list_agreements(store: StoreOf, query: Annotated[AgreementQuery, Query()]) -> ListAnswer[EntityAnswer]:
    """Agreements that pass all filters, latest first."""
    return entities(lists.entities(store, "agreements", query.filters(), after=query.after, limit=query.limit))


@router.get("/{id}")
def get_agreement(store: StoreOf, id_: Id) -> JudgedAnswer:
    """An agreement, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return judged(store, read.entity(store, id_, "Agreement"))


@router.get("/{id}/parties")
def get_parties(store: StoreOf, id_: Id) -> ListAnswer[EntityAnswer]:
    """Who agreed, by name."""
    read.entity(store, id_, "Agreement")
    items = [entity(node) for node in encounters.parties(store, id_)]
    return ListAnswer[EntityAnswer](items=items, next=None)
