"""Meetings, pairs and agreements, from texts that a linguist can add to: tests/cases/meetings.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from graph.model import Evidence
from loaders.evaluation.record import MeetingRecord, Record
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft, article

CASES = Path(__file__).parents[2] / "cases" / "meetings.txt"


@dataclass(frozen=True)
class Case:
    name: str
    language: str
    published: str
    text: str
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    body = "\n".join(line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    for part in body.strip().split("\n====\n"):
        told, _, expected = part.strip().partition("\n--\n")
        name, where, text = told.split("\n", 2)
        language, published = where.split()
        yield Case(name, language, published, text, tuple(expected.strip().splitlines()))


@cache
def read(case: Case) -> tuple[Evidence, Record]:
    evidence = extract(article(Draft(text=case.text, language=case.language, published=case.published)))
    return evidence, article_record(case.name, evidence)


def told(meeting: MeetingRecord) -> str:
    """A meeting as cases write it."""
    place = f" @ {meeting.place}" if meeting.place else ""
    day = f" on {meeting.date}" if meeting.date else ""
    return f"meeting {meeting.status} {meeting.kind}: {'; '.join(sorted(meeting.participants))}{place}{day}"


def in_order(line: str) -> str:
    """A line of a case with the names of a meeting or pair sorted."""
    head, _, rest = line.partition(": ")
    cut = min((rest.find(mark) for mark in (" @ ", " on ") if mark in rest), default=len(rest))
    names, more = rest[:cut], rest[cut:]
    mark = "; " if head.startswith("meeting") else " – "
    return f"{head}: {mark.join(sorted(names.split(mark)))}{more}"


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_an_article_gives_the_meetings_that_it_tells(case: Case) -> None:
    _, record = read(case)
    expected = {in_order(line) for line in case.expected if line.startswith("meeting")}
    if expected:
        assert {told(meeting) for meeting in record.meetings} == expected


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_an_article_gives_who_met_whom_and_no_more(case: Case) -> None:
    _, record = read(case)
    expected = {in_order(line) for line in case.expected if line.startswith("pair")}
    assert {in_order(f"pair: {left} – {right}") for left, right in record.met_with} == expected


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_an_article_gives_the_agreements_that_it_tells(case: Case) -> None:
    _, record = read(case)
    for line in case.expected:
        if line.startswith("agreement"):
            head, _, words = line.partition(": ")
            status = head.removeprefix("agreement ")
            assert any(words in found.what and found.status == status for found in record.agreements), record.agreements


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_every_offset_gives_its_words(case: Case) -> None:
    evidence, _ = read(case)
    text = evidence.article.text
    for mention in evidence.mentions:
        for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True):
            assert text[start:stop] == form
    known = {mention.id for mention in evidence.mentions}
    for claim in evidence.claims:
        assert text[claim.start : claim.stop] == claim.quote
        assert {party.mention for party in claim.parties} <= known
        assert all(0 <= span.start < span.stop <= len(text) for span in claim.evidence)
        assert 0 < claim.confidence < 1
