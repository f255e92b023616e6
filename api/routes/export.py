"""The graph, or a part of it, in a format for other tools."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from api.dependencies import StoreOf
from api.queries import ExportQuery
from graph.connection import Store
from graph.export import blocks, exporter
from graph.model import Subgraph
from graph.reader import entities as read
from graph.reader import whole

router = APIRouter(prefix="/v1", tags=["export"])


@router.get("/export", response_class=StreamingResponse)
def export(store: StoreOf, query: Annotated[ExportQuery, Query()]) -> StreamingResponse:
    """The knowledge as GraphML, GEXF or JSON, rows ordered by id."""
    chosen = exporter(query.format)
    headers = {"Content-Disposition": f'attachment; filename="readout{chosen.SUFFIX}"'}
    return StreamingResponse(blocks(chosen.chunks(_part(store, query))), media_type=chosen.MEDIA_TYPE, headers=headers)


def _part(store: Store, query: ExportQuery) -> Subgraph:
    if query.around is None:
        part = whole.knowledge(store, edges=query.edges, since=query.since, until=query.until)
    else:
        read.entity(store, query.around)
        near = read.subgraph(store, query.around, query.hops)
        part = whole.narrowed(near, edges=query.edges, since=query.since, until=query.until)
    return whole.with_evidence(store, part) if query.evidence else part
