"""The graph, or a part of it, in a format for other tools."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from api.dependencies import StoreOf
from api.queries import Day, EdgeType
from graph.export import exporter
from graph.reader import entities as one
from graph.reader import whole

router = APIRouter(prefix="/v1", tags=["export"])


@router.get("/export", response_class=StreamingResponse)
def export(
    store: StoreOf,
    format: Annotated[str, Query(description="graphml, gexf or json")] = "json",  # noqa: A002 - the users' word
    around: Annotated[str | None, Query(description="id of an entity: only what is near it")] = None,
    hops: Annotated[int, Query(ge=1, le=one.MAX_HOPS)] = 1,
    edges: Annotated[list[EdgeType] | None, Query(description="only edges of these types")] = None,
    since: Day | None = None,
    until: Day | None = None,
) -> StreamingResponse:
    """The knowledge as GraphML, GEXF or JSON, rows ordered by id."""
    chosen = exporter(format)
    if around is not None:
        one.entity(store, around)
        part = whole.narrowed(one.subgraph(store, around, hops), edges=edges or (), since=since, until=until)
    else:
        part = whole.knowledge(store, edges=edges or (), since=since, until=until)
    headers = {"Content-Disposition": f'attachment; filename="readout{chosen.SUFFIX}"'}
    return StreamingResponse(chosen.chunks(part), media_type=chosen.MEDIA_TYPE, headers=headers)
