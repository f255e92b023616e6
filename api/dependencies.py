"""What routes are given: the store, the loader, paging, filters, and the right to write."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Annotated, Protocol

from fastapi import Depends, Header, Query, Request

from api.errors import NotAllowed
from graph.connection import Store
from graph.reader.lists import Filters
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft

DAY = r"^\d{4}-\d{2}-\d{2}$"


class Loader(Protocol):
    """What takes articles in and out: `loaders.pipeline` over an open store."""

    def load(self, drafts: Sequence[Draft]) -> LoadReport: ...

    def withdraw(self, article: str) -> bool: ...


class Stores(Protocol):
    """What opens the store when it is first asked for, and again after it went away."""

    def store(self) -> Store: ...


def _store(request: Request) -> Store:
    stores: Stores = request.app.state.stores
    return stores.store()


def _loader(request: Request) -> Loader:
    loader: Loader = request.app.state.loader
    return loader


def _filters(
    country: Annotated[str | None, Query(description="ISO 3166 alpha-2", pattern="^[A-Z]{2}$", examples=["KZ"])] = None,
    with_: Annotated[str | None, Query(alias="with", description="id of a participant or party")] = None,
    topic: Annotated[str | None, Query(description="words of a topic")] = None,
    subject: Annotated[str | None, Query(description="a field of policy, in English", examples=["energy"])] = None,
    since: Annotated[str | None, Query(pattern=DAY, examples=["2025-12-01"])] = None,
    until: Annotated[str | None, Query(pattern=DAY, examples=["2025-12-31"])] = None,
    status: Annotated[str | None, Query(examples=["held"])] = None,
    format: Annotated[str | None, Query(examples=["bilateral"])] = None,  # noqa: A002 - the word users know it by
    channel: Annotated[str | None, Query(examples=["phone"])] = None,
    kind: Annotated[str | None, Query(examples=["ministry"])] = None,
) -> Filters:
    values = {"country": country, "with_": with_, "topic": topic, "subject": subject, "since": since, "until": until}
    return Filters(**values, status=status, format=format, channel=channel, kind=kind)


def _may_write(request: Request, authorization: Annotated[str | None, Header()] = None) -> None:
    """Where keys are set, a request that writes carries one: `Authorization: Bearer KEY`."""
    keys: tuple[str, ...] = request.app.state.keys
    given = (authorization or "").removeprefix("Bearer ")
    if keys and not any(hmac.compare_digest(given.encode(), key.encode()) for key in keys):
        raise NotAllowed("this needs a key: send `Authorization: Bearer KEY` with one of READOUT_API_KEYS")


StoreOf = Annotated[Store, Depends(_store)]
LoaderOf = Annotated[Loader, Depends(_loader)]
FiltersOf = Annotated[Filters, Depends(_filters)]
MayWrite = Depends(_may_write)
After = Annotated[str | None, Query(description="the `next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=500)]
