"""Tables in a file beside the store: read as they are asked for, written in one transaction at the end."""

from __future__ import annotations

import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, TypeVar, cast

Kept = TypeVar("Kept")
_ABSENT = object()
_AT_ONCE = 500
"""Rows asked for in one question."""


class Tables:
    """All tables of one file; in memory alone without a path."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        self._tables: dict[str, Table[Any]] = {}
        self._postings: dict[str, Postings] = {}
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS kept (name TEXT, key TEXT, value BLOB, PRIMARY KEY (name, key)) WITHOUT ROWID"
        )
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS posted "
            "(name TEXT, key TEXT, member TEXT, PRIMARY KEY (name, key, member)) WITHOUT ROWID"
        )

    def table(self, name: str) -> Table[Any]:
        """The table of this name, empty at first."""
        return self._tables.setdefault(name, Table(self._file, name))

    def postings(self, name: str) -> Postings:
        """The postings of this name, empty at first."""
        return self._postings.setdefault(name, Postings(self._file, name))

    def write(self) -> None:
        """Put what changed into the file."""
        self._file.execute("BEGIN IMMEDIATE")
        for table in self._tables.values():
            table.write()
        for postings in self._postings.values():
            postings.write()
        self._file.execute("COMMIT")

    def close(self) -> None:
        """Let the file go; what was not written is lost."""
        self._file.close()


class Table(MutableMapping[str, Kept]):
    """Values by id, each read from the file when first asked for."""

    def __init__(self, file: sqlite3.Connection, name: str) -> None:
        self._file = file
        self._name = name
        self._known: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._is_empty = file.execute("SELECT 1 FROM kept WHERE name = ? LIMIT 1", (name,)).fetchone() is None

    def __getitem__(self, key: str) -> Kept:
        value = self._known[key] if key in self._known else self._read(key)
        if value is _ABSENT:
            raise KeyError(key)
        return cast(Kept, value)

    def __setitem__(self, key: str, value: Kept) -> None:
        self._known[key] = value
        self._changed.add(key)

    def __delitem__(self, key: str) -> None:
        self._known[key] = _ABSENT
        self._changed.add(key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (self._known[key] if key in self._known else self._read(key)) is not _ABSENT

    def __iter__(self) -> Iterator[str]:
        rows = self._file.execute("SELECT key FROM kept WHERE name = ?", (self._name,)).fetchall()
        keys = dict.fromkeys((*(row[0] for row in rows), *self._known))
        return (key for key in sorted(keys) if self._known.get(key) is not _ABSENT)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def read_ahead(self, keys: Iterable[str]) -> None:
        """Read these, if they are there, with few questions."""
        wanted = () if self._is_empty else sorted({key for key in keys if key not in self._known})
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT key, value FROM kept WHERE name = ? AND key IN ({marks})"  # noqa: S608 - marks alone
            self._known |= dict.fromkeys(some, _ABSENT)
            self._known |= {key: _value(blob) for key, blob in self._file.execute(question, (self._name, *some))}

    def write(self) -> None:
        """Put what changed into the file."""
        gone = [(self._name, key) for key in self._changed if self._known[key] is _ABSENT]
        self._file.executemany("DELETE FROM kept WHERE name = ? AND key = ?", gone)
        here = (key for key in sorted(self._changed) if self._known[key] is not _ABSENT)
        rows = ((self._name, key, pickle.dumps(self._known[key], protocol=5)) for key in here)
        self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        self._changed.clear()
        self._is_empty = False

    def _read(self, key: str) -> Any:
        row = None
        if not self._is_empty:
            question = "SELECT value FROM kept WHERE name = ? AND key = ?"
            row = self._file.execute(question, (self._name, key)).fetchone()
        value = _ABSENT if row is None else _value(row[0])
        self._known[key] = value
        return value


class Postings:
    """Which members have a key."""

    def __init__(self, file: sqlite3.Connection, name: str) -> None:
        self._file = file
        self._name = name
        self._known: dict[str, set[str]] = {}
        self._added: dict[str, set[str]] = defaultdict(set)
        self._gone: dict[str, set[str]] = defaultdict(set)
        self._is_empty = file.execute("SELECT 1 FROM posted WHERE name = ? LIMIT 1", (name,)).fetchone() is None

    def of(self, key: str) -> set[str]:
        """The members with this key; not to be changed."""
        if key not in self._known:
            question = "SELECT member FROM posted WHERE name = ? AND key = ?"
            rows = () if self._is_empty else self._file.execute(question, (self._name, key)).fetchall()
            self._known[key] = {row[0] for row in rows} - self._gone.get(key, set()) | self._added.get(key, set())
        return self._known[key]

    def add(self, member: str, keys: Iterable[str]) -> None:
        """Give a member these keys too."""
        for key in keys:
            self._move(member, key, (self._added, self._gone))
            if key in self._known:
                self._known[key].add(member)

    def take(self, member: str, keys: Iterable[str]) -> None:
        """Take these keys from a member."""
        for key in keys:
            self._move(member, key, (self._gone, self._added))
            if key in self._known:
                self._known[key].discard(member)

    def write(self) -> None:
        """Put what changed into the file."""
        question = "DELETE FROM posted WHERE name = ? AND key = ? AND member = ?"
        self._file.executemany(question, self._rows(self._gone))
        self._file.executemany("INSERT OR IGNORE INTO posted VALUES (?, ?, ?)", self._rows(self._added))
        self._added.clear()
        self._gone.clear()
        self._is_empty = False

    def _rows(self, several: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
        return ((self._name, key, member) for key in sorted(several) for member in sorted(several[key]))

    @staticmethod
    def _move(member: str, key: str, to_and_from: tuple[dict[str, set[str]], dict[str, set[str]]]) -> None:
        to, from_ = to_and_from
        to[key].add(member)
        if key in from_:
            from_[key].discard(member)


def _value(blob: bytes) -> Any:
    return pickle.loads(blob)  # noqa: S301 - the program's own file, which only its owner may write
