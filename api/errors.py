"""One table from what went wrong to what HTTP says, as RFC 9457 problems."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from neo4j.exceptions import DriverError, Neo4jError
from starlette.exceptions import HTTPException

from graph.errors import EntityGone, EntityMoved, LeaseLost, StoreRefused, StoreUnreachable, UnknownEntity
from graph.reader.rows import BadCursor
from loaders.errors import Unreadable

MEDIA_TYPE = "application/problem+json"


class NotAllowed(Exception):
    """A request that writes, without a key that may."""


class TooLarge(Exception):
    """A body beyond the limit."""


STATUS: dict[type[Exception], HTTPStatus] = {
    UnknownEntity: HTTPStatus.NOT_FOUND,
    EntityGone: HTTPStatus.GONE,
    BadCursor: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotAllowed: HTTPStatus.UNAUTHORIZED,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    StoreUnreachable: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreRefused: HTTPStatus.SERVICE_UNAVAILABLE,
    LeaseLost: HTTPStatus.CONFLICT,
    DriverError: HTTPStatus.SERVICE_UNAVAILABLE,
    Neo4jError: HTTPStatus.INTERNAL_SERVER_ERROR,
}


def problem(status: HTTPStatus, detail: str, **more: Any) -> JSONResponse:
    """An answer that says what was wrong."""
    content = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    headers = {"Retry-After": "5"} if status is HTTPStatus.SERVICE_UNAVAILABLE else None
    return JSONResponse(content, status.value, headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Make `app` answer every error of the table as a problem, and a moved entity with its new address."""
    for kind in STATUS:
        app.add_exception_handler(kind, _tabled)
    app.add_exception_handler(EntityMoved, _moved)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)


def _tabled(_: Request, error: Exception) -> Response:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return problem(status, str(error))


def _moved(request: Request, error: Exception) -> Response:
    """308: the same question of the entity that now holds the id; not for caches, since it may be taken back."""
    assert isinstance(error, EntityMoved)
    address = str(request.url).replace(error.id, error.now)
    return RedirectResponse(address, HTTPStatus.PERMANENT_REDIRECT, {"Cache-Control": "no-cache"})


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [
        {"where": ".".join(map(str, item["loc"])), "what": item["msg"], "got": repr(item.get("input"))[:200]}
        for item in error.errors()
    ]
    detail = "; ".join(f"{item['where']}: {item['what']}" for item in wrong)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=wrong)


def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status is HTTPStatus.NOT_FOUND:
        return problem(status, f"no route {request.url.path}; the routes are listed at /docs")
    return problem(status, f"{request.method} {request.url.path}: {error.detail}")
