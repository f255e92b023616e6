"""`serve` and `store`: the service, and the embedded store's server."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from api.app import create_app
from graph import embedded
from readout.opening import KeptOpen, StoreLoader
from readout.printing import err, line
from readout.settings import Settings

app = typer.Typer()
store_app = typer.Typer(help="The embedded store's server.", no_args_is_help=True)
app.add_typer(store_app, name="store")

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="the address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
) -> None:
    """Serve the HTTP API; its documentation is at /docs."""
    settings = Settings()
    if host not in LOOPBACK and not settings.keys():
        err.print("anyone who reaches this address could write: set READOUT_API_KEYS, or listen on 127.0.0.1")
        raise typer.Exit(2)
    kept = KeptOpen(settings)
    kept.store()
    err.print(f"http://{host}:{port}/docs")
    uvicorn.run(
        create_app(kept, StoreLoader(kept), settings.keys()), host=host, port=port, log_level=settings.log_level.lower()
    )


@store_app.command("start")
def store_start() -> None:
    """Start the embedded store's server, or find it running."""
    settings = Settings().store_settings()
    if settings.folder is None:
        line(f"the store is at {settings.address}: it is not ours to start")
        return
    server = embedded.start(settings.folder, settings.heap, settings.idle_minutes)
    line(
        f"{server.address}, process {server.pid}, user {embedded.USER}, password in {settings.folder / 'root.password'}"
    )


@store_app.command("stop")
def store_stop() -> None:
    """End the embedded store's server."""
    settings = Settings().store_settings()
    if settings.folder is None:
        line(f"the store is at {settings.address}: it is not ours to stop")
        return
    line("stopped" if embedded.stop(settings.folder) else "no server was running")
