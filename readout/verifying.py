"""`verify`: whether the store is sound."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from loaders.verifying import verify as faults
from readout.opening import opened
from readout.printing import err, json_line, line

app = typer.Typer()
MOST_SHOWN = 20
"""Faults of a kind that are printed one by one; the rest are counted."""


@app.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="JSON lines, all of them")] = False) -> None:
    """Check the evidence, and derive the knowledge anew to compare; changes nothing."""
    counts = Counter[str]()
    with opened() as store:
        for fault in faults(store):
            counts[fault.kind] += 1
            if as_json:
                json_line(fault)
            elif counts[fault.kind] <= MOST_SHOWN:
                line(f"{fault.kind}: {fault.id} {fault.found}")
    if not counts:
        err.print("sound: every offset gives its words, and the knowledge is what the evidence amounts to")
        return
    found = ", ".join(f"{count} of kind {kind!r}" for kind, count in sorted(counts.items()))
    repair = "`readout rebuild` derives the knowledge anew"
    evidence = "; load the articles named anew" if counts.keys() - {"knowledge"} else ""
    err.print(f"{counts.total()} faults ({found}): {repair}{evidence}", style="red", markup=False)
    raise typer.Exit(1)
