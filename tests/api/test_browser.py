"""Neo4j Browser gets a style that it can read and a guide whose every question has an answer, from any origin."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from lxml import html

from api.app import create_app
from graph.connection import Store
from graph.schema import ensure_schema
from graph.statements import EDGES, LABELS
from loaders import pipeline
from loaders.readers.draft import Draft
from loaders.readers.sources import articles
from tests.conftest import SEEDS, emptied

RULE = re.compile(r"(node|relationship)(?:\.(\w+))? \{\n((?:  [a-z-]+: [^;{}]+(?:\{\w+\}[^;{}]*)*;\n)+)\}\n")
EVIDENCE_EDGES = {"IN", "OF", "PARTY_TO"}


@dataclass(frozen=True)
class Question:
    name: str
    statement: str
    may_be_empty: bool


def client() -> TestClient:
    never: object = None
    return TestClient(create_app(never, never), base_url="http://localhost:8000")  # type: ignore[arg-type]


def rules() -> dict[tuple[str, str], dict[str, str]]:
    text = client().get("/browser/readout.grass").text
    assert RULE.sub("", text).strip() == "", "something in the style is no rule"
    return {(kind, name): dict(re.findall(r"  ([a-z-]+): (.+);\n", body)) for kind, name, body in RULE.findall(text)}


def questions() -> list[Question]:
    page = html.fromstring(client().get("/browser/guide.html").text)
    found = page.xpath("//pre[contains(@class, 'runnable')]")
    return [Question(pre.get("data-question"), pre.text_content(), "may-be-empty" in pre.get("class")) for pre in found]


@pytest.fixture(scope="module")
def loaded(any_store: Store) -> Store:
    """Each store there is, with the sample articles."""
    emptied(any_store)
    ensure_schema(any_store)
    pipeline.load(any_store, articles([str(SEEDS)], Draft()))
    return any_store


@pytest.mark.parametrize("path", ["/browser/readout.grass", "/browser/guide.html"])
def test_a_page_of_any_origin_may_read_style_and_guide_and_ask_first_whether_it_may(path: str) -> None:
    answer = client().get(path)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    asked = {"Origin": "http://localhost:7474", "Access-Control-Request-Method": "GET"}
    first = client().options(path, headers=asked | {"Access-Control-Request-Headers": "cache-control,pragma"})
    assert first.is_success
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["access-control-allow-headers"] == "*"


@pytest.mark.parametrize("path", ["/healthz", "/openapi.json", "/docs"])
def test_no_other_answer_is_open_to_other_origins(path: str) -> None:
    answer = client().get(path, headers={"Origin": "http://localhost:7474"})
    assert answer.is_success
    assert "access-control-allow-origin" not in answer.headers


def test_the_style_has_a_rule_for_every_label_and_edge_and_none_for_what_is_not_there() -> None:
    assert {name for kind, name in rules() if kind == "node" and name} == set(LABELS)
    assert {name for kind, name in rules() if kind == "relationship" and name} == set(EDGES) | EVIDENCE_EDGES


def test_a_label_comes_after_the_labels_that_it_narrows_since_the_last_rule_counts() -> None:
    order = [name for kind, name in rules() if kind == "node"]
    kinds = order[order.index("Ministry") : order.index("Religious") + 1]
    assert order.index("Entity") < order.index("Organization") < order.index(kinds[0])
    assert all("color" in rules()["node", kind] for kind in kinds)


def test_every_node_and_edge_shows_a_caption_of_its_own_properties(loaded: Store) -> None:
    for (kind, name), rule in rules().items():
        keys = re.findall(r"\{(\w+)\}", rule.get("caption", ""))
        entry = "MATCH (n) WHERE $name IN labels(n)" if kind == "node" else "MATCH ()-[n]->() WHERE type(n) = $name"
        rows = loaded.read(entry + " RETURN properties(n) AS properties", name=name)
        for row in rows:
            assert [key for key in keys if row["properties"].get(key) in (None, "")] == [], (name, row)


def test_the_guide_links_to_the_style_of_the_service_that_serves_it() -> None:
    page = html.fromstring(client().get("/browser/guide.html").text)
    assert page.xpath("//@exec-topic") == ["style http://localhost:8000/browser/readout.grass"]


def test_questions_have_names_that_tell_them_apart() -> None:
    names = [question.name for question in questions()]
    assert len(names) >= 12
    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_of_the_guide_has_an_answer_on_the_sample_articles(loaded: Store, question: Question) -> None:
    with loaded.driver.session(database=loaded.database, default_access_mode="READ") as session:
        rows = session.run(question.statement).data()  # type: ignore[arg-type]
    assert rows or question.may_be_empty
