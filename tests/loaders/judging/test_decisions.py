"""Verdicts on ids: each does what it says at once, survives what comes after, and leaves no trace when undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.connection import Store
from graph.errors import EntityGone, UnknownEntity
from graph.ledger import judgements, pending
from graph.model import Node
from graph.reader.entities import entity
from graph.reader.said import said_of
from graph.writer import stored_knowledge
from loaders import pipeline
from loaders.errors import AlreadyUndone, CannotJudge, Contradicts, UnknownJudgement
from loaders.judging.decisions import decide, judge, undo
from loaders.judging.listing import beside, listed
from loaders.judging.verdicts import Verdict
from loaders.readers.draft import Draft
from loaders.readers.sources import articles

SEEDS = Path(__file__).parents[3] / "seeds"
THREE = ("01_broadcasters_en.md", "02_broadcasters_ru.md", "03_broadcasters_kk.md")


def load(store: Store, *names: str) -> list[str]:
    return pipeline.load(store, articles([str(SEEDS / name) for name in names], Draft())).ids


def verdict(what, left, right=None, **more):
    return Verdict(**{"verdict": what, "left": left, "right": right, "reason": "a test", "by": "Ann"} | more)


def nodes(store: Store, label: str) -> list[Node]:
    return [node for node in stored_knowledge(store).nodes if label in node.labels]


def person(store: Store, name: str) -> str:
    return next(node.id for node in nodes(store, "Official") if name in node.properties["names"])


def meeting(store: Store) -> Node:
    return next(node for node in nodes(store, "Meeting") if node.properties["articles"] == 3)


@pytest.fixture
def ids(store: Store) -> list[str]:
    """The three articles of one meeting, loaded."""
    return load(store, *THREE)


def two_people(store: Store) -> tuple[str, str]:
    one, other, *_ = sorted(node.id for node in nodes(store, "Official"))
    return one, other


def test_two_people_become_one_and_two_again(store: Store, ids: list[str]) -> None:
    before = stored_knowledge(store)
    left, right = two_people(store)
    decision = judge(store, verdict("same", left, right))
    assert decision.is_new
    assert len(nodes(store, "Official")) == 2
    assert pending(store) == ()
    undo(store, decision.judgement.id)
    assert stored_knowledge(store) == before


def test_an_entity_that_was_judged_one_with_another_takes_in_what_comes_later(store: Store) -> None:
    load(store, *THREE[:2])
    left, right = two_people(store)
    judge(store, verdict("same", left, right))
    load(store, THREE[2])
    counts = sorted(node.properties["articles"] for node in nodes(store, "Official"))
    assert counts == [3, 3]


def test_one_mention_leaves_its_entity(store: Store, ids: list[str]) -> None:
    whole = person(store, "Раушан Кажибаева")
    part = next(one for one in said_of(store, whole) if one.id != whole)
    judge(store, verdict("different", whole, f"mention:{part.id}"))
    assert entity(store, whole).properties["articles"] == 2
    assert entity(store, part.id).properties["articles"] == 1


def test_the_mention_whose_id_an_entity_has_can_be_told_apart_too(store: Store, ids: list[str]) -> None:
    whole = person(store, "Раушан Кажибаева")
    judge(store, verdict("different", f"mention:{whole}", whole))
    assert entity(store, whole).properties["articles"] == 1


def test_a_judgement_stands_while_one_article_of_each_side_is_there(store: Store, ids: list[str]) -> None:
    left, right = two_people(store)
    judge(store, verdict("same", left, right))
    for article in ids[:2]:
        pipeline.withdraw(store, article)
        assert len(nodes(store, "Official")) == 2
    pipeline.withdraw(store, ids[2])
    assert [one.state for one in listed(store)] == ["inactive"]
    load(store, THREE[1])
    assert len(nodes(store, "Official")) == 2
    assert [one.state for one in listed(store)] == ["active"]


@pytest.mark.parametrize(
    ("field", "value", "what", "is_now"),
    [
        ("date", "2025-12-13", "date_from", "2025-12-13"),
        ("date", "2025-12-12/2025-12-13", "date_to", "2025-12-13"),
        ("status", "planned", "status", "planned"),
        ("place", "Samarkand", "name", "Samarkand"),
        ("place", "Samarkand", "place_conflicts", None),
    ],
)
def test_a_field_of_a_meeting_is_put_right_in_all_its_claims(
    store: Store, ids: list[str], field: str, value: str, what: str, is_now: str | None
) -> None:
    before, one = stored_knowledge(store), meeting(store)
    decision = judge(store, verdict("corrected", one.id, field=field, value=value))
    found = entity(store, one.id)
    assert found.properties["articles"] == 3
    assert is_now in str(found.properties[what]) if is_now else not found.properties.get(what)
    assert [listed_.judgement.id for listed_ in beside(store, one.id)] == [decision.judgement.id]
    written = pipeline.rebuild(store, again=True)
    assert (dict(written.created), written.changed, written.deleted) == ({}, 0, 0)
    undo(store, decision.judgement.id)
    assert stored_knowledge(store) == before


def test_a_person_takes_the_part_of_another(store: Store, ids: list[str]) -> None:
    one = meeting(store)
    members = [
        edge.start for edge in stored_knowledge(store).edges if (edge.type, edge.end) == ("TOOK_PART_IN", one.id)
    ]
    wrong = next(id_ for id_ in members if id_ != person(store, "Раушан Кажибаева"))
    judge(store, verdict("corrected", one.id, wrong, field="party", value="Aigerim Example"))
    names = {node.id: node.name for node in stored_knowledge(store).nodes}
    took = [edge.start for edge in stored_knowledge(store).edges if (edge.type, edge.end) == ("TOOK_PART_IN", one.id)]
    assert "Aigerim Example" in {names[id_] for id_ in took}
    assert wrong not in took


def test_a_wrong_claim_is_no_meeting(store: Store, ids: list[str]) -> None:
    one = meeting(store)
    judge(store, verdict("wrong", one.id))
    assert one.id not in {node.id for node in nodes(store, "Meeting")}


def test_a_wrong_mention_is_nobody_and_its_name_can_be_corrected(store: Store, ids: list[str]) -> None:
    one = person(store, "Раушан Кажибаева")
    decision = judge(store, verdict("wrong", one))
    assert len(nodes(store, "Official")) == 2
    with pytest.raises(EntityGone):
        judge(store, verdict("wrong", one))
    undo(store, decision.judgement.id)
    judge(store, verdict("corrected", f"mention:{one}", field="name", value="Raushan Correct"))
    assert "Raushan Correct" in {name for node in nodes(store, "Official") for name in node.properties["names"]}


def test_deciding_twice_is_deciding_once(store: Store, ids: list[str]) -> None:
    left, right = two_people(store)
    first = judge(store, verdict("different", left, right))
    again = judge(store, verdict("different", right, left, reason="again"))
    assert (again.judgement, again.is_new) == (first.judgement, False)


def test_what_was_decided_waits_for_the_next_to_take_it_up(store: Store, ids: list[str]) -> None:
    left, right = two_people(store)
    decide(store, verdict("same", left, right))
    assert len(nodes(store, "Official")) == 3
    assert pending(store) != ()
    pipeline.drain(store)
    assert len(nodes(store, "Official")) == 2


def test_a_verdict_against_one_in_force_is_refused_and_names_it(store: Store, ids: list[str]) -> None:
    a, b, c = (node.id for node in nodes(store, "Official"))
    first = judge(store, verdict("different", a, c))
    judge(store, verdict("same", a, b))
    whole = next(node.id for node in nodes(store, "Official") if node.id != c)
    with pytest.raises(Contradicts, match=first.judgement.id):
        judge(store, verdict("same", whole, c))
    one = meeting(store).id
    judge(store, verdict("corrected", one, field="date", value="2025-12-13"))
    with pytest.raises(Contradicts, match="2025-12-13"):
        judge(store, verdict("corrected", one, field="date", value="2025-12-12"))
    assert len(judgements(store)) == 3


def test_what_was_found_wrong_is_judged_no_more(store: Store, ids: list[str]) -> None:
    left, right = two_people(store)
    wrong = judge(store, verdict("wrong", f"mention:{left}"))
    with pytest.raises(Contradicts, match=wrong.judgement.id):
        judge(store, verdict("same", f"mention:{left}", right))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("same", "PERSON", "MEETING"), "never one"),
        (("same", "PERSON", "PERSON"), "one already"),
        (("same", "PERSON", None), "two ids"),
        (("same", "KZ", "QA"), "states are known by their codes"),
        (("wrong", "KZ", None), "is a state"),
        (("wrong", "PERSON", None, "date"), "has no date"),
        (("wrong", "MEETING", None, "status"), "say which is right"),
        (("wrong", "MEETING", None, "party"), "named by its id"),
        (("wrong", "MEETING", "place:1", "party"), "neither mention:ID nor claim:ID"),
        (("corrected", "MEETING", None, "date"), "the right value"),
        (("corrected", "MEETING", None, "date", "soon"), "no date"),
        (("corrected", "MEETING", None, "date", "2026-03-05/2026-03-03"), "ends before it begins"),
        (("corrected", "MEETING", None, "status", "signed"), "held, planned"),
        (("corrected", "MEETING", None, "weather", "fair"), "date, place, status, party, name"),
        (("corrected", "MEETING", None, "name", "Talks"), "no name"),
        (("corrected", "PERSON", None, "name", "X"), "several names"),
    ],
)
def test_what_cannot_be_judged_says_why(store: Store, ids: list[str], said: tuple[str, ...], why: str) -> None:
    names = {"PERSON": person(store, "Раушан Кажибаева"), "MEETING": meeting(store).id}
    what, left, right, field, value = (*said, None, None)[:5]
    with pytest.raises(CannotJudge, match=why):
        judge(store, verdict(what, names.get(left, left), names.get(right, right), field=field, value=value))
    assert judgements(store) == ()


def test_ids_that_nothing_has_are_named(store: Store, ids: list[str]) -> None:
    one = person(store, "Раушан Кажибаева")
    for unknown in ("nobody", "mention:nobody", "claim:nobody"):
        with pytest.raises(UnknownEntity, match="nobody"):
            judge(store, verdict("same", one, unknown))
    with pytest.raises(UnknownJudgement):
        undo(store, "nothing")
    decision = judge(store, verdict("unsure", *two_people(store)))
    undo(store, decision.judgement.id)
    with pytest.raises(AlreadyUndone):
        undo(store, decision.judgement.id)


def test_an_entity_whose_articles_were_withdrawn_is_gone(store: Store, ids: list[str]) -> None:
    one = person(store, "Раушан Кажибаева")
    for article in ids:
        pipeline.withdraw(store, article)
    with pytest.raises(EntityGone):
        judge(store, verdict("wrong", one))
