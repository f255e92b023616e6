"""The way back: the articles, sentences and words behind a fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.connection import Store
from graph.errors import UnknownEntity
from graph.model import Node
from graph.reader.rows import Page, node, page, place_of

_ENDS = ".!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A sentence of an article that says a fact. `text[start:stop]` of the article is the sentence.

    `forms`, `starts` and `stops` are the words in it that mean the entity; `based_on` is set for a retelling.
    """

    article: str
    outlet: str | None
    headline: str | None
    url: str | None
    published_day: str | None
    language: str
    based_on: str | None
    sentence: str
    start: int
    stop: int
    forms: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    status: str | None = None
    confidence: float | None = None


def sources(store: Store, id_: str, limit: int = 50) -> tuple[Source, ...]:
    """The sentences behind an entity: a meeting's or agreement's claims, another's first mention in each article."""
    claims = store.read(
        "MATCH (c:Claim)-[:SUPPORTS]->(:Entity {id: $id}) MATCH (c)-[:IN]->(a:Article) "
        "RETURN properties(c) AS claim, properties(a) AS article "
        "ORDER BY coalesce(a.published_day, '9999'), a.id, c.start LIMIT $limit",
        id=id_,
        limit=limit,
    )
    mentions = store.read(
        "MATCH (m:Mention)-[:REFERS_TO]->(:Entity {id: $id}) MATCH (m)-[:IN]->(a:Article) "
        "RETURN properties(m) AS mention, properties(a) AS article "
        "ORDER BY coalesce(a.published_day, '9999'), a.id, m.id LIMIT $limit",
        id=id_,
        limit=limit,
    )
    found = [_of_claim(row["claim"], row["article"]) for row in claims]
    return tuple(found + [_of_mention(row["mention"], row["article"]) for row in mentions])[:limit]


def _of_claim(claim: dict[str, Any], article: dict[str, Any]) -> Source:
    return _source(
        article,
        (claim["start"], claim["stop"]),
        {"status": claim["status"], "confidence": claim["confidence"]},
    )


def _of_mention(mention: dict[str, Any], article: dict[str, Any]) -> Source:
    start, stop = sentence_around(article["text"], mention["starts"][0], mention["stops"][0])
    words = list(zip(mention["forms"], mention["starts"], mention["stops"], strict=True))
    inside = [(form, a, b) for form, a, b in words if start <= a and b <= stop]
    marks = {
        "forms": tuple(form for form, _, _ in inside),
        "starts": tuple(a for _, a, _ in inside),
        "stops": tuple(b for _, _, b in inside),
    }
    return _source(article, (start, stop), marks)


def _source(article: dict[str, Any], place: tuple[int, int], more: dict[str, Any]) -> Source:
    start, stop = place
    return Source(
        article=article["id"],
        outlet=article.get("outlet"),
        headline=article.get("headline"),
        url=article.get("url"),
        published_day=article.get("published_day"),
        language=article["language"],
        based_on=article.get("based_on"),
        sentence=article["text"][start:stop],
        start=start,
        stop=stop,
        **more,
    )


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The offsets of the stretch around a form, up to the ends of its sentence or line.

    A full stop counts only before white space and after a word of more than two letters: initials end no sentence.
    """
    left = max((at for at in _boundaries(text, max(0, start - 600), start)), default=max(0, start - 600))
    right = next(_boundaries(text, stop, min(len(text), stop + 600)), min(len(text), stop + 600))
    while left < start and text[left].isspace():
        left += 1
    return left, right


def _boundaries(text: str, start: int, stop: int) -> Iterator[int]:
    if start == 0:
        yield 0
    for at in range(start, stop):
        if text[at] == "\n":
            yield at
        elif (
            text[at] in _ENDS
            and (at + 1 == len(text) or text[at + 1].isspace())
            and text[max(0, at - 3) : at].isalpha()
        ):
            yield at + 1


def articles(
    store: Store,
    outlet: str | None = None,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    *,
    after: str | None = None,
    limit: int = 50,
) -> Page[Node]:
    """Articles, latest first; `since` and `until` are days of publication.

    Raises BadCursor.
    """
    key, id_ = place_of(after)
    tests: list[LiteralString] = []
    if outlet is not None:
        tests.append("n.outlet = $outlet")
    if language is not None:
        tests.append("n.language = $language")
    if since is not None:
        tests.append("n.published_day >= $since")
    if until is not None:
        tests.append("n.published_day <= $until")
    if key is not None:
        tests.append("(coalesce(n.published, '') < $key OR (coalesce(n.published, '') = $key AND n.id > $after))")
    joined: LiteralString = ""
    for test in tests:
        joined += (" AND " if joined else " WHERE ") + test
    rows = store.read(
        "MATCH (n:Article)"
        + joined
        + " RETURN coalesce(n.published, '') AS key, labels(n) AS labels, properties(n) AS properties, n.id AS id "
        "ORDER BY key DESC, id LIMIT $limit",
        outlet=outlet,
        language=language,
        since=since,
        until=until,
        key=key,
        after=id_,
        limit=limit + 1,
    )
    found = [(str(row["key"]), node(row["labels"], row["properties"])) for row in rows]
    return page(found, [item.id for _, item in found], limit)


def article(store: Store, id_: str) -> Node:
    """One article with its text.

    Raises UnknownEntity.
    """
    rows = store.read("MATCH (n:Article {id: $id}) RETURN labels(n) AS labels, properties(n) AS properties", id=id_)
    if not rows:
        raise UnknownEntity(id_)
    return node(rows[0]["labels"], rows[0]["properties"])
