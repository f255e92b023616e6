"""What the service says of judgements: each by itself, those beside an entity, and pairs that wait for one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, Field

from api.answers import EntityAnswer, entity
from graph.connection import Store
from graph.model import Judgement, Node
from loaders.judging.listing import Listed, beside
from loaders.resolution.addresses import article_at, words_at
from loaders.resolution.judgements import State
from loaders.resolution.review import Doubt


class PlaceAnswer(BaseModel):
    """A mention, or a claim, as a judgement keeps it: by its article and its words."""

    article: str
    words: str


class JudgementAnswer(BaseModel):
    """What somebody decided. `left` and `right` are the places of what it is about: of an entity there are several."""

    id: str
    state: State = Field(
        description="`active`; `inactive` where no article says its words now; `overruled` by a later one; `undone`"
    )
    about: str = Field(description="mention or claim")
    verdict: str
    field: str | None = Field(description="what is wrong; null where all of it is")
    value: str | None = Field(description="what is right")
    left: list[PlaceAnswer]
    right: list[PlaceAnswer]
    reason: str | None
    by: str | None
    at: str | None
    withdrawn_at: str | None


class JudgedAnswer(EntityAnswer):
    """An entity with all its properties, and what people decided about it."""

    judgements: list[JudgementAnswer] = Field(default=[], description="what people decided about it")


class EndAnswer(BaseModel):
    """One of two that may be one: the entity, and the mention or claim that is most like one of the other."""

    entity: str
    said: str
    words: str
    evidence: str


class DoubtAnswer(BaseModel):
    """Two that may be one: how likely, 0 to 1, and why."""

    kind: str
    score: float
    reasons: list[str]
    left: EndAnswer
    right: EndAnswer


def judgement(listed: Listed) -> JudgementAnswer:
    """A judgement as an answer."""
    one = listed.judgement
    return JudgementAnswer(
        id=one.id,
        state=listed.state,
        about=one.about,
        verdict=one.verdict,
        field=one.field,
        value=one.value,
        left=_places(one.lefts),
        right=_places(one.rights),
        reason=one.reason,
        by=one.by,
        at=one.at,
        withdrawn_at=one.withdrawn_at,
    )


def state_of(one: Judgement) -> State:
    """The state of a judgement that was just decided, or undone."""
    return "active" if one.withdrawn_at is None else "undone"


def judged(store: Store, node: Node) -> JudgedAnswer:
    """An entity as an answer, with its judgements."""
    decided = [judgement(one) for one in beside(store, node.id)]
    return JudgedAnswer(**entity(node).model_dump(), judgements=decided)


def doubt(found: Doubt) -> DoubtAnswer:
    """A pair as an answer."""
    ends = zip((found.left, found.right), found.said, found.names, strict=True)
    left, right = (
        EndAnswer(entity=one, said=said, words=words, evidence=f"/v1/entities/{one}/evidence")
        for one, said, words in ends
    )
    return DoubtAnswer(kind=found.kind, score=found.score, reasons=list(found.reasons), left=left, right=right)


def _places(addresses: Iterable[str]) -> list[PlaceAnswer]:
    return [PlaceAnswer(article=article_at(address), words=words_at(address)) for address in addresses]
