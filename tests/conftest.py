"""Stores to test against: the embedded one always, and whatever server READOUT_TEST_NEO4J names."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.connection import Store, StoreSettings, connect
from graph.schema import ensure_schema
from loaders import pipeline
from loaders.readers.draft import Draft
from loaders.readers.sources import articles

SEEDS = Path(__file__).parents[1] / "seeds"
NEO4J = "READOUT_TEST_NEO4J"


def pytest_report_header() -> str:
    """Say loudly which stores are tested and which are not."""
    if NEO4J in os.environ:
        return f"stores: embedded, {os.environ[NEO4J]}"
    return f"stores: embedded only — NOT Neo4j (set {NEO4J} to a bolt:// address; tests/neo4j/start.py starts one)"


@pytest.fixture(scope="session")
def embedded_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("store")
    yield folder
    embedded.stop(folder)


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def any_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if request.param == "embedded":
        settings = StoreSettings(folder=request.getfixturevalue("embedded_folder"))
    elif NEO4J in os.environ:
        settings = StoreSettings(
            address=os.environ[NEO4J],
            user=os.environ.get(f"{NEO4J}_USER", "neo4j"),
            password=os.environ.get(f"{NEO4J}_PASSWORD", ""),
        )
    else:
        pytest.skip(f"NO NEO4J: {NEO4J} is not set, the same tests ran against the embedded store alone")
    with connect(settings) as store:
        yield store


@pytest.fixture
def store(any_store: Store) -> Store:
    """An empty store with its schema."""
    emptied(any_store)
    ensure_schema(any_store)
    return any_store


def emptied(store: Store) -> None:
    with warnings.catch_warnings(), store.driver.session(database=store.database) as session:
        session.run("MATCH (n) DETACH DELETE n").consume()


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of its own that holds the sample articles, loaded as a user loads them."""
    folder = tmp_path_factory.mktemp("seeded")
    with connect(StoreSettings(folder=folder)) as store:
        ensure_schema(store)
        pipeline.load(store, articles([str(SEEDS)], Draft()))
    yield folder
    embedded.stop(folder)


@pytest.fixture(scope="session")
def seeded(seeded_folder: Path) -> Iterator[Store]:
    """The sample articles, to ask questions of; nobody writes to it."""
    with connect(StoreSettings(folder=seeded_folder)) as store:
        yield store
