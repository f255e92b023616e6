"""The product's scorer gives the annotators' figures."""

from __future__ import annotations

import importlib.util
import json
import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from loaders.evaluation.record import (
    AgreementRecord,
    BodyRecord,
    InitiativeRecord,
    MeetingRecord,
    PersonRecord,
    Record,
    read_gold,
    record_from,
)
from loaders.evaluation.scorer import Scores, score

SHARED = Path(__file__).parents[4] / "shared"

ASTANA = Record(
    article="one",
    language="en",
    persons=(PersonRecord("Yermek Kosherbayev", roles=("Minister of Foreign Affairs",), country="KZ"),),
    organizations=(BodyRecord("Ministry of Foreign Affairs", kind="ministry", country="KZ"),),
    countries=("GB", "KZ"),
    initiatives=(InitiativeRecord("Middle Corridor"),),
    meetings=(MeetingRecord(("Yermek Kosherbayev", "Yvette Cooper"), "2026-02-26", "London", kind="bilateral"),),
    agreements=(AgreementRecord("deepen the strategic partnership", ("Yermek Kosherbayev",), "agreed"),),
    met_with=(("Yermek Kosherbayev", "Yvette Cooper"),),
)


def f1(scores: Scores, field: str) -> float:
    return scores.tallies["all"][field].f1


def test_a_record_scored_against_itself_is_perfect() -> None:
    scores = score([ASTANA], {"one": ASTANA})
    assert {tally.f1 for tally in scores.tallies["all"].values()} == {1.0}
    assert not scores.errors


def test_an_article_without_a_record_counts_as_empty() -> None:
    scores = score([ASTANA], {})
    assert f1(scores, "persons") == 0
    assert ("one", "countries", "missed", "KZ") in scores.errors


def test_a_deputy_minister_is_no_minister() -> None:
    deputy = replace(ASTANA.persons[0], roles=("Deputy Minister of Foreign Affairs",))
    assert f1(score([ASTANA], {"one": replace(ASTANA, persons=(deputy,))}), "person_role") == 0


def test_a_pair_counts_in_either_order_and_under_an_alias() -> None:
    aliased = replace(
        ASTANA,
        persons=(replace(ASTANA.persons[0], aliases=("Y. Kosherbayev",)),),
        met_with=(("Yvette Cooper", "Y. Kosherbayev"),),
    )
    assert f1(score([ASTANA], {"one": aliased}), "met_with") == 1


def test_bodies_of_different_countries_are_different() -> None:
    other = replace(ASTANA.organizations[0], country="UZ")
    assert f1(score([ASTANA], {"one": replace(ASTANA, organizations=(other,))}), "organizations") == 0


@pytest.mark.shared
def test_figures_equal_those_of_the_annotators_scorer() -> None:
    if not (SHARED / "eval" / "score.py").is_file():
        pytest.skip("the annotators' scorer is not beside this checkout (../shared/eval/score.py)")
    theirs, gold = annotators_scorer(), list(read_gold(SHARED / "gold" / "gold"))
    blurred = [blurred_record(record, random.Random(number)) for number, record in enumerate(gold)]
    expected = theirs.score(as_plain(gold), as_plain(blurred))
    tallies = score(gold, {record.article: record for record in blurred}).tallies
    for scope, fields in expected.items():
        for field, row in fields.items():
            tally = tallies[scope][field]
            found = (round(tally.precision, 3), round(tally.recall, 3), tally.gold, tally.found, tally.hit)
            assert found == (row["precision"], row["recall"], row["gold"], row["predicted"], row["hit"]), (scope, field)


def annotators_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotators_scorer", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blurred_record(record: Record, chance: random.Random) -> Record:
    """The record with some items gone, some doubled and some values changed, as an extractor would err."""
    persons = tuple(
        replace(p, country=chance.choice((p.country, None, "KZ")), roles=p.roles[: chance.randrange(3)])
        for p in record.persons
        if chance.random() < 0.8
    )
    meetings = tuple(
        replace(m, date=chance.choice((m.date, None, record.date)), kind=chance.choice((m.kind, "phone_call")))
        for m in record.meetings
        if chance.random() < 0.8
    )
    return replace(
        record,
        persons=persons + persons[:1],
        organizations=record.organizations[1:],
        countries=(*record.countries, "XX"),
        meetings=meetings,
        agreements=record.agreements[:2],
        met_with=record.met_with[: chance.randrange(4)],
    )


def as_plain(records: list[Record]) -> dict[str, dict[str, object]]:
    return {record.article: json.loads(record.json()) for record in records}


def test_a_record_survives_being_written_and_read() -> None:
    assert record_from(json.loads(ASTANA.json())) == ASTANA
