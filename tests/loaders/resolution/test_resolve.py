"""What resolution promises whatever the articles say, and the case of one visit told in three languages."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.resolution.resolve import resolve

VISIT = ("seed_en_01", "seed_ru_01", "seed_kk_01")


def edges(found, kind):
    return [edge for edge in found.edges if edge.type == kind]


@pytest.mark.shared
def test_three_articles_in_three_languages_are_one_visit(gold, kinds):
    results = [resolve([gold(name) for name in order]) for order in permutations(VISIT)]
    found = results[0]
    assert all(result == found for result in results)
    held = [n for n in found.nodes if n.labels[1] == "Meeting" and n.properties["status"] == "held"]
    assert kinds(found)["Official"] == 4
    assert len(held) == 2
    assert len(edges(found, "MET_WITH")) == 2
    assert kinds(found)["Agreement"] == 4
