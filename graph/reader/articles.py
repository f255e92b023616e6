"""Articles: a list without their texts, and one with it."""

from __future__ import annotations

from typing import LiteralString

from graph.connection import Store
from graph.errors import UnknownEntity
from graph.model import Node
from graph.reader.rows import Page, beyond, node, page, passing, place_of, where

_PUBLISHED: LiteralString = "coalesce(n.published, '')"
_LISTED = (
    "id",
    "url",
    "outlet",
    "origin",
    "headline",
    "language",
    "published",
    "published_day",
    "loaded_at",
    "based_on",
)
_TESTS: tuple[tuple[str, LiteralString], ...] = (
    ("outlet", "n.outlet = $outlet"),
    ("language", "n.language = $language"),
    ("since", "n.published_day >= $since"),
    ("until", "n.published_day <= $until"),
)


def articles(
    store: Store,
    *,
    outlet: str | None = None,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Node]:
    """Articles without their texts, latest first; `since` and `until` are days of publication.

    Raises BadCursor for a cursor that no page gave out.
    """
    key, id_ = place_of(after)
    values = {"outlet": outlet, "language": language, "since": since, "until": until}
    tests = passing(_TESTS, {name for name, value in values.items() if value is not None})
    if key is not None:
        tests.append(beyond(_PUBLISHED, "n.id", latest_first=True))
    rows = store.read(
        "MATCH (n:Article)" + where(tests) + " WITH n, " + _PUBLISHED + " AS key, n.id AS id "
        "ORDER BY key DESC, id LIMIT $limit "
        "RETURN key, id, n.url AS url, n.outlet AS outlet, n.origin AS origin, n.headline AS headline, "
        "n.language AS language, n.published AS published, n.published_day AS published_day, "
        "n.loaded_at AS loaded_at, n.based_on AS based_on ORDER BY key DESC, id",
        **values,
        key=key,
        after=id_,
        limit=limit + 1,
    )
    found = [(str(row["key"]), node(("Article",), {name: row[name] for name in _LISTED})) for row in rows]
    return page([(sort, _present(item)) for sort, item in found], [item.id for _, item in found], limit)


def _present(one: Node) -> Node:
    return Node(one.id, one.labels, {key: value for key, value in one.properties.items() if value is not None})


def article(store: Store, id_: str) -> Node:
    """One article with its text.

    Raises UnknownEntity.
    """
    rows = store.read("MATCH (n:Article {id: $id}) RETURN labels(n) AS labels, properties(n) AS properties", id=id_)
    if not rows:
        raise UnknownEntity(id_)
    return node(rows[0]["labels"], rows[0]["properties"])
