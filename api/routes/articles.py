"""Articles: a list, one with its text, loading and withdrawing."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Discriminator, Tag, ValidationError, WithJsonSchema
from pydantic.config import JsonDict

from api.answers import EntityAnswer, ListAnswer, entities, entity
from api.dependencies import Id, LoaderOf, MayWrite, StoreOf
from api.queries import ArticleQuery
from graph.errors import UnknownEntity
from graph.reader import articles as read
from loaders.errors import Unreadable
from loaders.readers import json as json_reader
from loaders.readers.draft import Draft, Failure

router = APIRouter(prefix="/v1/articles", tags=["articles"])

_EXAMPLE: JsonDict = {
    "url": "https://news.example/2026/02/26/talks",
    "outlet": "Example News",
    "title": "Ministers meet in Astana",
    "published": "2026-02-26T10:00:00+05:00",
    "language": "en",
    "text": "Minister of Transport of Kazakhstan A. Omarov met with Ambassador of Kenya J. Mwangi in Astana today.",
}


class ArticleIn(BaseModel):
    """One article to load. Without `url`, text, outlet and day tell it from others."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    based_on: str | None = None


# Of several articles each is read by itself, so that a bad one is named and the rest are loaded.
Several = Annotated[
    list[Any],
    Tag("several"),
    WithJsonSchema({"type": "array", "items": {"$ref": "#/components/schemas/ArticleIn"}}),
]
OneOrSeveral = Annotated[
    Annotated[ArticleIn, Tag("one")] | Several,
    Discriminator(lambda body: "several" if isinstance(body, list) else "one"),
]


class FailureAnswer(BaseModel):
    """An article that could not be read."""

    source: str
    reason: str


class LoadAnswer(BaseModel):
    """What a load did: ids in order of input, how many were new, changed or known, what is new by label."""

    ids: list[str]
    new: int
    changed: int
    same: int
    created: dict[str, int]
    failures: list[FailureAnswer]


@router.get("")
def list_articles(store: StoreOf, query: Annotated[ArticleQuery, Query()]) -> ListAnswer[EntityAnswer]:
    """Articles by day of publication, latest first, without their texts."""
    return entities(read.articles(store, **query.model_dump()))


@router.get("/{id}")
def get_article(store: StoreOf, id_: Id) -> EntityAnswer:
    """One article with its text."""
    return entity(read.article(store, id_))


@router.post("", dependencies=[MayWrite], responses={200: {"model": LoadAnswer}, 201: {"model": LoadAnswer}})
def post_articles(
    loader: LoaderOf,
    articles: Annotated[OneOrSeveral, Body(openapi_examples={"one": {"value": _EXAMPLE}})],
) -> Response:
    """Load one article or a list; 201 where anything is new or changed, 200 where all was known.

    What cannot be read is named in `failures`, and the rest is loaded; where nothing can be read, the answer is a
    problem (422).
    """
    items = articles if isinstance(articles, list) else [articles.model_dump()]
    report = loader.load([_draft(number, item) for number, item in enumerate(items, 1)])
    if report.failures and not report.ids:
        raise Unreadable("; ".join(f"{failure.source}: {failure.reason}" for failure in report.failures))
    answer = LoadAnswer(
        ids=report.ids,
        new=report.new,
        changed=report.changed,
        same=report.same,
        created=dict(report.created),
        failures=[FailureAnswer(source=f.source, reason=f.reason) for f in report.failures],
    )
    body: dict[str, Any] = answer.model_dump()
    return JSONResponse(body, 201 if report.new or report.changed else 200)


def _draft(number: int, item: object) -> Draft | Failure:
    try:
        return json_reader.draft(ArticleIn.model_validate(item).model_dump())
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        return Failure(f"article {number}", "; ".join(wrong))
    except Unreadable as error:
        return Failure(f"article {number}", error.reason)


@router.delete("/{id}", status_code=204, dependencies=[MayWrite])
def delete_article(loader: LoaderOf, id_: Id) -> None:
    """Withdraw an article, with everything that only it said."""
    if not loader.withdraw(id_):
        raise UnknownEntity(id_)
