"""What resolution knows of words: sorted data files, read once, when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated file `name`; lines that start with # are its header."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def column(name: str) -> frozenset[str]:
    """The first cells of the rows of the file `name`."""
    return frozenset(row[0] for row in rows(name))
