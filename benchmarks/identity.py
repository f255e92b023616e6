"""How fast evidence is resolved: `python -m benchmarks.identity 2000` (articles, invented)."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.ids import identifier, text_hash
from graph.model import Article, Claim, Evidence, Mention, OfficeMention, Party
from loaders.resolution.resolve import resolve

PEOPLE_AN_ARTICLE = 0.4
"""New persons an article brings; the others are seen again."""

GIVEN = ("Nurlan", "Askar", "Yerzhan", "Daulet", "Aigul", "Timur", "Maria", "John", "Ahmed", "Chen", "Hiroshi", "Olga")
SYLLABLES = ("ba", "ka", "sha", "mu", "nur", "ta", "bek", "zhan", "al", "sul", "din", "gul", "ra", "ho", "me", "la")
STATES = ("KZ", "UZ", "KG", "QA", "TR", "CN", "JP", "NL", "DE", "FR", "GB", "US")
OFFICES = (
    ("Minister of Foreign Affairs", "minister"),
    ("Deputy Minister of Transport", "deputy minister"),
    ("Ambassador", "ambassador"),
    ("Director of the Agency for Statistics", "head of body"),
    ("Member of Parliament", "legislator"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented official."""

    name: str
    country: str
    title: str
    rank: str


def people(number: int, chance: random.Random) -> tuple[Person, ...]:
    """Invented officials, some of them namesakes."""
    return tuple(
        Person(
            f"{chance.choice(GIVEN)} {''.join(chance.choices(SYLLABLES, k=3)).title()}ev",
            chance.choice(STATES),
            *chance.choice(OFFICES),
        )
        for _ in range(number)
    )


def articles(number: int) -> Iterator[Evidence]:
    """Invented evidence: two to five people an article, a meeting and an agreement."""
    chance = random.Random(7)
    known = people(max(int(number * PEOPLE_AN_ARTICLE), 10), chance)
    weights = [1 / (at + 1) for at in range(len(known))]
    for at in range(number):
        day = (date(2025, 1, 1) + timedelta(days=chance.randrange(400))).isoformat()
        yield _article(at, day, chance.choices(known, weights, k=chance.randrange(2, 6)))


def _article(at: int, day: str, present: list[Person]) -> Evidence:
    key = identifier("article", at)
    text = " ".join(identifier(at, word) for word in range(300))
    mentions = tuple(_mention(key, at_, person) for at_, person in enumerate(present))
    offices = tuple(
        OfficeMention(id=identifier(m.id, "o"), mention=m.id, title=p.title, rank=p.rank, country=p.country)
        for m, p in zip(mentions, present, strict=True)
    )
    said = Claim(
        id=identifier(key, "m"),
        article=key,
        kind="meeting",
        status="held",
        start=0,
        stop=10,
        quote=text[:10],
        parties=tuple(Party(mention.id, "party", side) for side, mention in enumerate(mentions[:2])),
        format="bilateral",
    )
    met = replace(said, date_from=day, date_to=day)
    words = f"open {at} schools for students of railway transport"
    agreed = replace(said, id=identifier(key, "a"), kind="agreement", status="agreed", words=words, reached_at=met.id)
    article = Article(
        id=key, text=text, text_hash=text_hash(text), language="en", outlet=f"o{at % 20}", published_day=day
    )
    return Evidence(article, mentions, offices, (met, agreed))


def _mention(article: str, at: int, person: Person) -> Mention:
    return Mention(
        id=identifier(article, at),
        article=article,
        kind="official",
        name=person.name,
        country=person.country,
        forms=(person.name,),
        starts=(at,),
        stops=(at + 1,),
    )


def main(number: int) -> None:
    """Prints seconds and sizes."""
    evidence = tuple(articles(number))
    start = time.perf_counter()
    found = resolve(evidence)
    seconds = time.perf_counter() - start
    sys.stdout.write(f"{number} articles {seconds:.1f} s, {len(found.nodes)} nodes, {len(found.edges)} edges\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
