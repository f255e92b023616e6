"""Evidence: what articles say. Offsets count code points of `Article.text`; `text[start:stop]` is the form, always."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.vocabulary import ClaimKind, MentionKind, Role


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
