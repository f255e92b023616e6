"""From articles to answers, on the sample articles: what is loaded in any order, withdrawn and rebuilt is the same."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from graph.connection import Store
from graph.model import Subgraph
from graph.writer import stored_knowledge
from loaders import pipeline
from loaders.readers.draft import Draft
from loaders.readers.sources import Read, articles

SEEDS = Path(__file__).parents[1] / "seeds"
SHARED = Path(__file__).parents[2] / "shared"
THREE = ("01_broadcasters_en.md", "02_broadcasters_ru.md", "03_broadcasters_kk.md")


def load(store: Store, *names: str) -> pipeline.LoadReport:
    return pipeline.load(store, articles([str(SEEDS / name) for name in names], Draft()))


def emptied(store: Store) -> Store:
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    return store


def kinds(knowledge: Subgraph, label: str) -> list[str]:
    return sorted(node.name for node in knowledge.nodes if label in node.labels)


def test_three_languages_tell_of_the_same_people_once(store: Store) -> None:
    load(store, *THREE)
    known = stored_knowledge(store)
    assert len(kinds(known, "Official")) == 3
    held = [n for n in known.nodes if "Meeting" in n.labels and n.properties["status"] == "held"]
    assert sorted(meeting.properties["articles"] for meeting in held) == [3, 3]
    met = [edge for edge in known.edges if edge.type == "MET_WITH"]
    assert [edge.properties["articles"] for edge in met] == [3, 3]
    (raushan,) = (n for n in known.nodes if n.properties.get("name_en") == "Raushan Kazhibayeva")
    assert {"Раушан Кажибаева", "Раушан Қажыбаева"} <= set(raushan.properties["names"])  # type: ignore[arg-type]


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    found = []
    for order in itertools.islice(itertools.permutations(THREE), 0, 6, 2):
        emptied(store)
        for name in order:
            load(store, name)
        found.append(stored_knowledge(store))
    assert found[0] == found[1] == found[2]


def test_loading_twice_changes_nothing(store: Store) -> None:
    load(store, *THREE)
    before = stored_knowledge(store)
    report = load(store, *THREE)
    assert (report.new, report.changed, report.same, dict(report.created)) == (0, 0, 3, {})
    assert stored_knowledge(store) == before


def test_what_was_withdrawn_is_as_if_it_had_never_come(store: Store) -> None:
    load(store, THREE[0])
    before = stored_knowledge(store)
    (added,) = load(store, THREE[2]).ids
    assert stored_knowledge(store) != before
    assert pipeline.withdraw(store, added)
    assert stored_knowledge(store) == before


def test_rebuilding_changes_nothing(store: Store) -> None:
    load(store, *THREE)
    before = stored_knowledge(store)
    written = pipeline.rebuild(store)
    again = pipeline.rebuild(store, again=True)
    for one in (written, again):
        assert (dict(one.created), one.changed, one.deleted) == ({}, 0, 0)
    assert stored_knowledge(store) == before


def test_what_a_dead_loader_left_pending_is_taken_up(store: Store) -> None:
    from graph.writer import write_evidence
    from loaders.extraction.extract import extract

    (outcome,) = articles([str(SEEDS / THREE[0])], Draft())
    assert isinstance(outcome, Read)
    write_evidence(store, extract(outcome.article))
    assert stored_knowledge(store).nodes == ()
    pipeline.drain(store)
    assert kinds(stored_knowledge(store), "Official")


@pytest.mark.shared
def test_articles_of_one_listing_are_as_if_loaded_singly(store: Store, tmp_path: Path) -> None:
    folder = SHARED / "gold" / "articles"
    if not folder.is_dir():
        pytest.skip("the annotated articles are not beside this checkout (../shared/gold)")
    parts = [(folder / f"seed_en_{number:02}.txt").read_text("utf-8") for number in range(2, 11)]
    page = tmp_path / "page.txt"
    page.write_text(
        "Home | News\n" + "\nMost viewed\nShare\n".join(parts) + "\nMost viewed\nAnother headline\n", "utf-8"
    )
    pipeline.load(store, articles([str(page)], Draft()))
    together = stored_knowledge(store)
    emptied(store)
    for number in range(2, 11):
        pipeline.load(store, articles([str(folder / f"seed_en_{number:02}.txt")], Draft()))
    assert stored_knowledge(store) == together


@pytest.mark.shared
def test_three_real_articles_give_four_officials_two_meetings_and_their_agreements(store: Store) -> None:
    folder = SHARED / "gold" / "articles"
    if not folder.is_dir():
        pytest.skip("the annotated articles are not beside this checkout (../shared/gold)")
    for language in ("kk", "ru", "en"):
        pipeline.load(store, articles([str(folder / f"seed_{language}_01.txt")], Draft()))
    known = stored_knowledge(store)
    assert len(kinds(known, "Official")) == 4
    assert len([n for n in known.nodes if "Meeting" in n.labels and n.properties["status"] == "held"]) == 2
    assert [e.properties["articles"] for e in known.edges if e.type == "MET_WITH"] == [3, 3]
    assert 3 <= len(kinds(known, "Agreement")) <= 6
