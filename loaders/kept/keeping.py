"""Whose tables are still those of a store: they follow from its evidence, its judgements and this program's rules."""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

import graph
import loaders
from graph import writer
from graph.connection import Store
from graph.ids import identifier
from graph.model import Judgement
from loaders.kept.tables import Table, Tables
from loaders.resolution.judgements import Constraints


@dataclass(frozen=True, slots=True)
class Kept:
    """Tables, what judgements amount to in them, and the file that they are in."""

    tables: Tables
    constraints: Constraints
    path: Path


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tables belong to: the last T2 of a store, the judgements in force, and the rules."""

    last: str | None
    judgements: str
    rules: str


def kept(store: Store, judgements: Sequence[Judgement]) -> Kept | None:
    """The tables that belong to what the store holds, for somebody who holds its lease; None where there are none."""
    path = _path(store)
    if not path.exists():
        return None
    with contextlib.suppress(sqlite3.DatabaseError, pickle.UnpicklingError, AttributeError, ImportError):
        tables = Tables(path)
        if tables.table("stamp").get("stamp") == _Stamp(writer.kept_of(store), _digest(judgements), _rules()):
            return Kept(tables, _constraints(tables)["constraints"], path)
        tables.close()
    return None


def fresh(store: Store, constraints: Constraints) -> Kept:
    """Empty tables for a store."""
    path = _path(store).with_suffix(".part")
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return Kept(Tables(path), constraints, path)


def keep(store: Store, found: Kept, judgements: Sequence[Judgement], last: str) -> None:
    """Put the tables down as those that belong to the T2 `last`."""
    _constraints(found.tables)["constraints"] = found.constraints
    found.tables.table("stamp")["stamp"] = _Stamp(last, _digest(judgements), _rules())
    found.tables.write()
    found.tables.close()
    found.path.replace(_path(store))


def _constraints(tables: Tables) -> Table[Constraints]:
    return tables.table("constraints")


def _digest(judgements: Sequence[Judgement]) -> str:
    return identifier(*sorted(map(repr, judgements)))


def _path(store: Store) -> Path:
    """Beside an embedded store; of a store at an address in the user's cache."""
    if store.folder is not None:
        return store.folder / "kept.db"
    return user_cache_path("readout", ensure_exists=True) / f"{identifier(store.address, store.database)}.db"


@cache
def _rules() -> str:
    """What tells this program's rules from those of another version: its files, by size and time."""
    folders = (Path(package.__path__[0]) for package in (graph, loaders))
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix not in ("", ".pyc"))
    return identifier(*(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files))
