"""Meetings: a list with filters, one by id, and who took part."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.answers import EdgeAnswer, EntityAnswer, ListAnswer, edge, entities, entity
from api.dependencies import Id, StoreOf
from api.judged import JudgedAnswer, judged
from api.queries import MeetingQuery
from graph.reader import encounters, lists
from graph.reader import entities as read

router = APIRouter(prefix="/v1/meetings", tags=["meetings"])


class ParticipantAnswer(BaseModel):
    """A participant, and its side, role and title there."""

    took_part: EdgeAnswer
    participant: EntityAnswer


@router.get("")
def list_meetings(store: StoreOf, query: Annotated[MeetingQuery, Query()]) -> ListAnswer[EntityAnswer]:
    """Meetings that pass all filters, latest first."""
    return entities(lists.entities(store, "meetings", query.filters(), after=query.after, limit=query.limit))


@router.get("/{id}")
def get_meeting(store: StoreOf, id_: Id) -> JudgedAnswer:
    """A meeting, by any id that it ever had (308 to the one it has now; 410 when it is gone)."""
    return judged(store, read.entity(store, id_, "Meeting"))


@router.get("/{id}/participants")
def get_participants(store: StoreOf, id_: Id) -> ListAnswer[ParticipantAnswer]:
    """Who took part, by side."""
    read.entity(store, id_, "Meeting")
    found = encounters.participants(store, id_)
    items = [ParticipantAnswer(took_part=edge(part), participant=entity(node)) for part, node in found]
    return ListAnswer[ParticipantAnswer](items=items, next=None)
