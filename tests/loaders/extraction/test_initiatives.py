"""Initiatives: what names one and what does not, from texts that a linguist can add to: tests/cases/initiatives.txt."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from graph.model import Mention
from loaders.extraction.extract import extract
from loaders.extraction.lexicon import rows
from loaders.readers.draft import Draft, article

CASES = Path(__file__).parents[2] / "cases" / "initiatives.txt"


@dataclass(frozen=True)
class Case:
    """A text and the lines that it must give."""

    name: str
    language: str
    text: str
    expected: tuple[str, ...]

    def lines(self, head: str) -> Iterator[str]:
        """What follows `head` in the expected lines that begin with it."""
        return (line.partition(": ")[2] for line in self.expected if line.startswith(f"{head}: "))


def cases() -> Iterator[Case]:
    body = "\n".join(line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    for part in body.strip().split("\n====\n"):
        told, _, expected = part.strip().partition("\n--\n")
        name, language, text = told.split("\n", 2)
        yield Case(name, language, text, tuple(expected.strip().splitlines()))


every_case = pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)


@cache
def initiatives(case: Case) -> tuple[Mention, ...]:
    evidence = extract(article(Draft(text=case.text, language=case.language)))
    return tuple(mention for mention in evidence.mentions if mention.kind == "initiative")


@every_case
def test_an_article_gives_the_initiatives_that_it_names(case: Case) -> None:
    names = {mention.name for mention in initiatives(case)}
    assert set(case.lines("named")) <= names, names


@every_case
def test_what_says_no_more_than_its_kind_names_nothing(case: Case) -> None:
    for word in case.lines("no"):
        assert not [mention.name for mention in initiatives(case) if word in mention.name]


@every_case
def test_every_form_stands_where_the_mention_says(case: Case) -> None:
    for mention in initiatives(case):
        for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True):
            assert case.text[start:stop] == form


def test_every_pattern_can_be_read_and_every_kind_is_one_of_the_models() -> None:
    text = files("loaders.extraction.lexicons").joinpath("initiatives.toml").read_text("utf-8")
    for patterns in tomllib.loads(text).values():
        assert all(re.compile(pattern) for pattern in patterns.values())
    kinds = {"campaign", "concept", "format", "forum", "law", "memorandum", "programme", "project", "route", "treaty"}
    assert {row[2] for row in rows("initiatives.tsv")} == kinds
