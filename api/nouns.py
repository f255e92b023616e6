"""What every noun's routes have in common: a list with filters and a cursor, and one by id."""

from __future__ import annotations

from fastapi import APIRouter

from api.answers import EntityAnswer, ListAnswer, entities, entity
from api.dependencies import After, FiltersOf, Limit, StoreOf
from graph.reader import entities as one
from graph.reader import lists


def noun_router(noun: lists.Kind) -> APIRouter:
    """The routes `/v1/NOUN` and `/v1/NOUN/{id}`."""
    router = APIRouter(prefix=f"/v1/{noun}", tags=[noun])

    @router.get("", name=f"list_{noun}", summary=f"{noun.capitalize()} that pass all filters")
    def listed(store: StoreOf, filters: FiltersOf, after: After = None, limit: Limit = 50) -> ListAnswer[EntityAnswer]:
        return entities(lists.entities(store, noun, filters, after, limit))

    @router.get("/{id_}", name=f"get_{noun}", summary=f"One of the {noun}, by any id that it ever had")
    def found(store: StoreOf, id_: str) -> EntityAnswer:
        return entity(one.entity(store, id_, lists.LABELS[noun]))

    return router
