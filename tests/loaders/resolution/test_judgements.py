"""Merging is a judgement: it joins or parts what the rules would not, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Judgement
from loaders.resolution.judgements import claim_address, mention_address, unplaced
from loaders.resolution.resolve import resolve


def judgement(verdict, left, right=None, **more):
    about = more.pop("about", "mention")
    return Judgement(id=f"{verdict}-{len(left)}", about=about, verdict=verdict, left=left, right=right, **more)


@pytest.fixture
def articles(told):
    """Two names that rules keep apart, and one name in two articles that rules join."""
    first, second = told("first"), told("second")
    first.official("Elizabeth Windsor", "GB", "Queen")
    second.official("Lilibet Mountbatten", "GB")
    first.official("John Smith", "GB", "Ambassador")
    second.official("John Smith", "GB", "Ambassador")
    return [first.evidence(), second.evidence()]


def persons(found):
    return sorted(node.name for node in found.nodes if "Official" in node.labels)


def address(article, at):
    return mention_address(article.mentions[at])


def test_same_joins_what_rules_keep_apart(articles):
    joined = resolve(articles, [judgement("same", address(articles[0], 0), address(articles[1], 0))])
    assert len(persons(joined)) == len(persons(resolve(articles))) - 1


def test_a_merge_undone_restores(articles):
    merge = judgement("same", address(articles[0], 0), address(articles[1], 0))
    undone = replace(merge, withdrawn_at="2026-03-05T10:00:00Z")
    assert resolve(articles, [undone]) == resolve(articles)


def test_different_parts_what_rules_join(articles):
    parted = resolve(articles, [judgement("different", address(articles[0], 1), address(articles[1], 1))])
    assert persons(parted).count("John Smith") == 2
    assert persons(resolve(articles)).count("John Smith") == 1


def test_wrong_takes_a_mention_away(articles):
    found = resolve(articles, [judgement("wrong", address(articles[0], 0))])
    assert "Elizabeth Windsor" not in persons(found)


def test_corrected_gives_a_mention_another_name(articles):
    found = resolve(articles, [judgement("corrected", address(articles[1], 0), value="Lilibet Windsor")])
    assert "Lilibet Windsor" in persons(found)


def test_a_judgement_of_claims_joins_meetings(told):
    articles = []
    for name, day in (("a", "2026-03-03"), ("b", "2026-03-20")):
        article = told(name, day=day)
        article.meeting(article.official("Ann Lee", "GB"), article.official("Bo Ek", "SE"), date=day)
        articles.append(article.evidence())
    left, right = (claim_address(article.claims[0]) for article in articles)
    found = resolve(articles, [judgement("same", left, right, about="claim")])
    assert len([node for node in found.nodes if "Meeting" in node.labels]) == 1


def test_a_judgement_about_an_article_that_is_gone_is_listed(articles):
    lost = judgement("same", "nowhere\tofficial\tJohn Smith", address(articles[0], 1))
    assert unplaced(articles, [lost]) == (lost,)
    assert resolve(articles, [lost]) == resolve(articles)


@pytest.mark.parametrize(("kind", "name"), [("place", "Nur-Sultan"), ("initiative", "Middle Corridor")])
def test_places_and_initiatives_are_judged_like_people(told, kind, name):
    articles = []
    for title in ("a", "b"):
        article = told(title)
        article.mention(kind, name)
        articles.append(article.evidence())
    ends = (address(articles[0], 0), address(articles[1], 0))
    assert len(resolve(articles, [judgement("different", *ends)]).nodes) == len(resolve(articles).nodes) + 1
