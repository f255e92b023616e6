"""The formats in which a subgraph leaves: one module each, found by itself.

A module declares SUFFIX, MEDIA_TYPE and `chunks(subgraph)`, which gives the document's bytes piece by piece.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol, cast

from graph.model import Subgraph

BLOCK = 256 * 1024
"""Bytes sent at a time."""


class NoSuchFormat(ValueError):
    """A format that no module writes."""


class Exporter(Protocol):
    """What a format's module offers."""

    SUFFIX: str
    MEDIA_TYPE: str

    def chunks(self, graph: Subgraph) -> Iterator[bytes]:
        """The document, piece by piece."""
        ...


def blocks(chunks: Iterable[bytes], size: int = BLOCK) -> Iterator[bytes]:
    """The same document in pieces of at least `size` bytes: a row each is too little to send."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        if len(waiting) >= size:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


@cache
def formats() -> dict[str, str]:
    """The module of each format, by its name (its suffix without the dot)."""
    names = (f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__))
    modules = {name: importlib.import_module(name) for name in names}
    return {module.SUFFIX.lstrip("."): name for name, module in modules.items() if hasattr(module, "SUFFIX")}


def exporter(name: str) -> Exporter:
    """The exporter of a format, by name or suffix.

    Raises NoSuchFormat, naming those there are.
    """
    found = formats().get(name.lower().lstrip("."))
    if found is None:
        raise NoSuchFormat(f"format {name!r} is none of {', '.join(sorted(formats()))}")
    return cast(Exporter, importlib.import_module(found))
