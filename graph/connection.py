"""The one way to a store: the official driver, whatever speaks Bolt at the other end.

A `Store` is made once and shared by threads. What differs between servers is decided by what the server says it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, LiteralString, TypeVar

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, ServiceUnavailable, TransientError

from graph import embedded
from graph.errors import GraphError, StoreRefused, StoreUnreachable

Dialect = Literal["neo4j", "arcadedb"]
Row = Mapping[str, Any]
Answer = TypeVar("Answer")

CONNECT_SECONDS = 5.0
READY_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Where the store is: an address, or a folder that an embedded server keeps.

    `user`, `password` and `database` are for an address; `heap` and `idle_minutes` for a folder.
    """

    address: str | None = None
    folder: Path | None = None
    user: str = "neo4j"
    password: str = ""
    database: str | None = None
    heap: str = embedded.DEFAULT_HEAP
    idle_minutes: float = embedded.DEFAULT_IDLE_MINUTES


class Store:
    """An open store. Thread-safe; close it when done."""

    def __init__(self, driver: neo4j.Driver, database: str | None, address: str, folder: Path | None) -> None:
        self.driver = driver
        self.database = database
        self.address = address
        self.folder = folder
        self.agent = _agent(driver, address)
        self.dialect: Dialect = "arcadedb" if "arcadedb" in self.agent.lower() else "neo4j"

    def read(self, statement: LiteralString, **parameters: object) -> list[dict[str, Any]]:
        """The rows that `statement` gives, each by column."""
        return self.reading(lambda transaction: transaction.run(statement, parameters).data())

    def write(self, statement: LiteralString, **parameters: object) -> list[dict[str, Any]]:
        """The rows that `statement` gives, in a transaction of its own that is tried again on conflict."""
        return self.writing(lambda transaction: transaction.run(statement, parameters).data())

    def reading(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> Answer:
        """What `work` answers in one reading transaction."""
        with self._session() as session:
            return self._asked(lambda: session.execute_read(work))

    def writing(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> Answer:
        """What `work` answers in one writing transaction, tried again on conflict: it must bear being run twice."""
        with self._session() as session:
            return self._asked(lambda: session.execute_write(work))

    def _session(self) -> neo4j.Session:
        return self.driver.session(database=self.database)

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except AuthError as error:
            raise StoreRefused(self.address, str(error.message or error)) from error
        except (ServiceUnavailable, ConnectionError) as error:
            raise StoreUnreachable(self.address, "is it still running?") from error

    def close(self) -> None:
        """Close all connections. An embedded server stays for others and ends itself when idle."""
        self.driver.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(settings: StoreSettings) -> Store:
    """The store that `settings` name, started where it is a folder without a running server.

    Raises StoreUnreachable and StoreRefused, each with what to check.
    """
    if settings.address is not None:
        auth = (settings.user, settings.password)
        return _opened(settings.address, auth, settings.database, None)
    if settings.folder is None:
        raise ValueError("a store is an address or a folder")
    try:
        return _embedded(settings, settings.folder.absolute())
    except StoreUnreachable:
        if embedded.state(settings.folder.absolute()) is not None:
            raise
        # The server was killed between the look at it and the first question: its process still counted as running.
        return _embedded(settings, settings.folder.absolute())


def _embedded(settings: StoreSettings, folder: Path) -> Store:
    server = embedded.start(folder, settings.heap, settings.idle_minutes)
    return _opened(server.address, (embedded.USER, embedded.password(folder)), embedded.DATABASE, folder)


def _opened(address: str, auth: tuple[str, str], database: str | None, folder: Path | None) -> Store:
    driver = neo4j.GraphDatabase.driver(
        address, auth=auth, connection_timeout=CONNECT_SECONDS, max_transaction_retry_time=15.0, user_agent="readout"
    )
    try:
        _await_ready(driver, address, database, folder)
        return Store(driver, database, address, folder)
    except GraphError:
        driver.close()
        raise


def _await_ready(driver: neo4j.Driver, address: str, database: str | None, folder: Path | None) -> None:
    """Wait until the database answers: an embedded server's port opens before its database does."""
    deadline = time.monotonic() + (READY_SECONDS if folder is not None else 0.0)
    while True:
        try:
            with driver.session(database=database) as session:
                session.run("RETURN 1").consume()
                return
        except AuthError as error:
            raise StoreRefused(address, str(error.message or "user or password")) from error
        except (ServiceUnavailable, DriverError, TransientError, ClientError, ConnectionError, ValueError) as error:
            if time.monotonic() >= deadline or (folder is not None and embedded.state(folder) is None):
                raise _why_not(address, error) from error
            time.sleep(0.05)


def _why_not(address: str, error: Exception) -> StoreUnreachable | StoreRefused:
    if isinstance(error, ClientError):
        return StoreRefused(address, str(error.message or error))
    return StoreUnreachable(address, "check READOUT_STORE, and that the server runs and its Bolt port is open")


def _agent(driver: neo4j.Driver, address: str) -> str:
    try:
        return driver.get_server_info().agent
    except (ServiceUnavailable, DriverError) as error:
        raise StoreUnreachable(address, "it stopped answering") from error
