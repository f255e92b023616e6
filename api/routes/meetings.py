"""Meetings: a list with filters, one, and who took part."""

from __future__ import annotations

from pydantic import BaseModel

from api.answers import EdgeAnswer, EntityAnswer, ListAnswer, edge, entity
from api.dependencies import StoreOf
from api.nouns import noun_router
from graph.reader import encounters
from graph.reader import entities as one

router = noun_router("meetings")


class ParticipantAnswer(BaseModel):
    """A participant, and its side, role and title there."""

    took_part: EdgeAnswer
    participant: EntityAnswer


@router.get("/{id_}/participants")
def get_participants(store: StoreOf, id_: str) -> ListAnswer[ParticipantAnswer]:
    """Who took part, by side."""
    one.entity(store, id_, "Meeting")
    found = encounters.participants(store, id_)
    items = [ParticipantAnswer(took_part=edge(part), participant=entity(node)) for part, node in found]
    return ListAnswer[ParticipantAnswer](items=items, next=None)
