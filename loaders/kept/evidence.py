"""All evidence as resolution sees it, read from the kept tables as it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model import Article, Claim, Evidence, Mention, OfficeMention
from loaders.kept.tables import Table, Tables
from loaders.resolution.corpus import Corpus, assembled
from loaders.resolution.office_edges import name_keys


class KeptEvidence:
    """Articles without their texts, and what they say, with states settled."""

    def __init__(self, tables: Tables) -> None:
        self.articles: Table[Article] = tables.table("articles")
        self.mentions: Table[Mention] = tables.table("mentions")
        self.offices: Table[tuple[OfficeMention, ...]] = tables.table("offices")
        self.claims: Table[Claim] = tables.table("claims")
        self.claims_in: Table[tuple[str, ...]] = tables.table("claims in")
        self.mentions_in: Table[tuple[str, ...]] = tables.table("mentions in")
        self.bodies_by_name: Table[dict[str, tuple[str, ...]]] = tables.table("bodies by name")
        """For each article the bodies that it names, by the keys of their names."""
        self.copies: Table[tuple[str, ...]] = tables.table("copies")

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Keep what these articles say."""
        for one in evidence:
            self.articles[one.article.id] = self.without_text(one).article
            said = assembled((one,), {})
            self.mentions.update(said.mentions)
            self.offices.update(said.offices)
            self.claims.update(said.claims)
            self.mentions_in[one.article.id] = tuple(mention.id for mention in one.mentions)
            self.claims_in[one.article.id] = tuple(claim.id for claim in one.claims)
            self.bodies_by_name[one.article.id] = _bodies_by_name(one)

    @staticmethod
    def without_text(one: Evidence) -> Evidence:
        """The evidence without what resolution does not read."""
        return replace(one, article=replace(one.article, text="", headline=None))

    def evidence(self, article: str) -> Evidence:
        """What an article says, without its text."""
        mentions, claims = self.mentions_in[article], self.claims_in[article]
        return Evidence(
            self.articles[article],
            tuple(self.mentions[key] for key in mentions),
            tuple(office for key in mentions for office in self.offices.get(key, ())),
            tuple(self.claims[key] for key in claims),
        )

    def corpus_of(self, articles: Iterable[str]) -> Corpus:
        """The evidence of some articles."""
        return assembled(tuple(self.evidence(article) for article in sorted(articles)), {})

    def corpus(self) -> Corpus:
        """All of it, for functions that look things up and never go through everything."""
        bodies = _BodyMentions(self)
        return Corpus(self.articles, self.mentions, self.offices, self.claims, _Origins(self.copies), bodies)

    def bodies_in(self, article: str) -> tuple[Mention, ...]:
        """The bodies that an article names, in order of text."""
        return tuple(m for m in (self.mentions[key] for key in self.mentions_in[article]) if m.kind == "organization")

    def read_ahead(self, mentions: Iterable[str]) -> None:
        """Read these mentions with their offices and articles, with few questions."""
        several = tuple(mentions)
        self.mentions.read_ahead(several)
        self.offices.read_ahead(several)
        self.articles.read_ahead({self.mentions[key].article for key in several})


def _bodies_by_name(one: Evidence) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for body in (mention for mention in one.mentions if mention.kind == "organization"):
        for key in sorted(name_keys(body)):
            found[key] = (*found.get(key, ()), body.id)
    return found


class _Origins(Mapping[str, str]):
    """For each article the smallest id among the copies of its text."""

    def __init__(self, copies: Table[tuple[str, ...]]) -> None:
        self._copies = copies

    def __getitem__(self, article: str) -> str:
        return self._copies.get(article, (article,))[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._copies)

    def __len__(self) -> int:
        return len(self._copies)


class _BodyMentions(Mapping[tuple[str, str], str]):
    """The mention of a body by article and form; of several the last in order of text."""

    def __init__(self, evidence: KeptEvidence) -> None:
        self._evidence = evidence

    def __getitem__(self, place: tuple[str, str]) -> str:
        article, form = place
        found = [body.id for body in self._evidence.bodies_in(article) if form in (*body.forms, body.name)]
        if not found:
            raise KeyError(place)
        return found[-1]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        raise TypeError("bodies are looked up, article by article")

    def __len__(self) -> int:
        raise TypeError("bodies are looked up, article by article")
