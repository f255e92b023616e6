"""The graph, or a part of it, in a format for other tools."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from api.dependencies import DAY, StoreOf
from graph.export import NoSuchFormat, exporter, formats
from graph.reader import entities as one
from graph.reader import whole
from loaders.errors import Unreadable

router = APIRouter(prefix="/v1", tags=["export"])


@router.get("/export", response_class=StreamingResponse)
def export(
    store: StoreOf,
    format: Annotated[str, Query(description="graphml, gexf or json")] = "json",  # noqa: A002 - the users' word
    around: Annotated[str | None, Query(description="id of an entity: only what is near it")] = None,
    hops: Annotated[int, Query(ge=1, le=one.MAX_HOPS)] = 1,
    edges: Annotated[list[str] | None, Query(description="only edges of these types")] = None,
    since: Annotated[str | None, Query(pattern=DAY)] = None,
    until: Annotated[str | None, Query(pattern=DAY)] = None,
) -> StreamingResponse:
    """The knowledge as GraphML, GEXF or JSON, rows ordered by id."""
    try:
        chosen = exporter(format)
    except NoSuchFormat as error:
        raise Unreadable(f"format {format!r} is none of {', '.join(formats())}") from error
    if around is not None:
        one.entity(store, around)
        part = whole.narrowed(one.subgraph(store, around, hops), edges=edges or (), since=since, until=until)
    else:
        part = whole.knowledge(store, edges=edges or (), since=since, until=until)
    headers = {"Content-Disposition": f'attachment; filename="readout.{format}"'}
    return StreamingResponse(chosen.chunks(part), media_type=chosen.MEDIA_TYPE, headers=headers)
