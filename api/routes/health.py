"""Whether the process lives, whether the store answers, and what is in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.dependencies import StoreOf
from api.queries import Limit
from graph.ledger import changes, loads
from graph.reader import entities as one

router = APIRouter(tags=["health"])


class StateAnswer(BaseModel):
    """`ok`."""

    status: str = "ok"


class ReadyAnswer(StateAnswer):
    """`ok`, and what server the store is."""

    store: str


class ChangeAnswer(BaseModel):
    """One step of the change feed."""

    sequence: int
    entity: str
    action: str
    at: str


class ChangesAnswer(BaseModel):
    """Steps of the change feed; `next` is the sequence number to ask for more after."""

    items: list[ChangeAnswer]
    next: int | None


class LoadEntry(BaseModel):
    """A run of loading."""

    id: str
    at: str
    articles: int
    created: dict[str, int]
    failed: list[str]
    reasons: list[str]


@router.get("/healthz")
def healthz() -> StateAnswer:
    """The process lives."""
    return StateAnswer()


@router.get("/readyz")
def readyz(store: StoreOf) -> ReadyAnswer:
    """The store answers (503 where it does not)."""
    store.read("RETURN 1 AS one")
    return ReadyAnswer(store=store.agent)


@router.get("/v1/stats")
def stats(store: StoreOf) -> dict[str, int]:
    """How many nodes there are of each label."""
    return one.statistics(store)


@router.get("/v1/changes")
def get_changes(store: StoreOf, after: Annotated[int, Query(ge=0)] = 0, limit: Limit = 500) -> ChangesAnswer:
    """What was created, changed and deleted after a sequence number, oldest first."""
    found = changes(store, after, limit)
    items = [ChangeAnswer(sequence=c.sequence, entity=c.entity, action=c.action, at=c.at) for c in found]
    return ChangesAnswer(items=items, next=found[-1].sequence if len(found) == limit else None)


@router.get("/v1/loads")
def get_loads(store: StoreOf, limit: Limit = 50) -> list[LoadEntry]:
    """The latest runs of loading, newest first."""
    return [
        LoadEntry(
            id=run.id,
            at=run.at,
            articles=run.articles,
            created=dict(run.created),
            failed=list(run.failed),
            reasons=list(run.reasons),
        )
        for run in loads(store, limit)
    ]
