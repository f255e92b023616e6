"""What articles must give, from short texts that a linguist can add to: tests/cases/en_*, ru_* and kk_*.

A case checks what its lines name and nothing else. tests/cases/README.md describes the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from graph.model import Evidence, OfficeMention
from loaders.evaluation.record import MeetingRecord, Record
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft, article

FOLDER = Path(__file__).parents[2] / "cases"
LANGUAGES = ("en", "ru", "kk")


@dataclass(frozen=True)
class Case:
    """A text, the lines that it must give, and why the product does not give them yet, if it does not."""

    name: str
    language: str
    published: str
    text: str
    expected: tuple[str, ...]
    missed: str | None


@dataclass(frozen=True)
class Reading:
    """What the product finds in the text of a case."""

    evidence: Evidence
    record: Record

    def offices(self, name: str) -> tuple[OfficeMention, ...]:
        own = {m.id for m in self.evidence.mentions if m.kind == "official" and m.name == name}
        return tuple(office for office in self.evidence.offices if office.mention in own)


def cases_of(path: Path) -> Iterator[Case]:
    body = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    for part in body.strip().split("\n====\n"):
        told, _, below = part.strip().partition("\n--\n")
        name, published, text = told.split("\n", 2)
        lines = below.strip().splitlines()
        missed = [line.partition(": ")[2] for line in lines if line.startswith("known miss: ")]
        expected = tuple(line for line in lines if not line.startswith("known miss: "))
        yield Case(f"{path.stem}: {name}", path.stem[:2], published, text, expected, missed[0] if missed else None)


CASES = tuple(
    case for language in LANGUAGES for path in sorted(FOLDER.glob(f"{language}_*.txt")) for case in cases_of(path)
)


@cache
def read(case: Case) -> Reading:
    evidence = extract(article(Draft(text=case.text, language=case.language, published=case.published)))
    return Reading(evidence, article_record(case.name, evidence))


def gives_person(line: str, found: Reading) -> bool:
    name, _, country = line.partition(" | ")
    return any(
        person.name == name and (not country or (person.country or "none") == country)
        for person in found.record.persons
    )


def gives_office(line: str, found: Reading) -> bool:
    name, title, *marks = line.split(" | ")
    offices = [office for office in found.offices(name) if title in office.title]
    return any(all(bears(office, mark) for mark in marks) for office in offices)


def bears(office: OfficeMention, mark: str) -> bool:
    """Whether a mark of a case (`former`, `body NAME`, `state KZ`, `to IT`) is true of an office."""
    word, _, value = mark.partition(" ")
    true_of = {
        "former": office.former,
        "current": not office.former,
        "body": office.body == value,
        "state": (office.country or "none") == value,
        "to": office.accredited_to == value,
    }
    return true_of[word]


def gives_pair(line: str, found: Reading) -> bool:
    return set(line.split(" – ")) in [set(pair) for pair in found.record.met_with]


def gives_agreement(line: str, found: Reading) -> bool:
    head, _, rest = line.partition(": ")
    words, _, parties = rest.partition(" | ")
    return any(
        words in one.what and one.status == head and (not parties or set(one.parties) == set(parties.split("; ")))
        for one in found.record.agreements
    )


def gives_meeting(line: str, found: Reading) -> bool:
    return any(is_told(meeting, line) for meeting in found.record.meetings)


def is_told(meeting: MeetingRecord, line: str) -> bool:
    """Whether `held bilateral: NAME; NAME @ PLACE on DAY` tells this meeting; without place or day any is right."""
    head, _, rest = line.partition(": ")
    before, _, day = rest.partition(" on ")
    names, _, place = before.partition(" @ ")
    return (
        head == f"{meeting.status} {meeting.kind}"
        and set(filter(None, names.split("; "))) == set(meeting.participants)
        and (not place or (meeting.place or "no place") == place)
        and (not day or (meeting.date or "no day") == day)
    )


def gives_topic(line: str, found: Reading) -> bool:
    return any(line in topic for meeting in found.record.meetings for topic in meeting.topics)


def gives_body(line: str, found: Reading) -> bool:
    name, _, kind = line.partition(" | ")
    return any(body.name == name and (not kind or body.kind == kind) for body in found.record.organizations)


def gives_initiative(line: str, found: Reading) -> bool:
    return any(initiative.name == line for initiative in found.record.initiatives)


GIVES: dict[str, Callable[[str, Reading], bool]] = {
    "person": gives_person,
    "office": gives_office,
    "body": gives_body,
    "meeting": gives_meeting,
    "pair": gives_pair,
    "topic": gives_topic,
    "agreement": gives_agreement,
    "initiative": gives_initiative,
}


def told_of(record: Record) -> dict[str, int]:
    """How many of each kind, told with `meeting`, `pair` and the like, an article gives."""
    return {
        "people": len(record.persons),
        "meetings": len(record.meetings),
        "pairs": len(record.met_with),
        "agreements": len(record.agreements),
        "initiatives": len(record.initiatives),
    }


def is_given(line: str, found: Reading) -> bool:
    """Whether one expected line is true of what was found."""
    if line in (none_of := {f"no {kind}": count for kind, count in told_of(found.record).items()}):
        return none_of[line] == 0
    negative = line.startswith("no ")
    kind = line.removeprefix("no ").split(" ")[0].rstrip(":")
    rest = line.removeprefix("no ").removeprefix(kind).lstrip(": ")
    return GIVES[kind](rest, found) != negative


def too_many(case: Case, found: Reading) -> Iterator[str]:
    """The kinds of which an article gives more than its case lists: meetings and pairs are listed in full."""
    listed = Counter(line.split(" ")[0].rstrip(":") + "s" for line in case.expected)
    given = told_of(found.record)
    return (f"more {kind}: {given[kind]}" for kind in ("meetings", "pairs") if 0 < listed[kind] < given[kind])


def marked(case: Case) -> pytest.ParameterSet:
    marks = [pytest.mark.xfail(reason=case.missed, raises=AssertionError, strict=True)] if case.missed else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_an_article_gives_what_its_case_names(case: Case) -> None:
    found = read(case)
    wrong = [line for line in case.expected if not is_given(line, found)]
    assert [*wrong, *too_many(case, found)] == [], found.record


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_offset_gives_its_words(case: Case) -> None:
    evidence = read(case).evidence
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


def test_every_case_has_its_own_name_and_something_to_find() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []
    assert [case.name for case in CASES if not case.expected] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_a_quarter_of_the_cases_are_known_misses(language: str) -> None:
    own = [case for case in CASES if case.language == language]
    assert len(own) >= 60
    assert sum(case.missed is not None for case in own) * 4 <= len(own)
