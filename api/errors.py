"""One table from what went wrong to what HTTP says, as RFC 9457 problems that say what is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from neo4j.exceptions import DriverError, Neo4jError, TransientError
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from graph.errors import EntityGone, EntityMoved, LeaseLost, StoreRefused, StoreUnreachable, UnknownEntity
from graph.export import NoSuchFormat
from graph.reader.rows import BadCursor
from loaders.errors import AlreadyUndone, CannotJudge, Contradicts, UnknownJudgement, Unreadable

MEDIA_TYPE = "application/problem+json"


class NoKey(Exception):
    """A request that writes, without a key that may."""


class NotLocal(Exception):
    """A request that writes, from another machine where no keys are set."""


STATUS: dict[type[Exception], HTTPStatus] = {
    UnknownEntity: HTTPStatus.NOT_FOUND,
    EntityGone: HTTPStatus.GONE,
    BadCursor: HTTPStatus.UNPROCESSABLE_ENTITY,
    NoSuchFormat: HTTPStatus.UNPROCESSABLE_ENTITY,
    Unreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    CannotJudge: HTTPStatus.UNPROCESSABLE_ENTITY,
    Contradicts: HTTPStatus.CONFLICT,
    UnknownJudgement: HTTPStatus.NOT_FOUND,
    AlreadyUndone: HTTPStatus.GONE,
    NoKey: HTTPStatus.UNAUTHORIZED,
    NotLocal: HTTPStatus.FORBIDDEN,
    StoreUnreachable: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreRefused: HTTPStatus.SERVICE_UNAVAILABLE,
    LeaseLost: HTTPStatus.CONFLICT,
    DriverError: HTTPStatus.SERVICE_UNAVAILABLE,
    TransientError: HTTPStatus.SERVICE_UNAVAILABLE,
    Neo4jError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_HEADERS: dict[HTTPStatus, Mapping[str, str]] = {
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "5"},
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "Bearer"},
}
_SHAPES = ("one", "several")
"""The two shapes of a body that takes one article or many: no part of where a mistake is."""


def problem(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """An answer that says what was wrong."""
    content = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    return JSONResponse(content, status.value, {**_HEADERS.get(status, {}), **(headers or {})}, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Make `app` answer every error of the table as a problem, and a moved entity with its new address."""
    for kind in STATUS:
        app.add_exception_handler(kind, _tabled)
    app.add_exception_handler(EntityMoved, _moved)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _unexpected)


def _tabled(_: Request, error: Exception) -> Response:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return problem(status, str(error))


def _moved(request: Request, error: Exception) -> Response:
    """308: the same question of the entity that now holds the id; not for caches, since it may be taken back."""
    assert isinstance(error, EntityMoved)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    address = asked.replace(error.id, error.now)
    return RedirectResponse(address, HTTPStatus.PERMANENT_REDIRECT, {"Cache-Control": "no-cache"})


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [
        {
            "where": ".".join(str(part) for part in item["loc"] if part not in _SHAPES),
            "what": _said(request, item),
            "got": repr(item.get("input"))[:200],
        }
        for item in error.errors()
    ]
    detail = "; ".join(f"{item['where']}: {item['what']}" for item in wrong)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=wrong)


def _said(request: Request, item: Mapping[str, Any]) -> str:
    if item["type"] == "extra_forbidden" and item["loc"][0] == "query":
        return f"not known here; these are: {', '.join(_parameters(request))}"
    return str(item["msg"]).removeprefix("Value error, ")


def _parameters(request: Request) -> list[str]:
    """The names of the parameters that the route of a request takes in its query."""
    operation = request.app.openapi()["paths"][request.scope["route"].path][request.method.lower()]
    return [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]


def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status is HTTPStatus.NOT_FOUND:
        return problem(status, f"no route {request.url.path}; the routes are listed at /docs")
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        methods = ", ".join(sorted(_methods(request)))
        return problem(status, f"{request.url.path} takes {methods}, not {request.method}", {"Allow": methods})
    return problem(status, f"{request.method} {request.url.path}: {error.detail}", error.headers)


def _methods(request: Request) -> set[str]:
    """The methods that the path of a request takes: several routes may share one path."""
    paths: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    found = (methods for path, methods in paths.items() if compile_path(path)[0].match(request.url.path))
    return {method.upper() for methods in found for method in methods}


def _unexpected(request: Request, _: Exception) -> Response:
    """Whatever nobody thought of: the log has the reason."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, f"{request.method} {request.url.path} failed; the log says why")
