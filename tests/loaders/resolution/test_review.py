"""Doubtful pairs come with reasons, and leave the list once somebody has judged them."""

from __future__ import annotations

import pytest

from graph.model import Judgement
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


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_judged_pair_is_no_longer_doubtful(articles, verdict):
    (doubt,) = doubts(articles)
    judgement = Judgement(id="j", about="mention", verdict=verdict, left=doubt.addresses[0], right=doubt.addresses[1])
    assert doubts(articles, [judgement]) == ()


def test_why_two_mentions_are_one_is_said_in_words(told):
    first, second = told("first"), told("second", language="ru")
    left = first.official("Yermek Kosherbayev", "KZ", "Foreign Minister")
    right = second.official("Ермек Кошербаев", "KZ", "министр иностранных дел")
    found = explain([first.evidence(), second.evidence()], left, right)
    assert found.score == 1.0
    assert found.reasons == ("the names sound the same in every part", "both serve KZ", "the same office")
