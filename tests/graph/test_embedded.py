"""One server a folder, shared, found again when stale, and ended when nobody uses it."""

from __future__ import annotations

import os
import signal
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.connection import Store, StoreSettings, connect
from graph.errors import StoreRefused, StoreUnreachable
from graph.schema import ensure_schema


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "store"
    embedded.stop(tmp_path / "store")


def test_two_processes_share_one_server_and_private_files(folder: Path) -> None:
    first = embedded.start(folder)
    assert embedded.start(folder) == first
    for name in ("server.json", "root.password"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_killed_server_is_started_again_with_what_was_acknowledged(folder: Path) -> None:
    with connect(StoreSettings(folder=folder)) as store:
        store.write("CREATE (:Probe {id: 1})")
    server = embedded.state(folder)
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)
    with connect(StoreSettings(folder=folder)) as store:
        assert store.read("MATCH (p:Probe) RETURN p.id AS id") == [{"id": 1}]
    assert embedded.state(folder) != server


def test_a_server_that_nobody_uses_ends_itself(folder: Path) -> None:
    with connect(StoreSettings(folder=folder, idle_minutes=0.05)):
        pass
    deadline = time.monotonic() + 30
    while embedded.state(folder) is not None and time.monotonic() < deadline:
        time.sleep(0.2)
    assert embedded.state(folder) is None


def test_stopping_what_does_not_run_says_so(folder: Path) -> None:
    assert not embedded.stop(folder)


def test_an_address_that_does_not_answer_is_named_with_what_to_check() -> None:
    with pytest.raises(StoreUnreachable, match="READOUT_STORE"):
        connect(StoreSettings(address="bolt://127.0.0.1:9"))


def test_a_wrong_password_is_refused(embedded_folder: Path) -> None:
    address = embedded.start(embedded_folder).address
    with pytest.raises(StoreRefused, match="READOUT_STORE_PASSWORD"):
        connect(StoreSettings(address=address, user="root", password="no"))


def test_an_id_is_unique_across_labels_whoever_writes_first(store: Store) -> None:
    """Two clients create one id under different labels at once: one of them is refused."""
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def create(label: str) -> None:
        start.wait()
        try:
            if label == "Official":
                store.write("CREATE (:Entity:Official {id: 'x'})")
            else:
                store.write("CREATE (:Entity:Organization {id: 'x'})")
            outcomes.append("created")
        except Exception as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=create, args=(label,)) for label in ("Official", "Organization")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("created") == 1, outcomes
    assert store.read("MATCH (n:Entity {id: 'x'}) RETURN count(n) AS n") == [{"n": 1}]


def test_full_text_follows_a_string_that_is_often_updated(store: Store) -> None:
    store.write("CREATE (:Entity:Official {id: 'x', search: 'word0'})")
    for number in range(1, 30):
        store.write("MATCH (n:Entity {id: 'x'}) SET n.search = $word", word=f"word{number}")

    def found(word: str) -> int:
        return len(store.read("CALL db.index.fulltext.queryNodes('entity_text', $q) YIELD node RETURN node.id", q=word))

    deadline = time.monotonic() + 5
    while found("word29") != 1 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert (found("word29"), found("word3")) == (1, 0)


def test_a_node_written_by_many_loses_no_write(store: Store) -> None:
    store.write("CREATE (:Entity:Country {id: 'KZ', articles: 0})")

    def add() -> None:
        for _ in range(10):
            store.write("MATCH (n:Entity {id: 'KZ'}) SET n.articles = n.articles + 1")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read("MATCH (n:Entity {id: 'KZ'}) RETURN n.articles AS n") == [{"n": 40}]


def test_the_schema_is_on_the_store(store: Store) -> None:
    ensure_schema(store)
    assert store.read("MATCH (s:Schema) RETURN s.version AS version") == [{"version": 1}]
