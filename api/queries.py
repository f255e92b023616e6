"""What lists may be asked: each model names the filters of its route, and whatever else is given is refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from graph.model import AGREEMENT_STATUSES, CHANNELS, CLAIM_STATUSES, FORMATS, ORGANIZATION_KINDS
from graph.reader.entities import MAX_HOPS
from graph.reader.lists import Filters
from graph.statements import EDGES, LABELS

MAX_LIMIT = 500


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError("a day is written like 2025-12-01") from error


def _one_of(values: Collection[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in values:
            raise ValueError(f"{value!r} is none of {', '.join(values)}")
        return value

    return AfterValidator(check)


def _schema(values: Collection[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(values)})


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Code = Annotated[str, Field(description="ISO 3166 alpha-2", pattern="^[A-Z]{2}$", examples=["KZ"])]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="at most so many")]
MeetingStatus = Annotated[str, _one_of(CLAIM_STATUSES), _schema(CLAIM_STATUSES)]
AgreementStatus = Annotated[str, _one_of(AGREEMENT_STATUSES), _schema(AGREEMENT_STATUSES)]
HappeningStatus = Annotated[
    str, _one_of((*CLAIM_STATUSES, *AGREEMENT_STATUSES)), _schema((*CLAIM_STATUSES, *AGREEMENT_STATUSES))
]
Format = Annotated[str, _one_of(FORMATS), _schema(FORMATS)]
Channel = Annotated[str, _one_of(CHANNELS), _schema(CHANNELS)]
BodyKind = Annotated[str, _one_of(ORGANIZATION_KINDS), _schema(ORGANIZATION_KINDS)]
EdgeType = Annotated[str, _one_of(EDGES), _schema(EDGES)]
Label = Annotated[str, _one_of(LABELS), _schema(LABELS)]


class PageQuery(BaseModel):
    """A page of a list."""

    model_config = ConfigDict(extra="forbid")

    after: str | None = Field(None, description="the `next` of the page before")
    limit: Limit = 50

    def filters(self) -> Filters:
        """The filters that are set."""
        names = {field.name for field in fields(Filters)} & set(type(self).model_fields)
        values: dict[str, Any] = {name: getattr(self, name) for name in names}
        return Filters(**values)


class OfCountryQuery(PageQuery):
    """Officials, or places, of a state."""

    country: Code | None = None


class OrganizationQuery(OfCountryQuery):
    """Bodies of a state, or of a kind."""

    kind: BodyKind | None = None


class InitiativeQuery(PageQuery):
    """Initiatives of a kind."""

    kind: str | None = Field(None, examples=["memorandum"])


class PeriodQuery(PageQuery):
    """Between two days; where a day is unknown, the days of the reports count."""

    since: Day | None = Field(None, examples=["2025-12-01"])
    until: Day | None = Field(None, examples=["2025-12-31"])


class ArticleQuery(PeriodQuery):
    """Articles by outlet, language and day of publication."""

    outlet: str | None = None
    language: str | None = Field(None, examples=["kk"])


class TogetherQuery(ArticleQuery):
    """Meetings and agreements, by what they were about and who reports them."""

    topic: str | None = Field(None, description="words of a topic")
    subject: str | None = Field(None, description="a field of policy, in English", examples=["energy"])


class TopicQuery(TogetherQuery):
    """The same, by a state that had a part."""

    country: Code | None = None


class TimelineQuery(TopicQuery):
    """What happened with an entity."""

    status: HappeningStatus | None = None


class MeetingQuery(TopicQuery):
    """Meetings."""

    with_: str | None = Field(None, alias="with", description="id of a participant, a body or a state with its people")
    status: MeetingStatus | None = None
    format: Format | None = None
    channel: Channel | None = None


class AgreementQuery(TopicQuery):
    """Agreements."""

    with_: str | None = Field(None, alias="with", description="id of a party, a body or a state with its people")
    status: AgreementStatus | None = None
    kind: str | None = None


class MetQuery(PeriodQuery):
    """Whom an entity met."""

    other: str | None = Field(None, description="id: only meetings with it, or with its people")
    limit: Limit = 200


class EvidenceQuery(PageQuery):
    """The sentences behind an entity, or behind an edge that starts at it."""

    edge: str | None = Field(None, description="id of an edge that starts at the entity")


class ExportQuery(BaseModel):
    """The whole knowledge, or a part of it."""

    model_config = ConfigDict(extra="forbid")

    format: str = Field("json", description="graphml, gexf or json")
    around: str | None = Field(None, description="id of an entity: only what is near it")
    hops: int = Field(1, ge=1, le=MAX_HOPS, description="how near")
    edges: list[EdgeType] = Field(default=[], description="only edges of these types")
    since: Day | None = None
    until: Day | None = None
    evidence: bool = Field(False, description="with articles, mentions, offices and claims")


class SearchQuery(BaseModel):
    """A name, as someone writes it."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(min_length=1, max_length=200, examples=["Кажибаева"])
    label: list[Label] = Field(default=[], description="only these, such as Official")
    limit: Limit = 20
