"""`browser`: where Neo4j Browser shows the store, and how the page gets our style and guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode, urlsplit

import typer

from graph import embedded
from graph.browser import browser_page
from graph.connection import Store, connect
from readout.printing import json_line, line
from readout.settings import Settings

app = typer.Typer()

PAGE = "http://localhost:7474/browser/"
"""Where a Neo4j server of this machine serves the page, unless it is set otherwise."""
SERVICE = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Way:
    """The page with user and database filled in, who to be there, where the password is, and what to type then."""

    page: str
    user: str
    password: str
    commands: tuple[str, str]


@app.command()
def browser(
    page: Annotated[str | None, typer.Option(help="a Neo4j Browser page to use instead of the store's own")] = None,
    service: Annotated[str, typer.Option(help="where `readout serve` is reached")] = SERVICE,
    json: Annotated[bool, typer.Option("--json", help="as a line of JSON")] = False,
) -> None:
    """Print where Neo4j Browser shows the store."""
    settings = Settings()
    with connect(settings.store_settings()) as store:
        way = _way(store, settings, page, service.rstrip("/"))
        borrowed = page is None and store.folder is not None
    if json:
        json_line(way)
        return
    line(way.page)
    line(f"    user {way.user}, password {way.password}")
    if borrowed:
        line("    the page is a Neo4j server's, any will do (`docker compose up neo4j`); what it shows is this store")
    line("    then, with `readout serve` running, unless they come by themselves:")
    for command in way.commands:
        line(f"    {command}")


def _way(store: Store, settings: Settings, page: str | None, service: str) -> Way:
    commands = (f":style {service}/browser/readout.grass", f":play {service}/browser/guide.html")
    if store.folder is not None:
        # `localhost`: a page of that host reaches no other in every browser.
        address = store.address.replace("127.0.0.1", "localhost")
        form = _filled(page or PAGE, address, embedded.USER, embedded.DATABASE)
        return Way(form, embedded.USER, f"in {store.folder / 'root.password'}", commands)
    user, _ = settings.login()
    form = _filled(page or browser_page(store) or _unsaid(store.address), store.address, user, settings.store_database)
    kept = settings.store_auth_file
    return Way(form, user, "as in READOUT_STORE_PASSWORD" if kept is None else f"in {kept}, after the slash", commands)


def _filled(page: str, address: str, user: str, database: str | None) -> str:
    """The page's address that fills its form, but for the password."""
    scheme, _, host = address.partition("://")
    query = {"dbms": f"{scheme}://{user}@{host}"} | ({"db": database} if database else {})
    return f"{page}?{urlencode(query, safe=':/@')}"


def _unsaid(address: str) -> str:
    """Where the page is by custom, of a server that does not say."""
    parts = urlsplit(address)
    if parts.scheme in ("neo4j+s", "bolt+s"):
        return f"https://{parts.hostname}/browser/"
    return f"http://{parts.hostname}:7474/browser/"
