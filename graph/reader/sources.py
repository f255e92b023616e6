"""The way back: the articles, sentences and words behind an entity or an edge.

Behind a meeting or an agreement stand claims, behind any other entity its mentions, behind an office the words that
state it. What only the reference says has no source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.connection import Store
from graph.errors import UnknownEntity
from graph.model import Edge
from graph.reader.rows import Page, beyond, edge, page, place_of

_ENDS = ".!?…"
_DAY: LiteralString = "coalesce(a.published_day, '9999')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A sentence of an article that says a fact. `text[start:stop]` of the article is the sentence.

    `forms`, `starts` and `stops` are the words in it that mean the entity, or that a claim's `fields` rest on;
    `based_on` is set for a retelling.
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
    fields: tuple[str, ...] = ()
    status: str | None = None
    confidence: float | None = None


_CLAIMS: LiteralString = "MATCH (e:Claim)-[:SUPPORTS]->(:Entity {id: $id}) MATCH (e)-[:IN]->(a:Article)"
_MENTIONS: LiteralString = "MATCH (e:Mention)-[:REFERS_TO]->(:Entity {id: $id}) MATCH (e)-[:IN]->(a:Article)"
_OFFICES: LiteralString = (
    "MATCH (m:Mention)-[:REFERS_TO]->(:Entity {id: $id}) MATCH (e:OfficeMention)-[:OF]->(m) "
    "MATCH (m)-[:IN]->(a:Article)"
)
_IN_WORDS: LiteralString = " WITH e, a WHERE coalesce(size(e.forms), 1) > 0"
"""A state that an article only implies, through its officials, has a mention without words."""
_AGREEMENTS_ON: LiteralString = (
    "MATCH (:Entity {id: $id})<-[:CONCERNS]-(g:Entity) MATCH (e:Claim)-[:SUPPORTS]->(g) MATCH (e)-[:IN]->(a:Article)"
)


def sources(store: Store, id_: str, limit: int = 50) -> tuple[Source, ...]:
    """The sentences behind an entity: a meeting's or agreement's claims, another's first mention in each article."""
    return evidence(store, id_, limit=limit).items


def evidence(store: Store, id_: str, after: str | None = None, limit: int = 50) -> Page[Source]:
    """The same, a page at a time, by day of publication.

    Raises BadCursor for a cursor that no page gave out.
    """
    found = _page(store, _CLAIMS, id_, (after, limit))
    return found if found.items else _page(store, _MENTIONS, id_, (after, limit))


def _page(store: Store, entry: LiteralString, id_: str, place: tuple[str | None, int]) -> Page[Source]:
    after, limit = place
    key, beyond_id = place_of(after)
    rows = store.read(
        entry
        + _IN_WORDS
        + (" AND " + beyond(_DAY, "e.id", latest_first=False) if key is not None else "")
        + " WITH DISTINCT e, a, "
        + _DAY
        + " AS key, e.id AS id ORDER BY key, id LIMIT $limit "
        "RETURN key, id, properties(e) AS said, properties(a) AS article ORDER BY key, id",
        id=id_,
        key=key,
        after=beyond_id,
        limit=limit + 1,
    )
    found = [(str(row["key"]), _source(entry, row)) for row in rows]
    return page(found, [row["id"] for row in rows], limit)


def edge_sources(store: Store, start: str, edge_id: str, limit: int = 50) -> tuple[Source, ...]:
    """The sentences behind an edge that starts at an entity, by day of publication.

    Raises UnknownEntity where no such edge starts there.
    """
    rows = store.read(
        "MATCH (:Entity {id: $id})-[r]->(b:Entity) WHERE r.id = $edge "
        "RETURN type(r) AS type, b.id AS end, labels(b) AS labels, properties(r) AS properties",
        id=start,
        edge=edge_id,
    )
    if not rows:
        raise UnknownEntity(edge_id)
    row = rows[0]
    one = edge(row["type"], start, row["end"], row["properties"])
    said = () if one.properties.get("by") == "reference" else _behind(store, one, frozenset(row["labels"]))
    return tuple(sorted(said, key=_earliest_first))[:limit]


