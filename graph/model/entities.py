"""Knowledge, its nodes: what the evidence amounts to. Derived; can be rebuilt at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from graph.model.subgraph import Node, present_properties
from graph.model.vocabulary import ORGANIZATION_KINDS


@dataclass(frozen=True, kw_only=True)
class Entity:
    """What every node of the knowledge has. `search` is what the full-text index covers: folded forms and keys.

    `articles`, `outlets` and `origins` count those that speak of it; near-copies of one text are one origin.
    `by` is "reference" for facts that no article says (ISO countries, gazetteer), else None.
    """

    label: ClassVar[str] = "Entity"

    id: str
    name: str
    name_en: str | None = None
    name_ru: str | None = None
    name_kk: str | None = None
    names: tuple[str, ...] = ()
    search: str = ""
    articles: int = 0
    outlets: int = 0
    origins: int = 0
    by: str | None = None

    def labels(self) -> tuple[str, ...]:
        """`Entity`, the node's own label, and a second one where its kind gives it."""
        return ("Entity", self.label)

    def node(self) -> Node:
        """A node of this entity; what is None is left out."""
        return Node(self.id, self.labels(), present_properties(self, ()))


@dataclass(frozen=True, kw_only=True)
class Official(Entity):
    """A person; `office` is the latest one stated, last seen on `office_last_seen`."""

    label: ClassVar[str] = "Official"

    country: str | None = None
    office: str | None = None
    office_last_seen: str | None = None


@dataclass(frozen=True, kw_only=True)
class Organization(Entity):
    """A body; its kind gives the second label."""

    label: ClassVar[str] = "Organization"

    kind: str = "other"
    country: str | None = None

    def labels(self) -> tuple[str, ...]:
        second = ORGANIZATION_KINDS.get(self.kind)
        return ("Entity", self.label, second) if second else ("Entity", self.label)


@dataclass(frozen=True, kw_only=True)
class Country(Entity):
    """A state; `id` is its ISO 3166 alpha-2 code."""

    label: ClassVar[str] = "Country"


@dataclass(frozen=True, kw_only=True)
class Initiative(Entity):
    """A named treaty, memorandum, programme, project, forum, route, format or campaign."""

    label: ClassVar[str] = "Initiative"

    kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(Entity):
    """One undertaking between parties, named or in words. `status` is one of AGREEMENT_STATUSES."""

    label: ClassVar[str] = "Agreement"

    kind: str | None = None
    status: str = "agreed"
    date_from: str | None = None
    date_to: str | None = None
    due: str | None = None
    words: tuple[str, ...] = ()
    reported_first: str | None = None
    reported_last: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Meeting(Entity):
    """One encounter, however many articles report it. `reported_*` are days of publication, never its date.

    `status_conflicts` is ("denied",) where one article denies what others report.
    """

    label: ClassVar[str] = "Meeting"

    status: str = "held"
    format: str | None = None
    channel: str | None = None
    occasion: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    reported_first: str | None = None
    reported_last: str | None = None
    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    date_conflicts: tuple[str, ...] = ()
    place_conflicts: tuple[str, ...] = ()
    status_conflicts: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Place(Entity):
    """A city or a venue; `country` is ISO 3166 alpha-2."""

    label: ClassVar[str] = "Place"

    country: str | None = None
