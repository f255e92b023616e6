"""Doubtful pairs come with reasons, and leave the list once somebody has judged them."""

from __future__ import annotations

import pytest

from graph.model import Judgement
from loaders.resolution.judgements import mention_address
from loaders.resolution.resolve import resolve
from loaders.resolution.review import doubts, explain


@pytest.fixture
def articles(told):
    """Two ambassadors of one state whose surnames agree and whose given names are alike, without more in common."""
    first, second = told("first"), told("second", day="2026-08-01")
    first.official("Darina Kurmangali", "KZ", "Head of the press office", rank="other")
    second.official("Dorena Kurmangali", "KZ", "Chief accountant", rank="other")
    return [first.evidence(), second.evidence()]


def test_a_doubtful_pair_is_listed_with_its_reasons(articles):
    (doubt,) = doubts(articles)
    assert set(doubt.names) == {"Darina Kurmangali", "Dorena Kurmangali"}
    assert "both serve KZ" in doubt.reasons
    assert len([node for node in resolve(articles).nodes if "Official" in node.labels]) == 2


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judged_pair_is_no_longer_doubtful(articles, verdict):
    (doubt,) = doubts(articles)
    left, right = (mention_address(article.mentions[0]) for article in articles)
    assert {doubt.left, doubt.right} == {article.mentions[0].id for article in articles}
    judgement = Judgement(id="j", about="mention", verdict=verdict, left=left, right=right)
    assert doubts(articles, [judgement]) == ()


def test_why_two_mentions_are_one_is_said_in_words(told):
    first, second = told("first"), told("second", language="ru")
    left = first.official("Yermek Kosherbayev", "KZ", "Foreign Minister")
    right = second.official("Ермек Кошербаев", "KZ", "министр иностранных дел")
    found = explain([first.evidence(), second.evidence()], left, right)
    assert found.score == 1.0
    assert found.reasons == ("the names sound the same in every part", "both serve KZ", "the same office")


def test_meetings_that_nearly_agree_are_doubtful(told):
    articles = []
    for name, day in (("a", "2026-03-03"), ("b", "2026-03-04")):
        article = told(name, day=day)
        article.meeting(article.official("Ann Lee", "GB", "Minister"), article.mention("country", "SE", "SE"), date=day)
        articles.append(article.evidence())
    (doubt,) = doubts(articles)
    assert (doubt.kind, doubt.reasons) == ("meeting", ("the same person met the same side", "1 day apart"))
    assert set(doubt.said) == {article.claims[0].id for article in articles}


def test_bodies_whose_names_nearly_agree_are_doubtful(told):
    articles = []
    for name, body in (("a", "Zhibek Zholy Transport Fund"), ("b", "Zhibek Zholy Fund")):
        article = told(name)
        article.mention("organization", body, "KZ")
        articles.append(article.evidence())
    assert [doubt.kind for doubt in doubts(articles)] == ["organization"]
    assert doubts(articles, kinds=["official"]) == ()
