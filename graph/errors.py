"""What can go wrong with the store.

GraphError
├── StoreUnreachable      no answer at the address, or the embedded server does not start
├── StoreRefused          it answers, and refuses user, password or database
├── NoBrowser             the server has no Neo4j Browser page
├── SchemaTooNew          the store was written by a later version of the program
├── LeaseLost             another loader took over while this one was writing
├── UnknownEntity         an id that was never given out
├── EntityMoved           an id that another entity now holds
└── EntityGone            an id whose entity is no more
"""

from __future__ import annotations


class GraphError(Exception):
    """Anything that this room reports."""


class StoreUnreachable(GraphError):
    """The store does not answer."""

    def __init__(self, address: str, advice: str) -> None:
        super().__init__(f"the store at {address} does not answer: {advice}")
        self.address = address
        self.advice = advice


class StoreRefused(GraphError):
    """The store answers and lets nobody in."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"the store at {address} refuses: {reason}; "
            "check READOUT_STORE_USER, READOUT_STORE_PASSWORD and READOUT_STORE_DATABASE"
        )


class NoBrowser(GraphError):
    """The server answers, and serves no page."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"the server at {address} serves no Neo4j Browser: set server.http.enabled=true there, "
            "or name the page of another server with --page"
        )


class SchemaTooNew(GraphError):
    """A later version of the program wrote this store."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the store has schema version {found}, this program knows {known}: use a newer Readout")


class LeaseLost(GraphError):
    """Another loader holds the lease that this one wrote under."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"another loader took over the store ({holder}); load again")


class UnknownEntity(GraphError):
    """Nothing ever had this id."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"no entity {id_!r}")
        self.id = id_


class EntityMoved(GraphError):
    """The entity that had this id is part of another now."""

    def __init__(self, id_: str, now: str) -> None:
        super().__init__(f"{id_} is now {now}")
        self.id = id_
        self.now = now


class EntityGone(GraphError):
    """Every article that spoke of this entity was withdrawn."""

    def __init__(self, id_: str, at: str) -> None:
        super().__init__(f"{id_} is gone since {at}: no current article speaks of it")
        self.id = id_
        self.at = at
