"""Evidence built by hand: an article told in a few lines, and the articles of the annotated material."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graph.ids import identifier, text_hash
from graph.model import Article, Claim, Evidence, Mention, OfficeMention, Party, Subgraph
from loaders.extraction.country_names import country_code

SHARED = Path(__file__).parents[4] / "shared"

RANKS = {
    "deputy minister": ("вице-министр", "deputy minister", "замминистр", "заместитель министра"),
    "minister": ("министр", "minister"),
    "ambassador": ("посол", "посла", "елшісі", "елші", "ambassador"),
    "head of body": ("director", "директор", "төрағасы", "председатель", "chair", "глава", "head"),
    "head of state": ("president of", "президент"),
    "legislator": ("депутат", "member of parliament", "сенатор", "senator"),
}


def rank_of(title: str) -> str:
    return next((rank for rank, words in RANKS.items() if any(word in title.lower() for word in words)), "other")


@dataclass
class Told:
    """One article, told step by step; each step gives the id of what it adds."""

    name: str
    language: str = "en"
    day: str | None = "2026-03-03"
    outlet: str | None = None
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return identifier("article", self.name)

    def mention(self, kind: Any, name: str, country: str | None = None, **more: Any) -> str:
        key = identifier(self.id, kind, name, len(self.mentions))
        forms = tuple(more.pop("forms", (name,)))
        places = tuple(range(len(forms)))
        self.mentions.append(
            Mention(
                id=key,
                article=self.id,
                kind=kind,
                name=name,
                country=country,
                forms=forms,
                starts=places,
                stops=places,
                **more,
            )
        )
        return key

    def official(self, name: str, country: str | None = None, title: str | None = None, **office: Any) -> str:
        key = self.mention("official", name, country)
        if title is not None:
            self.office(key, title, **office)
        return key

    def office(self, mention: str, title: str, **office: Any) -> None:
        rank = office.pop("rank", None) or rank_of(title)
        key = identifier(mention, title, len(self.offices))
        self.offices.append(OfficeMention(id=key, mention=mention, title=title, rank=rank, **office))

    def meeting(self, *sides: str | Iterable[str], status: str = "held", place: str | None = None, **more: Any) -> str:
        parties = [
            Party(mention, "party", number)
            for number, side in enumerate(sides)
            for mention in ([side] if isinstance(side, str) else side)
        ]
        if place is not None:
            parties.append(Party(place, "place"))
        parties += [Party(mention, "subject") for mention in more.pop("about", ())]
        more.setdefault("format", "bilateral")
        day = more.pop("date", None)
        if day is not None:
            more |= {"date_from": day, "date_to": day}
        return self._claim("meeting", status, tuple(parties), more)

    def agreement(self, words: str, *parties: str, status: str = "agreed", **more: Any) -> str:
        said = [Party(mention, "party") for mention in parties]
        said += [Party(mention, "subject") for mention in more.pop("about", ())]
        return self._claim("agreement", status, tuple(said), {"words": words, **more})

    def _claim(self, kind: Any, status: str, parties: tuple[Party, ...], more: Mapping[str, Any]) -> str:
        key = identifier(self.id, kind, len(self.claims))
        quote = more.get("words") or f"{self.name} {kind} {len(self.claims)}"
        self.claims.append(
            Claim(
                id=key,
                article=self.id,
                kind=kind,
                status=status,
                start=0,
                stop=1,
                quote=quote,
                parties=parties,
                **more,
            )
        )
        return key

    def evidence(self) -> Evidence:
        text = self.text or f"The text of {self.name}."
        article = Article(
            id=self.id,
            text=text,
            text_hash=text_hash(text),
            language=self.language,
            outlet=self.outlet or self.name,
            published_day=self.day,
        )
        return Evidence(article, tuple(self.mentions), tuple(self.offices), tuple(self.claims))


@pytest.fixture
def told() -> Callable[..., Told]:
    """Starts an article: `told("a", language="ru", day="2026-03-03")`."""
    return Told


@pytest.fixture
def recorded() -> Callable[[Mapping[str, Any]], Told]:
    """An article told by its gold record (persons, organizations, meetings, agreements, in names)."""
    return _recorded


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development material beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"no development material at {SHARED}")
    return SHARED


def _recorded(record: Mapping[str, Any]) -> Told:
    article = Told(record["article"], record["language"], record["date"])
    known: dict[str, str] = {}
    for body in record["organizations"]:
        known[body["name"]] = article.mention(
            "organization",
            body["name"],
            body["country"],
            category=body["kind"],
            forms=(body["name"], *body.get("aliases", ())),
        )
    for person in record["persons"]:
        known[person["name"]] = _person(article, person, record["language"])
    for country in record["countries"]:
        article.mention("country", country, country)
    for initiative in record["initiatives"]:
        known[initiative["name"]] = article.mention("initiative", initiative["name"])
    countries = {person["name"]: person["country"] for person in record["persons"]}
    met = {frozenset(pair) for pair in record["met_with"]}
    reached: list[tuple[frozenset[str], str]] = []
    for meeting in record["meetings"]:
        claim = _meeting(article, meeting, known, (countries, met))
        if meeting["status"] != "planned":
            reached.append((frozenset(meeting["participants"]), claim))
    for agreement in record["agreements"]:
        parties = frozenset(agreement["parties"])
        at = [claim for people, claim in reached if parties and parties <= people]
        named = [known[i["name"]] for i in record["initiatives"] if i["name"] in agreement["what"]]
        article.agreement(
            agreement["what"],
            *(known[name] for name in agreement["parties"]),
            status=agreement["status"],
            about=named,
            reached_at=at[0] if len(at) == 1 else None,
        )
    return article


def _person(article: Told, person: Mapping[str, Any], language: str) -> str:
    key = article.official(person["name"], person["country"])
    for role in person["roles"]:
        host = None
        if rank_of(role) == "ambassador":
            named = [code for word in role.split() if (code := country_code(word, language))]
            host = next((code for code in named if code != person["country"]), None)
        body = next((body for body in person["affiliations"]), None)
        article.office(key, role, country=person["country"], body=body, accredited_to=host)
    return key


def _meeting(
    article: Told,
    meeting: Mapping[str, Any],
    known: Mapping[str, str],
    persons: tuple[Mapping[str, str | None], set[frozenset[str]]],
) -> str:
    countries, met = persons
    sides: list[list[str]] = []
    for name in meeting["participants"]:
        home = next(
            (
                side
                for side in sides
                if not any(frozenset((name, other)) in met for other in side)
                and (countries.get(name) in {countries.get(other) for other in side})
            ),
            None,
        )
        if home is None:
            sides.append([name])
        else:
            home.append(name)
    place = None
    if meeting["place"]:
        code = country_code(meeting["place"], article.language)
        place = article.mention("country" if code else "place", meeting["place"], code)
    kind = {"phone_call": "bilateral", "multilateral": "multilateral"}.get(meeting["kind"], meeting["kind"])
    return article.meeting(
        *([known[name] for name in side] for side in sides),
        status=meeting["status"],
        place=place,
        date=meeting["date"],
        topics=tuple(meeting["topics"]),
        format="trilateral" if kind == "multilateral" else "ceremony" if kind == "other" else kind,
        channel="phone" if meeting["kind"] == "phone_call" else "unknown",
    )


@pytest.fixture
def gold(shared: Path, recorded: Callable[[Mapping[str, Any]], Told]) -> Callable[[str], Evidence]:
    """The evidence of a gold article of the development set, by name."""
    return lambda name: recorded(json.loads((shared / f"gold/gold/{name}.json").read_text("utf-8"))).evidence()


@pytest.fixture
def kinds() -> Callable[[Subgraph], dict[str, int]]:
    """How many nodes of each label a subgraph has."""

    def count(found: Subgraph) -> dict[str, int]:
        labels = [node.labels[1] for node in found.nodes]
        return {label: labels.count(label) for label in sorted(set(labels))}

    return count
