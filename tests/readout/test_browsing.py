"""`readout browser` says where the page is, who to be there and where the password is, and never prints a password."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from neo4j.exceptions import ClientError
from typer.testing import CliRunner

from graph import embedded
from graph.browser import browser_page
from graph.errors import NoBrowser
from readout import browsing
from readout.command import app
from tests.conftest import NEO4J

SEVERAL = ["--page", "https://tools.example/browser/", "--service", "https://readout.example/"]


def printed(*options: str) -> dict[str, object]:
    result = CliRunner().invoke(app, ["browser", "--json", *options])
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_the_embedded_store_is_shown_by_the_page_of_any_neo4j(
    seeded_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_STORE", str(seeded_folder))
    running = embedded.start(seeded_folder)
    way = printed()
    parts = urlsplit(str(way["page"]))
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "http://localhost:7474/browser/"
    assert parse_qs(parts.query) == {"dbms": [f"bolt://root@localhost:{running.bolt}"], "db": ["neo4j"]}
    assert (way["user"], way["password"]) == ("root", f"in {seeded_folder / 'root.password'}")


def test_page_and_service_can_be_elsewhere(seeded_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_STORE", str(seeded_folder))
    way = printed(*SEVERAL)
    assert str(way["page"]).startswith("https://tools.example/browser/?dbms=bolt://root@localhost:")
    assert way["commands"] == [
        ":style https://readout.example/browser/readout.grass",
        ":play https://readout.example/browser/guide.html",
    ]


def test_the_words_say_what_to_do_and_hold_no_password(seeded_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_STORE", str(seeded_folder))
    words = CliRunner().invoke(app, ["browser"]).stdout
    assert embedded.password(seeded_folder) not in words
    assert ":play http://localhost:8000/browser/guide.html" in words
    assert "docker compose up neo4j" in words


@pytest.mark.skipif(NEO4J not in os.environ, reason=f"NO NEO4J: {NEO4J} is not set")
def test_a_neo4j_says_itself_where_its_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_USER", "_PASSWORD"):
        monkeypatch.setenv(f"READOUT_STORE{name}", os.environ[NEO4J + name])
    way = printed()
    bolt = urlsplit(os.environ[NEO4J])
    page = urlsplit(str(way["page"]))
    assert page.hostname == bolt.hostname
    assert page.path == "/browser/"
    assert parse_qs(page.query) == {"dbms": [f"bolt://{os.environ[NEO4J + '_USER']}@{bolt.netloc}"]}
    assert os.environ[f"{NEO4J}_PASSWORD"] not in str(way)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("bolt://db.example:7687", "http://db.example:7474/browser/"),
        ("neo4j+s://db.example", "https://db.example/browser/"),
    ],
)
def test_a_server_that_hides_its_settings_has_the_customary_page(address: str, page: str) -> None:
    assert browsing._unsaid(address) == page


class Hidden:
    """A server whose settings are these rows, or are nobody's to see."""

    dialect, address = "neo4j", "bolt://db.example:7687"

    def __init__(self, rows: list[dict[str, str]] | None) -> None:
        self._rows = rows

    def read(self, _statement: str) -> list[dict[str, str]]:
        if self._rows is None:
            raise ClientError("not allowed")
        return self._rows


def test_a_server_without_a_page_is_an_error_that_says_what_to_set() -> None:
    closed = Hidden([{"name": f"server.{scheme}.enabled", "value": "false"} for scheme in ("http", "https")])
    with pytest.raises(NoBrowser, match=r"server\.http\.enabled=true"):
        browser_page(closed)  # type: ignore[arg-type]
    assert browser_page(Hidden(None)) is None  # type: ignore[arg-type]


def test_the_page_is_on_the_host_of_the_store_where_the_server_calls_itself_localhost() -> None:
    rows = [("server.http.enabled", "false"), ("server.https.enabled", "true")]
    for said, page in (
        ("localhost:7473", "https://db.example:7473/browser/"),
        ("x.example:1", "https://x.example:1/browser/"),
    ):
        named = [*rows, ("server.https.advertised_address", said)]
        server = Hidden([{"name": name, "value": value} for name, value in named])
        assert browser_page(server) == page  # type: ignore[arg-type]


def test_what_stands_in_an_address_for_something_else_is_escaped() -> None:
    filled = browsing._filled("https://db.example/browser/", "neo4j+s://db.example", "a user", "neo4j")
    assert parse_qs(urlsplit(filled).query)["dbms"] == ["neo4j+s://a user@db.example"]
