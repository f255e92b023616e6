"""Articles taken in by and by amount to what all of them amount to at once: any order, any batches."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ids import identifier, text_hash
from graph.model import Article, Claim, Edge, Evidence, Judgement, Mention, Node, OfficeMention, Party, Subgraph
from loaders.kept.errors import OutOfReach
from loaders.kept.tables import Tables
from loaders.kept.update import holds, update
from loaders.resolution.judgements import constraints, mention_address
from loaders.resolution.resolve import resolve

PEOPLE = (
    ("Kassym-Jomart Tokayev", "KZ", "President of Kazakhstan", "head of state"),
    ("Касым-Жомарт Токаев", "KZ", "Президент Казахстана", "head of state"),
    ("Tokayev", None, "President", "head of state"),
    ("Yermek Kosherbayev", "KZ", "Foreign Minister", "minister"),
    ("Kosherbayev", "KZ", "Foreign Minister", "minister"),
    ("Yermek Kosherbayev", "UZ", "Foreign Minister", "minister"),
    ("Ермек Кошербаев", "KG", "министр иностранных дел", "minister"),
    ("Yermek Kosherbayev", "LV", "Foreign Minister", "minister"),
    ("Annelies van Doorwaard", "NL", "Ambassador of the Netherlands", "ambassador"),
    ("U.S", None, "Secretary", "other"),
)
BODIES = (("Ministry of Foreign Affairs of Kazakhstan", "KZ"), ("МИД Казахстана", "KZ"), ("the Ministry", None))
OTHERS = (("place", "Astana", "KZ"), ("place", "Астана", None), ("initiative", "Middle Corridor", None))
TEXTS = tuple(" ".join(f"{word}{at}" for at in range(60)) for word in ("news", "report", "note"))


@st.composite
def said(draw: st.DrawFn, number: int) -> Evidence:
    """One article that names some of these people, bodies, places and states, and what they did."""
    day = draw(st.sampled_from(("2026-03-01", "2026-03-02", "2026-03-20", None)))
    text = draw(st.sampled_from((f"The text of {number}.", *TEXTS)))
    article = Article(
        id=identifier("article", number),
        text=text,
        text_hash=text_hash(text),
        language="en",
        outlet=draw(st.sampled_from(("A", "B"))),
        published_day=day,
    )
    mentions: list[Mention] = []
    offices: list[OfficeMention] = []
    for name, country, title, rank in draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique_by=lambda row: row[0])):
        mentions.append(mention(article, "official", name, country))
        body = BODIES[0][0] if rank == "minister" and draw(st.booleans()) else None
        offices.append(
            OfficeMention(
                id=identifier(mentions[-1].id, title), mention=mentions[-1].id, title=title, rank=rank, body=body
            )
        )
    mentions += [
        mention(article, "organization", *row)
        for row in draw(st.lists(st.sampled_from(BODIES), max_size=2, unique=True))
    ]
    mentions += [mention(article, *row) for row in draw(st.lists(st.sampled_from(OTHERS), max_size=2, unique=True))]
    mentions += [mention(article, "country", name, name) for name in draw(st.sets(st.sampled_from(("KZ", "NL"))))]
    return Evidence(article, tuple(mentions), tuple(offices), tuple(claims(draw, article, mentions)))


def mention(article: Article, kind: str, name: str, country: str | None) -> Mention:
    key = identifier(article.id, kind, name)
    return Mention(
        id=key, article=article.id, kind=kind, name=name, country=country, forms=(name,), starts=(0,), stops=(1,)
    )


def claims(draw: st.DrawFn, article: Article, mentions: Sequence[Mention]) -> Iterable[Claim]:
    """A meeting of the first of those named, and an agreement reached there."""
    who = [each.id for each in mentions if each.kind in ("official", "organization", "country")][:2]
    rest = [Party(each.id, "place" if each.kind == "place" else "subject") for each in mentions if each.id not in who]
    if len(who) == 2 and draw(st.booleans()):
        status, day = draw(st.sampled_from(("held", "planned"))), draw(st.sampled_from(("2026-03-02", None)))
        parties = (*(Party(key, "party", side) for side, key in enumerate(who)), *rest)
        met = claim(article, "meeting", status, parties, date_from=day, date_to=day, format="bilateral")
        yield met
        yield claim(article, "agreement", "agreed", parties, words="to trade more", reached_at=met.id)


def claim(article: Article, kind: str, status: str, parties: tuple[Party, ...], **more: str | None) -> Claim:
    key = identifier(article.id, kind)
    return Claim(
        id=key, article=article.id, kind=kind, status=status, start=0, stop=1, quote=kind, parties=parties, **more
    )


@st.composite
def batches(draw: st.DrawFn) -> tuple[tuple[Evidence, ...], ...]:
    """Some articles in some order, in some batches."""
    articles = [draw(said(number)) for number in range(draw(st.integers(2, 9)))]
    shuffled = draw(st.permutations(articles))
    cuts = sorted(draw(st.sets(st.integers(1, len(articles) - 1))))
    return tuple(tuple(shuffled[a:b]) for a, b in zip([0, *cuts], [*cuts, len(articles)], strict=True))


class Standing:
    """What a store would hold, and tables that are put down and read again after each batch."""

    def __init__(self, path: Path | None = None) -> None:
        self.tables, self.path = Tables(path), path
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.seen: tuple[Evidence, ...] = ()

    def add(self, batch: Sequence[Evidence], judged: Sequence[Judgement] = ()) -> None:
        self.seen += tuple(batch)
        self.tables.write()
        kept = pickle.loads(pickle.dumps(constraints(self.seen, judged)))
        try:
            change = update(self.tables, batch, kept)
        except OutOfReach:
            self.tables, self.nodes, self.edges = Tables(), {}, {}
            change = update(self.tables, self.seen, kept)
        for node in change.before.nodes:
            assert self.nodes.pop(node.id) == node
        for edge in change.before.edges:
            assert self.edges.pop(edge.id) == edge
        assert not self.nodes.keys() & {node.id for node in change.after.nodes}
        assert not self.edges.keys() & {edge.id for edge in change.after.edges}
        self.nodes |= {node.id: node for node in change.after.nodes}
        self.edges |= {edge.id: edge for edge in change.after.edges}

    def known(self) -> Subgraph:
        nodes, edges = sorted(self.nodes.items()), sorted(self.edges.items())
        return Subgraph(tuple(node for _, node in nodes), tuple(edge for _, edge in edges))


@given(batches())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_and_any_batches_amount_to_all_at_once(several) -> None:
    standing = Standing()
    for batch in several:
        standing.add(batch)
    assert standing.known() == resolve([one for batch in several for one in batch])


@given(batches(), st.sampled_from(("same", "different")), st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_judgements_hold_whatever_comes_after(several, verdict, data) -> None:
    people = [each for one in several[0] for each in one.mentions if each.kind == "official"]
    if len(people) < 2:
        return
    left, right = data.draw(st.permutations(people))[:2]
    judged = [
        Judgement(id="j", about="mention", verdict=verdict, left=mention_address(left), right=mention_address(right))
    ]
    standing = Standing()
    for batch in several:
        standing.add(batch, judged)
    assert standing.known() == resolve([one for batch in several for one in batch], judged)


def test_tables_are_read_from_their_file_again(tmp_path: Path) -> None:
    article = Article(id="a", text="A text.", text_hash="h", language="en")
    one = Evidence(article, (mention(article, "official", *PEOPLE[0][:2]),), (), ())
    tables = Tables(tmp_path / "kept.db")
    update(tables, (one,), constraints((one,), ()))
    tables.write()
    tables.close()
    again = Tables(tmp_path / "kept.db")
    assert holds(again, "a")
    assert not holds(again, "b")
    again.close()


@pytest.mark.parametrize("keys", [("k",), ("k", "l")])
def test_a_member_is_found_by_its_keys_until_they_are_taken(keys) -> None:
    tables = Tables()
    postings = tables.postings("some")
    postings.add("m", keys)
    tables.write()
    assert postings.of("k") == {"m"}
    postings.take("m", keys)
    assert postings.of("k") == set()
