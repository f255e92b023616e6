"""What Readout knows and how it says it: evidence, ledger and knowledge as frozen dataclasses.

Evidence is what articles say, knowledge is what the evidence amounts to, the ledger is what happened and what people
decided. Knowledge is derived and can be rebuilt at any time. Offsets count code points of `Article.text`, and
`text[start:stop]` is the form, always. Dates are ISO strings ("2025-12-14"), None where unknown.
Standard library only: every other room imports this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar, Literal

from graph.ids import identifier

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | tuple[float, ...] | None

MentionKind = Literal["official", "organization", "country", "place", "initiative"]
ClaimKind = Literal["meeting", "agreement"]
Role = Literal["host", "head", "attendant", "witness", "party", "subject", "place"]

RANKS = (
    "head of state",
    "head of government",
    "minister",
    "deputy minister",
    "ambassador",
    "head of body",
    "deputy head",
    "legislator",
    "other",
)
FORMATS = ("bilateral", "trilateral", "multilateral", "conference", "ceremony", "session", "visit")
CHANNELS = ("in person", "phone", "video", "unknown")
CLAIM_STATUSES = ("held", "planned", "recalled", "cancelled", "denied")
AGREEMENT_STATUSES = ("signed", "agreed", "planned", "proposed")
ORGANIZATION_KINDS: Mapping[str, str | None] = {
    "ministry": "Ministry",
    "agency": "Agency",
    "embassy": "Embassy",
    "parliament": "Parliament",
    "international_organization": "InternationalOrganization",
    "company": "Company",
    "media": "Media",
    "university": "University",
    "party": "Party",
    "religious": "Religious",
    "other": None,
}
"""A body's kind in records, and the second label that it gives."""


# ---------------------------------------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text. `published` keeps its zone, `published_day` is the local day.

    `origin` is whom the article cites ("Ministry of …, reports"). `based_on` names the outlet and date of the report
    that a retelling of our own takes its facts from; such an article's sentences are nobody else's.
    """

    id: str
    text: str
    text_hash: str
    language: str
    headline: str | None = None
    url: str | None = None
    outlet: str | None = None
    origin: str | None = None
    published: str | None = None
    published_day: str | None = None
    loaded_at: str | None = None
    based_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One entity as one article presents it. `forms`, `starts` and `stops` are parallel and in order of text.

    `name` is nominative, the fullest form of the article. `country` is ISO 3166 alpha-2. `category` is a body's kind
    (a key of ORGANIZATION_KINDS) or an initiative's kind; None for the others.
    """

    id: str
    article: str
    kind: MentionKind
    name: str
    country: str | None = None
    category: str | None = None
    forms: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMention:
    """An office as stated in an article, of the mention whose id is `mention`.

    `title` is the words of the office, nominative. `body` is the name of the body mention it is an office of,
    `country` the state it serves, `accredited_to` an ambassador's host (state or body), `rank` one of RANKS.
    """

    id: str
    mention: str
    title: str
    rank: str = "other"
    body: str | None = None
    country: str | None = None
    accredited_to: str | None = None
    former: bool = False
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """A mention's part in a claim. `side` numbers the sides of a meeting from 0; None where there are no sides.

    `title` is said of a country or body that takes part through an unnamed holder ("the foreign minister of Qatar").
    """

    mention: str
    role: Role
    side: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The place of the words behind one field of a claim ("date", "place", "status", …)."""

    field: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One meeting or one agreement that an article reports.

    `quote` is its sentences, `text[start:stop]`. `words` say what was agreed; `due` is its day; `reached_at` is the id
    of the meeting claim at which it was agreed. `confidence` is between 0 and 1.
    """

    id: str
    article: str
    kind: ClaimKind
    status: str
    start: int
    stop: int
    quote: str
    parties: tuple[Party, ...] = ()
    format: str | None = None
    channel: str | None = None
    occasion: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    date_basis: str | None = None
    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    words: str | None = None
    due: str | None = None
    reached_at: str | None = None
    evidence: tuple[Span, ...] = ()
    extractor: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one article says."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    claims: tuple[Claim, ...] = ()


# -------------------------------------------------------------------------------------------------------- ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about two mentions or claims, or about one.

    `left` and `right` are addresses that survive reloading: article id, kind and form, joined with a tab.
    """

    id: str
    about: Literal["mention", "claim"]
    verdict: Literal["same", "different", "unsure", "wrong", "corrected"]
    left: str
    right: str | None = None
    value: str | None = None
    reason: str | None = None
    by: str | None = None
    at: str | None = None
    withdrawn_at: str | None = None


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


# ----------------------------------------------------------------------------------------------------- knowledge


@dataclass(frozen=True, slots=True)
class Node:
    """A node on its way to or from the store; `labels` start with the one whose `id` is unique."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]

    @property
    def name(self) -> str:
        """The node's name, or its id where it has none."""
        return str(self.properties.get("name") or self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge on its way to or from the store; `start` and `end` are the ids of nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges, each ordered by id: what resolution returns, the writer takes, the reader returns."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


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
        return Node(self.id, self.labels(), _properties(self, ()))


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
            _properties(self, ("start", "end")),
        )


@dataclass(frozen=True, kw_only=True)
class MetWith(Relation):
    """They were on different sides of one held meeting; `start` is the smaller id."""

    type: ClassVar[str] = "MET_WITH"

    meeting: str
    date_from: str | None = None
    date_to: str | None = None
    reported_first: str | None = None
    reported_last: str | None = None
    place: str | None = None
    format: str | None = None
    channel: str | None = None
    confidence: float = 0.5

    def scope(self) -> str | None:
        return self.meeting


@dataclass(frozen=True, kw_only=True)
class AgreedOn(Relation):
    """A party (official, organization, country) of an agreement, or of the initiative that it concerns."""

    type: ClassVar[str] = "AGREED_ON"

    status: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    reported_first: str | None = None
    reported_last: str | None = None
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


def _properties(thing: Entity | Relation, without: tuple[str, ...]) -> dict[str, Value]:
    pairs = ((f.name, getattr(thing, f.name)) for f in fields(thing) if f.name not in without)
    return {name: value for name, value in pairs if value is not None}
