"""Which names are compared: those that can be of one, and few others."""

from __future__ import annotations

import pytest

from loaders.resolution.resolve import resolve
from loaders.resolution.wordings import wording


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("Samruk-Kazyna National Welfare Fund", "National Welfare Fund Samruk-Kazyna", 1),
        ("Zhibek Zholy", "ZhibekZholy", 1),
        ("Alliance", "G Alliance", 2),
        ("American Civil Liberties Union", "American Civil Liberties Union of New Jersey", 2),
        ("AAPI Civic Engagement Fund", "Civic Engagement", 2),
    ],
)
def test_bodies_are_one_by_equally_many_words_or_as_one_word(told, one, other, number):
    articles = [told(name) for name in ("a", "b")]
    for article, name in zip(articles, (one, other), strict=True):
        article.mention("organization", name, None)
    found = resolve(article.evidence() for article in articles)
    assert len([node for node in found.nodes if node.labels[1] == "Organization"]) == number


@pytest.mark.parametrize(
    ("one", "other", "are_compared"),
    [
        ("Critics Choice Award", "Krim Award", False),
        ("C5+1", "P5+1", False),
        ("Middle Corridor", "the Middle Corridor", True),
        ("Second Summit of the C5", "C5 Summit", True),
    ],
)
def test_phrases_are_compared_by_two_things_in_common(one, other, are_compared):
    assert bool(set(wording(one).keys) & set(wording(other).keys)) is are_compared
