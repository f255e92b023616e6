"""Officials: a list with filters, one, and the offices that one holds."""

from __future__ import annotations

from pydantic import BaseModel

from api.answers import EdgeAnswer, EntityAnswer, ListAnswer, edge, entity
from api.dependencies import StoreOf
from api.nouns import noun_router
from graph.reader import entities as one

router = noun_router("officials")


class OfficeAnswer(BaseModel):
    """An office, and the body or state that it is of."""

    holds: EdgeAnswer
    of: EntityAnswer


@router.get("/{id_}/offices")
def get_offices(store: StoreOf, id_: str) -> ListAnswer[OfficeAnswer]:
    """The offices that an official was seen in, the latest first."""
    one.entity(store, id_, "Official")
    items = [OfficeAnswer(holds=edge(holds), of=entity(body)) for holds, body in one.offices(store, id_)]
    return ListAnswer[OfficeAnswer](items=items, next=None)
