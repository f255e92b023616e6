"""Knowledge, its edges: each with an id of its own and the number of articles behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from graph.ids import identifier
from graph.model.subgraph import Edge, present_properties


@dataclass(frozen=True, kw_only=True)
class Relation:
    """An edge of the knowledge. Its id is hash(type, ends, meeting or office), so that the same fact is one edge."""

    type: ClassVar[str] = ""

    start: str
    end: str
    articles: int = 0
    outlets: int = 0
    origins: int = 0
    by: str | None = None

    def scope(self) -> str | None:
        """What tells two edges of one type between the same ends apart: the meeting or the office."""
        return None

    def edge(self) -> Edge:
        """An edge of this relation; what is None is left out."""
        return Edge(
            identifier(self.type, self.start, self.end, self.scope()),
            self.type,
            self.start,
            self.end,
            present_properties(self, ("start", "end")),
        )


@dataclass(frozen=True, kw_only=True)
class Dated(Relation):
    """A relation with days: its edge also says them in `date`, as people read them."""

    date_from: str | None = None
    date_to: str | None = None
    reported_first: str | None = None
    reported_last: str | None = None

    def edge(self) -> Edge:
        bare = super().edge()
        date = date_words(self.date_from, self.date_to, self.reported_first)
        return bare if date is None else replace(bare, properties={**bare.properties, "date": date})


def date_words(first: str | None, last: str | None, reported: str | None) -> str | None:
    """`2026-03-03`, `2026-03-03 – 2026-03-05`, or `reported 2026-03-04` where no article states the day."""
    if first is not None:
        return first if last is None or last == first else f"{first} – {last}"
    return None if reported is None else f"reported {reported}"


@dataclass(frozen=True, kw_only=True)
class MetWith(Dated):
    """They were on different sides of one held meeting; `start` is the smaller id."""

    type: ClassVar[str] = "MET_WITH"

    meeting: str
    place: str | None = None
    format: str | None = None
    channel: str | None = None
    confidence: float = 0.5

    def scope(self) -> str | None:
        return self.meeting


@dataclass(frozen=True, kw_only=True)
class AgreedOn(Dated):
    """A party (official, organization, country) of an agreement, or of the initiative that it concerns."""

    type: ClassVar[str] = "AGREED_ON"

    status: str | None = None
    meeting: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Concerns(Relation):
    """Agreement → Initiative."""

    type: ClassVar[str] = "CONCERNS"


@dataclass(frozen=True, kw_only=True)
class ReachedAt(Relation):
    """Agreement → Meeting."""

    type: ClassVar[str] = "REACHED_AT"


@dataclass(frozen=True, kw_only=True)
class TookPartIn(Relation):
    """Official, Organization or Country → Meeting; `title` is the office at the time, as stated."""

    type: ClassVar[str] = "TOOK_PART_IN"

    side: int | None = None
    role: str | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class Discussed(Relation):
    """Meeting → Initiative."""

    type: ClassVar[str] = "DISCUSSED"


@dataclass(frozen=True, kw_only=True)
class HeldIn(Relation):
    """Meeting → Place or Country."""

    type: ClassVar[str] = "HELD_IN"


@dataclass(frozen=True, kw_only=True)
class PlannedAs(Relation):
    """A held Meeting → the planned one that announced it."""

    type: ClassVar[str] = "PLANNED_AS"


@dataclass(frozen=True, kw_only=True)
class Holds(Relation):
    """Official → Organization or Country: one edge an office, keyed by `office`; `rank` is one of RANKS."""

    type: ClassVar[str] = "HOLDS"

    office: str
    rank: str = "other"
    titles: tuple[str, ...] = ()
    accredited_to: str | None = None
    former: bool = False
    first_seen: str | None = None
    last_seen: str | None = None

    def scope(self) -> str | None:
        return self.office


@dataclass(frozen=True, kw_only=True)
class Represents(Relation):
    """Official → Country."""

    type: ClassVar[str] = "REPRESENTS"


@dataclass(frozen=True, kw_only=True)
class BelongsTo(Relation):
    """Organization → Country or Organization."""

    type: ClassVar[str] = "BELONGS_TO"


@dataclass(frozen=True, kw_only=True)
class LocatedIn(Relation):
    """Place → Country."""

    type: ClassVar[str] = "LOCATED_IN"


@dataclass(frozen=True, kw_only=True)
class RefersTo(Relation):
    """Mention → Entity: the way back to the words."""

    type: ClassVar[str] = "REFERS_TO"


@dataclass(frozen=True, kw_only=True)
class Supports(Relation):
    """Claim → Meeting or Agreement: the way back to the sentence."""

    type: ClassVar[str] = "SUPPORTS"
