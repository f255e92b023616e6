"""The ledger: what happened and what people decided. The only part with a history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided: that two are one or are not, or that something is wrong and what is right.

    `left` and `right` are addresses that survive reloading: article id, kind and form, joined with a tab, and a number
    where an article has several such. An entity has many; `left_also` and `right_also` are the others that stand for
    it. `field` is the part of a claim or mention that is wrong, None where all of it is; of a party `right` says which.
    """

    id: str
    about: Literal["mention", "claim"]
    verdict: Literal["same", "different", "unsure", "wrong", "corrected"]
    left: str
    right: str | None = None
    left_also: tuple[str, ...] = ()
    right_also: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    by: str | None = None
    at: str | None = None
    withdrawn_at: str | None = None

    @property
    def lefts(self) -> tuple[str, ...]:
        """The addresses of the left end, the first one first."""
        return (self.left, *self.left_also)

    @property
    def rights(self) -> tuple[str, ...]:
        """The addresses of the right end; none where there is no such end."""
        return () if self.right is None else (self.right, *self.right_also)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that it is about, sorted."""
        return tuple(sorted({address.partition("\t")[0] for address in (*self.lefts, *self.rights)}))


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the change feed: `action` is created, changed or deleted."""

    sequence: int
    entity: str
    action: Literal["created", "changed", "deleted"]
    at: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id that once named an entity and names nothing now, or `merged_into` another."""

    id: str
    at: str
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One run of loading: what came in, what was new, what could not be read and why (parallel lists)."""

    id: str
    at: str
    articles: int = 0
    created: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
