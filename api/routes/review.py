"""The queue: pairs that may be one, for a person to decide."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import ListAnswer
from api.dependencies import StoreOf
from api.judged import DoubtAnswer, doubt
from api.queries import PageQuery
from graph.reader.rows import page, place_of
from loaders.judging.queue import queue
from loaders.resolution.review import KINDS, Doubt, DoubtKind

router = APIRouter(prefix="/v1/review", tags=["judgements"])


class ReviewQuery(PageQuery):
    """Pairs of some kinds."""

    kind: list[DoubtKind] = Field(default=[], description="only pairs of these kinds")


@router.get("")
def get_review(store: StoreOf, query: Annotated[ReviewQuery, Query()]) -> ListAnswer[DoubtAnswer]:
    """Pairs of people, meetings and bodies that may be one, the most alike first; decide with `POST /v1/judgements`.

    Pairs that somebody judged are not among them.
    """
    after = place_of(query.after)
    pairs = [one for one in queue(store, query.kind or KINDS) if query.after is None or _place(one) > after]
    rows = [(_place(one)[0], one) for one in pairs[: query.limit + 1]]
    found = page(rows, [_place(one)[1] for _, one in rows], query.limit)
    return ListAnswer[DoubtAnswer](items=[doubt(one) for one in found.items], next=found.next)


def _place(one: Doubt) -> tuple[str, str]:
    """Where a pair stands: in the order of the queue, as words that compare alike."""
    return f"{1 - one.score:.4f} {KINDS.index(one.kind)}", f"{one.left} {one.right}"
