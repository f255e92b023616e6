"""Search by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers import HitAnswer, ListAnswer, hits
from api.dependencies import StoreOf
from api.queries import SearchQuery
from loaders.search import search

router = APIRouter(prefix="/v1", tags=["search"])


@router.get("/search")
def search_names(store: StoreOf, query: Annotated[SearchQuery, Query()]) -> ListAnswer[HitAnswer]:
    """Entities by name: any spelling, any of the scripts, typing errors forgiven."""
    return hits(search(store, query.q, query.label, query.limit))
