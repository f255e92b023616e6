"""Results on standard output: readable on a terminal, JSON lines with `--json`; all else goes to standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from graph.model import Edge, Node
from graph.reader.sources import Source
from readout.wording import origin

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def json_line(thing: Any) -> None:
    """One line of JSON."""
    print(json.dumps(plain(thing), ensure_ascii=False))


def plain(thing: Any) -> Any:
    """Nodes, edges, dataclasses and tuples as JSON has them."""
    if isinstance(thing, Node):
        return {"id": thing.id, "labels": list(thing.labels), **plain(thing.properties)}
    if isinstance(thing, Edge):
        ends = {"id": thing.id, "type": thing.type, "start": thing.start, "end": thing.end}
        return ends | plain(thing.properties)
    if is_dataclass(thing) and not isinstance(thing, type):
        return {key: plain(getattr(thing, key)) for key in asdict(thing)}
    if isinstance(thing, Mapping):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [plain(item) for item in thing]
    return thing


def line(text: str = "", style: str = "") -> None:
    """One line of text."""
    out.print(Text(text, style=style))


def sentence(source: Source, indent: str = "    ") -> None:
    """A sentence with the names in it marked, and who printed it."""
    text = Text(" ".join(source.sentence.split()))
    for form in source.forms:
        text.highlight_words([form], "bold")
    out.print(Text(indent + "“") + text + Text("”"))
    out.print(Text(f"{indent}  — {origin(source)}", style="dim"))


def nothing(searched: str) -> None:
    """An empty answer says what was searched."""
    err.print(Text(f"nothing found: {searched}"))


def failures(items: Iterable[tuple[str, str]]) -> None:
    """What could not be read, each with its reason."""
    for source, reason in items:
        err.print(Text(f"not read: {source}: {reason}", style="red"))
