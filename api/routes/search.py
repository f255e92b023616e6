"""Search by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import HitAnswer, ListAnswer, hits
from api.dependencies import Limit, StoreOf
from loaders.search import search

router = APIRouter(prefix="/v1", tags=["search"])


@router.get("/search")
def search_names(
    store: StoreOf,
    q: Annotated[str, Query(min_length=1, max_length=200, examples=["Кажибаева"])],
    label: Annotated[list[str] | None, Query(description="only these, such as Official")] = None,
    limit: Limit = 20,
) -> ListAnswer[HitAnswer]:
    """Entities by name: any spelling, any of the scripts, typing errors forgiven."""
    return hits(search(store, q, label or (), limit))
