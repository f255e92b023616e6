"""Where a Neo4j server serves its own Neo4j Browser, by its settings."""

from __future__ import annotations

from typing import LiteralString
from urllib.parse import urlsplit

from neo4j.exceptions import ClientError

from graph.connection import Store
from graph.errors import NoBrowser

_SETTINGS: LiteralString = (
    "SHOW SETTINGS YIELD name, value WHERE name STARTS WITH 'server.http' "
    "AND (name ENDS WITH '.enabled' OR name ENDS WITH '.advertised_address') RETURN name, value"
)
_LOCAL = ("", "localhost", "127.0.0.1", "::1")


def browser_page(store: Store) -> str | None:
    """The address of the page; None where the server lets nobody see its settings, and for an embedded store.

    Raises NoBrowser where the server serves none.
    """
    if store.dialect != "neo4j":
        return None
    try:
        settings = {row["name"]: row["value"] for row in store.read(_SETTINGS)}
    except ClientError:
        return None
    for scheme in ("http", "https"):
        if settings.get(f"server.{scheme}.enabled") == "true":
            return f"{scheme}://{_reachable(settings[f'server.{scheme}.advertised_address'], store)}/browser/"
    raise NoBrowser(store.address)


def _reachable(advertised: str, store: Store) -> str:
    """The advertised host and port, with the store's host where the server only says that it is itself."""
    host, _, port = advertised.rpartition(":")
    known = urlsplit(store.address).hostname or "localhost"
    host = known if host.strip("[]") in _LOCAL else host.strip("[]")
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
