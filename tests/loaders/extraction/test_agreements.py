"""Agreements: what is undertaken, by whom and in what status, from tests/cases/agreements.txt."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from loaders.evaluation.record import AgreementRecord
from loaders.extraction.agreement_likelihood import likelihood
from loaders.extraction.agreement_words import STATUSES, cues, lists, marks, wording
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft, article

CASES = Path(__file__).parents[2] / "cases" / "agreements.txt"
LANGUAGES = ("en", "ru", "kk")


@dataclass(frozen=True)
class Case:
    """A text and the lines that it must give."""

    name: str
    language: str
    published: str
    text: str
    expected: tuple[str, ...]

    def lines(self, head: str) -> Iterator[str]:
        """What follows `head` in the expected lines that begin with it."""
        return (line.partition(": ")[2] for line in self.expected if line.startswith(f"{head}: "))


def cases() -> Iterator[Case]:
    body = "\n".join(line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    for part in body.strip().split("\n====\n"):
        told, _, expected = part.strip().partition("\n--\n")
        name, where, text = told.split("\n", 2)
        language, published = where.split()
        yield Case(name, language, published, text, tuple(expected.strip().splitlines()))


every_case = pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)


@cache
def agreements(case: Case) -> tuple[AgreementRecord, ...]:
    given = Draft(text=case.text, language=case.language, published=case.published)
    return article_record(case.name, extract(article(given))).agreements


@every_case
def test_an_article_gives_what_is_undertaken_and_by_whom(case: Case) -> None:
    found = agreements(case)
    for status in STATUSES:
        for line in case.lines(status):
            words, _, parties = line.partition(" | ")
            own = [one for one in found if words in one.what and one.status == status]
            assert [set(one.parties) for one in own] == [set(parties.split("; "))], found


@every_case
def test_an_article_gives_nothing_that_only_sounds_like_an_undertaking(case: Case) -> None:
    for words in case.lines("no"):
        assert not [one for one in agreements(case) if words in one.what]


@every_case
def test_an_undertaking_told_twice_is_one(case: Case) -> None:
    for count in case.lines("count"):
        assert len(agreements(case)) == int(count), agreements(case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_wording_of_undertakings(language: str) -> None:
    assert {status for status, _, _ in cues(language)} == set(STATUSES)
    assert [status for status, _ in lists(language)] == list(STATUSES)
    assert all(marks(language, name).pattern for name in ("break", "loose", "participle"))
    assert all(
        wording(language, name).pattern for name in ("ahead", "joint", "none", "papers", "pronoun", "tasks", "told")
    )


def test_weights_are_sorted_and_finite_numbers() -> None:
    weights = json.loads(files("loaders.extraction").joinpath("weights", "agreements.json").read_text("utf-8"))
    assert list(weights) == sorted(weights)
    assert "" in weights
    assert all(math.isfinite(weight) for weight in weights.values())


def test_a_sign_that_the_weights_do_not_know_changes_nothing() -> None:
    assert likelihood(["a sign of nothing"]) == likelihood([])
    assert 0 < likelihood([]) < 1
