"""Over random real articles and random verdicts: people outrank rules, nothing depends on order, undoing restores."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Evidence, Judgement
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft
from loaders.readers.sources import Read
from loaders.readers.sources import articles as read
from loaders.resolution.addresses import addresses
from loaders.resolution.judgements import constraints, states, unplaced
from loaders.resolution.resolve import resolve

ROOT = Path(__file__).parents[3]
GOLD = ROOT.parent / "shared" / "gold" / "articles"
SEEDS = ROOT / "seeds"

FEW = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def files(folder: Path) -> tuple[Path, ...]:
    if folder == GOLD and not folder.is_dir():
        pytest.skip("NO REAL ARTICLES: ../shared/gold/articles is not beside this checkout; the seeds alone were tried")
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md")))


@cache
def said(path: Path) -> Evidence:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (outcome,) = read([str(path)], Draft())
        assert isinstance(outcome, Read)
        return extract(outcome.article)


@st.composite
def verdicts(draw, articles, number):
    """A verdict on two mentions or claims of one kind, or on one; `number` makes it the latest."""
    things = sorted(
        ((kind, address) for one in articles for kind, address in addressed(one)), key=lambda thing: thing[1]
    )
    kind, left = draw(st.sampled_from(things))
    about = "claim" if kind in ("meeting", "agreement") else "mention"
    stamp = {"id": f"j{number}", "about": about, "left": left, "at": f"2026-03-03T00:00:{number:02}"}
    others = [address for other, address in things if other == kind and address != left]
    if others and draw(st.booleans()):
        verdict = draw(st.sampled_from(["same", "different"]))
        return Judgement(verdict=verdict, right=draw(st.sampled_from(others)), **stamp)
    if about == "mention":
        return Judgement(verdict="wrong", **stamp)
    values = [("date", "2026-02-02"), ("date", "2026-02-02/2026-02-04"), ("place", "Samarkand"), ("place", "Kenya")]
    field, value = draw(st.sampled_from([*values, (None, None), ("date", None), ("place", None)]))
    return Judgement(verdict="corrected" if value else "wrong", field=field, value=value, **stamp)


def addressed(one):
    named = addresses(one)
    things = [(mention.kind, mention.id) for mention in one.mentions if mention.kind != "country"]
    return [(kind, named[id_]) for kind, id_ in [*things, *((claim.kind, claim.id) for claim in one.claims)]]


def drawn(data, folder):
    paths = data.draw(st.lists(st.sampled_from(files(folder)), min_size=2, max_size=5, unique=True))
    articles = [said(path) for path in paths]
    count = data.draw(st.integers(1, 4))
    return articles, [data.draw(verdicts(articles, number)) for number in range(count)]


folders = pytest.mark.parametrize("folder", [SEEDS, pytest.param(GOLD, marks=pytest.mark.shared)], ids=lambda p: p.name)


@folders
@FEW
@given(data=st.data())
def test_neither_the_order_of_articles_nor_that_of_judgements_matters(folder, data):
    articles, decided = drawn(data, folder)
    first = resolve(articles, decided)
    assert resolve(data.draw(st.permutations(articles)), data.draw(st.permutations(decided))) == first


@folders
@FEW
@given(data=st.data())
def test_undone_judgements_leave_no_trace(folder, data):
    articles, decided = drawn(data, folder)
    kept = decided[1:]
    undone = replace(decided[0], withdrawn_at="2026-03-04T00:00:00")
    assert resolve(articles, [undone, *kept]) == resolve(articles, kept)


@folders
@FEW
@given(data=st.data())
def test_what_holds_is_so_whatever_rules_say(folder, data):
    articles, decided = drawn(data, folder)
    found = resolve(articles, decided)
    of = {edge.start: edge.end for edge in found.edges if edge.type in ("REFERS_TO", "SUPPORTS")}
    named = {address: id_ for one in articles for id_, address in addresses(one).items()}
    state_of = states(articles, decided)
    for one in (one for one in decided if state_of[one.id] == "active"):
        left, right = of.get(named[one.left]), of.get(named.get(one.right or "", ""))
        if one.verdict == "same":
            assert left == right
            assert left is not None
        elif one.verdict == "different":
            assert left != right
        elif one.verdict == "wrong" and one.field is None:
            assert left is None


@folders
@FEW
@given(data=st.data())
def test_a_judgement_about_articles_that_are_gone_changes_nothing_until_they_are_back(folder, data):
    articles, decided = drawn(data, folder)
    rest = articles[1:]
    lost = {one.id for one in unplaced(rest, decided)}
    assert resolve(rest, decided) == resolve(rest, [one for one in decided if one.id not in lost])
    assert resolve([*rest, articles[0]], decided) == resolve(articles, decided)


@folders
@FEW
@given(data=st.data())
def test_to_judge_what_rules_find_anyway_joins_nothing_else(folder, data):
    articles, _ = drawn(data, folder)
    plain = resolve(articles)
    together = {}
    for edge in plain.edges:
        if edge.type in ("REFERS_TO", "SUPPORTS"):
            together.setdefault(edge.end, []).append(edge.start)
    named = {id_: address for one in articles for id_, address in addresses(one).items()}
    pairs = [ids for end, ids in sorted(together.items()) if len(ids) > 1 and len(end) > 2]
    if not pairs:
        return
    one, other = sorted(data.draw(st.sampled_from(pairs)))[:2]
    claims = {claim.id for article in articles for claim in article.claims}
    about = "claim" if one in claims else "mention"
    same = Judgement(id="j", about=about, verdict="same", left=named[one], right=named[other])
    found = resolve(articles, [same])
    assert [node.id for node in found.nodes] == [node.id for node in plain.nodes]
    assert set(constraints(articles, [same]).same) == {(one, other)}
