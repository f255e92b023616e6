"""All evidence that is to be resolved, by id, in an order that depends on nothing but the evidence itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from graph.model import Article, Claim, Evidence, Mention, MentionKind, OfficeMention
from loaders.resolution.misread_states import settled
from loaders.resolution.origins import origins

_Thing = TypeVar("_Thing", Mention, Claim)

UNDATED = "9999"
"""Sorts after every day."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Evidence by id. `offices` are by mention and in order of text, `origins` maps an article to its origin,
    `body_mentions` the article and a form of a body to its mention.
    """

    articles: Mapping[str, Article]
    mentions: Mapping[str, Mention]
    offices: Mapping[str, tuple[OfficeMention, ...]]
    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    body_mentions: Mapping[tuple[str, str], str]

    def of_kind(self, kind: MentionKind) -> tuple[Mention, ...]:
        """The mentions of one kind, by id."""
        return tuple(mention for mention in self.mentions.values() if mention.kind == kind)

    def article_of(self, mention: str) -> Article:
        """The article that the mention is in."""
        return self.articles[self.mentions[mention].article]

    def body_of(self, mention: str) -> tuple[str, ...]:
        """The mentions of the bodies at which a person of the same article holds office."""
        article = self.mentions[mention].article
        bodies = (office.body for office in self.offices.get(mention, ()) if office.body)
        return tuple(self.body_mentions[article, body] for body in bodies if (article, body) in self.body_mentions)

    def day(self, article: str) -> str:
        """The local day of publication, UNDATED if unknown."""
        return self.articles[article].published_day or (self.articles[article].published or UNDATED)[:10]

    def published(self, article: str) -> str:
        """The moment of publication in UTC as a sortable string; of a day its first moment; UNDATED if unknown."""
        stated = self.articles[article].published or self.articles[article].published_day
        return _moment(stated) if stated else UNDATED

    def language(self, mention: str) -> str:
        """The language of the article that the mention is in."""
        return self.article_of(mention).language


def corpus(evidence: Iterable[Evidence]) -> Corpus:
    """The evidence by id; of two versions of one article the one loaded last counts."""
    current: dict[str, Evidence] = {}
    for one in sorted(evidence, key=_age):
        current[one.article.id] = one
    ordered = settled(tuple(current[key] for key in sorted(current)))
    return assembled(ordered, origins(one.article for one in ordered))


def assembled(ordered: Sequence[Evidence], origin_of: Mapping[str, str]) -> Corpus:
    """Evidence that is settled and in order of article, by id."""
    offices: dict[str, list[OfficeMention]] = defaultdict(list)
    for office in (office for one in ordered for office in one.offices):
        offices[office.mention].append(office)
    return Corpus(
        articles={one.article.id: one.article for one in ordered},
        mentions=_by_id(mention for one in ordered for mention in one.mentions),
        offices={mention: tuple(sorted(held, key=_place)) for mention, held in offices.items()},
        claims=_by_id(claim for one in ordered for claim in one.claims),
        origins=origin_of,
        body_mentions=_body_mentions(ordered),
    )


def _body_mentions(evidence: Iterable[Evidence]) -> dict[tuple[str, str], str]:
    bodies = (mention for one in evidence for mention in one.mentions if mention.kind == "organization")
    return {(body.article, form): body.id for body in bodies for form in (*body.forms, body.name)}


def _by_id(things: Iterable[_Thing]) -> dict[str, _Thing]:
    return {thing.id: thing for thing in sorted(things, key=lambda thing: thing.id)}


def _age(evidence: Evidence) -> tuple[str, str]:
    return evidence.article.loaded_at or "", evidence.article.text_hash


def _place(office: OfficeMention) -> tuple[int, str]:
    return office.start, office.id


def _moment(stated: str) -> str:
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return stated
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
