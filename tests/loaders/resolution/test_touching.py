"""A load resolves the articles that its own touch, and no others."""

from __future__ import annotations

from loaders.resolution.resolve import resolve
from loaders.resolution.touching import reached, touched


def _articles(told):
    """Two articles of one person in two scripts, and one of somebody else."""
    first, second, third = told("first"), told("second", language="ru"), told("third")
    first.official("Yermek Kosherbayev", "KZ", "Foreign Minister")
    second.official("Кошербаев", "KZ", "министр иностранных дел")
    third.official("Annelies van Doorwaard", "NL", "Ambassador of the Netherlands")
    return first.evidence(), second.evidence(), third.evidence()


def test_articles_of_one_person_touch(told):
    first, second, third = _articles(told)
    keys = {one.article.id: touched(one) for one in (first, second, third)}
    assert set(reached([second.article.id], keys)) == {first.article.id, second.article.id}


def test_what_an_article_touches_resolves_as_the_whole_does(told):
    articles = _articles(told)
    keys = {one.article.id: touched(one) for one in articles}
    near = reached([articles[0].article.id], keys)
    part = resolve(one for one in articles if one.article.id in near)
    whole = {node.id: node for node in resolve(articles).nodes}
    assert all(whole[node.id] == node for node in part.nodes if "Country" not in node.labels)
