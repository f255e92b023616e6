"""`export`: the graph, or a part of it, for other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from graph.connection import Store
from graph.export import NoSuchFormat, exporter, formats
from graph.model import Subgraph
from graph.reader import entities, whole
from readout.finding import found
from readout.opening import opened
from readout.printing import err

app = typer.Typer()


@app.command()
def export(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="a file; its ending names the format")] = None,
    format_: Annotated[str | None, typer.Option("--format", help="graphml, gexf or json")] = None,
    around: Annotated[str | None, typer.Option(help="only what is near this entity (a name or an id)")] = None,
    hops: Annotated[int, typer.Option(min=1, max=entities.MAX_HOPS, help="how near")] = 1,
    edges: Annotated[list[str] | None, typer.Option(help="only edges of this type, such as MET_WITH")] = None,
    since: Annotated[str | None, typer.Option(help="from this day on")] = None,
    until: Annotated[str | None, typer.Option(help="up to this day")] = None,
) -> None:
    """Write the graph as GraphML, GEXF or JSON, rows ordered by id."""
    name = format_ or (output.suffix if output and output.suffix else "json")
    try:
        chosen = exporter(name)
    except NoSuchFormat as error:
        raise typer.BadParameter(
            f"{name!r} is none of {', '.join(sorted(formats()))}", param_hint="--format"
        ) from error
    with opened() as store:
        part = _part(store, around, hops)
    part = whole.narrowed(part, edges=edges or (), since=since, until=until)
    _write(chosen.chunks(part), output)
    err.print(f"{len(part.nodes)} nodes, {len(part.edges)} edges" + (f" in {output}" if output else ""))


def _part(store: Store, around: str | None, hops: int) -> Subgraph:
    if around is None:
        return whole.knowledge(store)
    return entities.subgraph(store, found(store, around).id, hops)


def _write(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write whole or not at all: a file that is half an export is worse than none."""
    if output is None:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        return
    part = output.with_name(output.name + ".part")
    with part.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    part.replace(output)
