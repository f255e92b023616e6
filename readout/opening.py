"""The store, opened for a command or kept open for the service."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from graph.connection import Store, connect
from graph.embedded import state
from graph.schema import ensure_schema
from loaders import pipeline
from loaders.errors import Unreadable
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft, Failure, article
from loaders.readers.sources import Read
from readout.settings import Settings


@contextmanager
def opened(settings: Settings | None = None) -> Generator[Store]:
    """The store with its schema and nothing pending, closed afterwards."""
    with connect((settings or Settings()).store_settings()) as store:
        ensure_schema(store)
        pipeline.drain(store)
        yield store


class KeptOpen:
    """The service's store: opened when first asked for, and again after an embedded server went away."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """The open store.

        Raises StoreUnreachable while there is none.
        """
        with self._lock:
            if self._store is not None and self._is_gone(self._store):
                self._store.close()
                self._store = None
            if self._store is None:
                self._store = connect(self._settings.store_settings())
                ensure_schema(self._store)
                pipeline.drain(self._store)
            return self._store

    @staticmethod
    def _is_gone(store: Store) -> bool:
        if store.folder is None:
            return False
        server = state(store.folder)
        return server is None or server.address != store.address


class StoreLoader:
    """Loads articles that came over HTTP into the kept store."""

    def __init__(self, kept: KeptOpen) -> None:
        self._kept = kept

    def load(self, drafts: Sequence[Draft | Failure]) -> LoadReport:
        """Load drafts; one that is no article is a failure of that one alone."""
        return pipeline.load(self._kept.store(), [_read(number, draft) for number, draft in enumerate(drafts, 1)])

    def withdraw(self, article_id: str) -> bool:
        """Withdraw an article; False for an unknown id."""
        return pipeline.withdraw(self._kept.store(), article_id)


def _read(number: int, draft: Draft | Failure) -> Read | Failure:
    if isinstance(draft, Failure):
        return draft
    try:
        return Read(f"article {number}", article(draft))
    except Unreadable as error:
        return Failure(f"article {number}", error.reason)
