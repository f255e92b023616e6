"""`verify` finds what is not as it should be, each fault by its kind, and nothing in a sound store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.connection import Store
from graph.evidence import read_evidence
from loaders import pipeline
from loaders.readers.draft import Draft
from loaders.readers.sources import articles
from loaders.verifying import faults_of, verify

SEED = Path(__file__).parents[2] / "seeds" / "01_broadcasters_en.md"


@pytest.fixture
def loaded(store: Store) -> Store:
    """A store with one article."""
    pipeline.load(store, articles([str(SEED)], Draft()))
    return store


def test_a_sound_store_has_no_faults(loaded: Store) -> None:
    assert list(verify(loaded)) == []


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("MATCH (n:Official) WITH n LIMIT 1 SET n.name = 'Nobody'", "has other properties than the evidence gives it"),
        ("MATCH (n:Meeting) DETACH DELETE n", "is missing"),
        ("MATCH (n:Country) WITH n LIMIT 1 CREATE (:Entity:Country {id: 'ZZ', name: 'Nowhere'})", "no evidence"),
    ],
)
def test_knowledge_that_is_not_of_the_evidence_is_found(loaded: Store, damage: str, found: str) -> None:
    loaded.write(damage)  # type: ignore[arg-type]  # the statements are the three above
    faults = list(verify(loaded))
    assert {fault.kind for fault in faults} == {"knowledge"}
    assert any(found in fault.found for fault in faults)
    pipeline.rebuild(loaded)
    assert list(verify(loaded)) == []


def test_evidence_that_does_not_hold_together_is_found(loaded: Store) -> None:
    (said,) = read_evidence(loaded)
    person = next(mention for mention in said.mentions if mention.kind == "official")
    shifted = replace(person, starts=tuple(start + 1 for start in person.starts))
    moved = replace(said, mentions=tuple(shifted if one is person else one for one in said.mentions))
    assert {fault.kind for fault in faults_of(moved)} == {"offsets"}
    without = replace(said, mentions=tuple(one for one in said.mentions if one is not person))
    assert {fault.kind for fault in faults_of(without)} == {"reference"}
    other = replace(said, article=replace(said.article, text_hash="0"))
    assert {fault.kind for fault in faults_of(other)} == {"text"}
    assert list(faults_of(said)) == []
