"""What routes are given: the store, the loader, and the right to write."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from ipaddress import ip_address
from typing import Annotated, Protocol

from fastapi import Depends, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.errors import NoKey, NotLocal
from graph.connection import Store
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft, Failure


class Loader(Protocol):
    """What takes articles in and out: `loaders.pipeline` over an open store."""

    def load(self, drafts: Sequence[Draft | Failure]) -> LoadReport: ...

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


_bearer = HTTPBearer(auto_error=False, description="one of READOUT_API_KEYS, where they are set")


def _may_write(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)] = None
) -> None:
    """Where keys are set, a request that writes carries one; without keys only this machine writes."""
    keys: tuple[str, ...] = request.app.state.keys
    if keys:
        key = given.credentials if given is not None else ""
        if not any(hmac.compare_digest(key.encode(), one.encode()) for one in keys):
            raise NoKey("this needs a key: send `Authorization: Bearer KEY` with one of READOUT_API_KEYS")
    elif not _is_local(request):
        raise NotLocal("without keys only this machine may write: set READOUT_API_KEYS and send one of them")


def _is_local(request: Request) -> bool:
    """Whether client and addressed host are this machine: the host too, since a proxy's client always is, and a page
    of another site can reach 127.0.0.1 under a name of its own.
    """
    return all(_is_loopback(name) for name in (request.client.host if request.client else "", request.url.hostname))


def _is_loopback(name: str | None) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address((name or "").strip("[]")).is_loopback
    except ValueError:
        return False


Id = Annotated[str, Path(alias="id", description="its id, or any that it ever had")]
StoreOf = Annotated[Store, Depends(_store)]
LoaderOf = Annotated[Loader, Depends(_loader)]
MayWrite = Depends(_may_write)
