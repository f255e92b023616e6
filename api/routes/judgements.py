"""What people decided: a list, one by id, deciding, and taking it back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from api.answers import ListAnswer
from api.dependencies import MayWrite, StoreOf
from api.judged import JudgementAnswer, judgement, state_of
from api.queries import PageQuery
from graph.reader.rows import page, place_of
from loaders.errors import UnknownJudgement
from loaders.judging.decisions import judge, undo
from loaders.judging.listing import Listed, listed
from loaders.judging.verdicts import Saying, Verdict
from loaders.resolution.judgements import State

router = APIRouter(prefix="/v1/judgements", tags=["judgements"])

JudgementId = Annotated[str, Path(alias="id", description="its id")]

_EXAMPLE: JsonDict = {
    "verdict": "same",
    "left": "459e45bd07c56c2ad92f",
    "right": "08c5bd14df54a314f9a6",
    "reason": "one person by the ministry's own list",
    "by": "A. Editor",
}


class JudgementIn(BaseModel):
    """A verdict. Ids are those of entities, mentions or claims; `mention:ID` and `claim:ID` are these alone.

    *same*, *different* and *unsure* take `left` and `right`. *wrong* takes `left` and, unless all of it is wrong, a
    `field`: date, place or party. *corrected* takes `field` (of a claim date, place, status or party, of a mention
    name) and `value`: a day or two with a slash between, a name, a status. Of a party, `right` is the one who had none.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    verdict: Saying
    left: str = Field(min_length=1)
    right: str | None = None
    field: str | None = Field(None, examples=["date"])
    value: str | None = Field(None, examples=["2026-03-03"])
    reason: str = Field(min_length=1, description="why; shown beside the fact")
    by: str = Field(min_length=1, description="who decides")


class JudgementQuery(PageQuery):
    """Judgements in a state."""

    state: State | None = None


@router.get("")
def list_judgements(store: StoreOf, query: Annotated[JudgementQuery, Query()]) -> ListAnswer[JudgementAnswer]:
    """What people decided, the latest first; those without a place now, and those undone, too."""
    before = place_of(query.after)
    several = [one for one in listed(store) if query.state in (None, one.state)]
    rows = [(_place(one)[0], one) for one in several if query.after is None or _place(one) < before]
    rows = rows[: query.limit + 1]
    found = page(rows, [_place(one)[1] for _, one in rows], query.limit)
    return ListAnswer[JudgementAnswer](items=[judgement(one) for one in found.items], next=found.next)


@router.get("/{id}")
def get_judgement(store: StoreOf, id_: JudgementId) -> JudgementAnswer:
    """One judgement, and whether it holds."""
    found = next((one for one in listed(store) if one.judgement.id == id_), None)
    if found is None:
        raise UnknownJudgement(id_)
    return judgement(found)


@router.post("", status_code=201, dependencies=[MayWrite], responses={200: {"model": JudgementAnswer}})
def post_judgement(store: StoreOf, said: JudgementIn, response: Response) -> JudgementAnswer:
    """Decide, and bring the knowledge up to date; 200 where the same is in force already.

    What contradicts a judgement in force is a problem (409) that names it: undo that first.
    """
    decision = judge(store, Verdict(**said.model_dump()))
    response.status_code = 201 if decision.is_new else 200
    response.headers["Location"] = f"/v1/judgements/{decision.judgement.id}"
    return judgement(Listed(decision.judgement, state_of(decision.judgement)))


@router.delete("/{id}", status_code=204, dependencies=[MayWrite])
def delete_judgement(store: StoreOf, id_: JudgementId) -> None:
    """Undo a judgement: the knowledge is as if nobody had decided. It stays in the list, as undone."""
    undo(store, id_)


def _place(one: Listed) -> tuple[str, str]:
    return one.judgement.at or "", one.judgement.id
