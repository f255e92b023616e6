"""What Neo4j Browser is shown the graph with: a style, and a guide with ready questions.

Browser fetches both from a page of another origin, and asks first (a preflight, since it sends `Cache-Control`).
So these two answers, and no others, are open to every origin; they hold no data.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

router = APIRouter(prefix="/browser", tags=["Neo4j Browser"])

STYLE, GUIDE = "readout.grass", "guide.html"
_OPEN = {"Access-Control-Allow-Origin": "*"}
_ASKED_FIRST = _OPEN | {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "*"}
_OWN_STYLE = "__STYLE__"


@router.get(f"/{STYLE}", response_class=PlainTextResponse)
def style() -> PlainTextResponse:
    """Captions, colours and sizes by kind, for `:style URL`."""
    return PlainTextResponse(_text(STYLE), headers=_OPEN)


@router.get(f"/{GUIDE}", response_class=HTMLResponse)
def guide(request: Request) -> HTMLResponse:
    """Ready questions in Cypher, for `:play URL`; its link to the style leads back to this service."""
    own = escape(str(request.url_for("style")))
    return HTMLResponse(_text(GUIDE).replace(_OWN_STYLE, own), headers=_OPEN)


@router.options(f"/{STYLE}", include_in_schema=False)
@router.options(f"/{GUIDE}", include_in_schema=False)
def preflight() -> Response:
    """What a page of another origin may send here: any header, to read."""
    return Response(status_code=204, headers=_ASKED_FIRST)


@cache
def _text(name: str) -> str:
    return files("api").joinpath("browser", name).read_text("utf-8")
