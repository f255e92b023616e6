"""Entities of short texts with marked spans: the cases are `cases/entities.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from graph.model import RANKS, Article, Mention
from loaders.extraction.document import Document, Found, SpanKind, Tagged
from loaders.extraction.entities import find_entities
from loaders.extraction.languages import language

_CASES = Path(__file__).parent / "cases" / "entities.txt"
_CLOSE = re.compile(r"\|(" + "|".join(get_args(SpanKind)) + r")\]\]")


@dataclass(frozen=True)
class Case:
    name: str
    language: str
    marked: str
    facts: tuple[tuple[str, str], ...]


def cases() -> Iterator[Case]:
    for part in re.split(r"(?m)^====\n", _CASES.read_text("utf-8")):
        head = dict(re.findall(r"(?m)^# (case|language): (.*)$", part))
        marked, _, tail = re.sub(r"(?m)^#.*\n", "", part).strip().partition("\n----\n")
        facts = tuple((kind, fact) for kind, fact in (line.split(": ", 1) for line in tail.splitlines()))
        yield Case(head["case"], head["language"], marked, facts)


def document(case: Case) -> Document:
    text, spans, opened, at = "", [], [], 0
    while at < len(case.marked):
        closing = _CLOSE.match(case.marked, at)
        if case.marked.startswith("[[", at):
            opened.append(len(text))
            at += 2
        elif closing:
            spans.append(Tagged(opened.pop(), len(text), closing[1]))
            at = closing.end()
        else:
            text += case.marked[at]
            at += 1
    spoken = language(case.language)
    article = Article(id="case", text=text, text_hash="", language=case.language)
    ordered = tuple(sorted(spans, key=lambda span: (span.start, -span.stop)))
    return Document(article, spoken, spoken.sentences(text), ordered)


def named(found: Found, kind: str) -> dict[str, Mention]:
    return {mention.name: mention for mention in found.mentions if mention.kind == kind}


@pytest.fixture(scope="module", params=list(cases()), ids=lambda case: case.name.replace(" ", "-"))
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture(scope="module")
def found(case: Case) -> Found:
    return find_entities(document(case))


def test_officials_have_the_states_offices_and_bodies_that_the_text_gives(case: Case, found: Found) -> None:
    expected, actual = {}, {}
    for kind, fact in case.facts:
        if kind == "official":
            name, state, titles, bodies, rank = (cell.strip() for cell in fact.split("|"))
            expected[name] = (state, titles, bodies, rank)
    for name, mention in named(found, "official").items():
        own = [office for office in found.offices if office.mention == mention.id]
        bodies = "; ".join(dict.fromkeys(office.body for office in own if office.body))
        titles = "; ".join(dict.fromkeys(office.title for office in own))
        actual[name] = (mention.country or "-", titles, bodies, own[0].rank if own else "")
    assert actual == expected


def test_bodies_have_the_kinds_and_states_that_the_text_gives(case: Case, found: Found) -> None:
    actual = {f"{m.name} | {m.category} | {m.country or '-'}" for m in named(found, "organization").values()}
    assert {fact for kind, fact in case.facts if kind == "organization"} <= actual


def test_countries_are_those_that_take_part(case: Case, found: Found) -> None:
    codes = ", ".join(sorted(mention.country or "" for mention in found.mentions if mention.kind == "country"))
    assert all(fact == codes for kind, fact in case.facts if kind == "countries")


def test_words_stand_for_whom_they_mean(case: Case, found: Found) -> None:
    text = document(case).text
    names = {mention.id: mention.name for mention in found.mentions}
    meant = {(text[r.start : r.stop], names[r.mention]) for r in found.references if not r.named}
    assert {tuple(fact.split(" | ")) for kind, fact in case.facts if kind == "stands for"} <= meant


def test_bylines_and_namesakes_are_no_officials(case: Case, found: Found) -> None:
    assert not {fact for kind, fact in case.facts if kind == "no official"} & set(named(found, "official"))


def test_every_form_is_the_text_at_its_place(case: Case, found: Found) -> None:
    text = document(case).text
    for mention in found.mentions:
        forms = zip(mention.forms, mention.starts, mention.stops, strict=True)
        assert all(text[start:stop] == form for form, start, stop in forms)


def test_mentions_and_references_have_ids_of_their_own_and_stand_in_order(found: Found) -> None:
    ids = [mention.id for mention in found.mentions]
    assert len(set(ids)) == len(ids)
    assert list(found.references) == sorted(found.references)
    assert {reference.mention for reference in found.references} <= set(ids)
    assert {office.rank for office in found.offices} <= set(RANKS)