def _earliest_first(source: Source) -> tuple[str, str, int]:
    return source.published_day or "9999", source.article, source.start


def _behind(store: Store, one: Edge, end_labels: frozenset[str]) -> tuple[Source, ...]:
    """The sources of an edge, by its type."""
    start, end = one.start, one.end
    match one.type:
        case "MET_WITH":
            return _naming(store, _CLAIMS, str(one.properties["meeting"]), {start, end})
        case "TOOK_PART_IN":
            return _naming(store, _CLAIMS, end, {start})
        case "AGREED_ON":
            entry: LiteralString = _AGREEMENTS_ON if "Initiative" in end_labels else _CLAIMS
            return _naming(store, entry, end, {start})
        case "DISCUSSED" | "HELD_IN" | "CONCERNS" | "REACHED_AT":
            return _naming(store, _CLAIMS, start, {end})
        case "PLANNED_AS":
            return (*_naming(store, _CLAIMS, start, set()), *_naming(store, _CLAIMS, end, set()))
        case "HOLDS":
            return tuple(_stating(store, one))
        case _:
            return sources(store, start)


def _naming(store: Store, entry: LiteralString, event: str, parties: set[str]) -> tuple[Source, ...]:
    """The claims of an event that name all `parties`; where none does, all of them: they say it together."""
    rows = store.read(
        entry + " OPTIONAL MATCH (p:Mention)-[:PARTY_TO]->(e) OPTIONAL MATCH (p)-[:REFERS_TO]->(n:Entity) "
        "RETURN properties(e) AS said, properties(a) AS article, collect(DISTINCT n.id) AS parties",
        id=event,
    )
    naming = [row for row in rows if parties <= set(row["parties"])]
    return tuple(_source(entry, row) for row in naming or rows)


def _stating(store: Store, holds: Edge) -> Iterator[Source]:
    """The words that state an office, in the titles of its edge."""
    titles = holds.properties.get("titles")
    rows = store.read(
        _OFFICES + " WHERE e.title IN $titles RETURN properties(e) AS said, properties(a) AS article",
        id=holds.start,
        titles=list(titles) if isinstance(titles, tuple) else [],
    )
    return (_source(_OFFICES, row) for row in rows)


def _source(entry: LiteralString, row: Mapping[str, Any]) -> Source:
    said, article = row["said"], row["article"]
    if entry in (_CLAIMS, _AGREEMENTS_ON):
        return _of_claim(said, article)
    if entry == _OFFICES:
        words = [(article["text"][said["start"] : said["stop"]], said["start"], said["stop"])]
    else:
        words = list(zip(said["forms"], said["starts"], said["stops"], strict=True))
    return _around(article, words)


def _of_claim(claim: Mapping[str, Any], article: Mapping[str, Any]) -> Source:
    starts, stops = claim.get("evidence_starts") or (), claim.get("evidence_stops") or ()
    return _at(
        article,
        (claim["start"], claim["stop"]),
        zip((article["text"][a:b] for a, b in zip(starts, stops, strict=True)), starts, stops, strict=True),
        {
            "fields": tuple(claim.get("evidence_fields") or ()),
            "status": claim["status"],
            "confidence": claim["confidence"],
        },
    )


def _around(article: Mapping[str, Any], words: list[tuple[str, int, int]]) -> Source:
    """The sentence around the first of some words, with those of them that stand in it."""
    start, stop = sentence_around(article["text"], words[0][1], words[0][2])
    return _at(article, (start, stop), (word for word in words if start <= word[1] and word[2] <= stop), {})


def _at(
    article: Mapping[str, Any],
    place: tuple[int, int],
    words: Iterable[tuple[str, int, int]],
    more: Mapping[str, Any],
) -> Source:
    start, stop = place
    marked = tuple(words)
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
        forms=tuple(form for form, _, _ in marked),
        starts=tuple(a for _, a, _ in marked),
        stops=tuple(b for _, _, b in marked),
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
