"""Every fact leads to its sentences, questions are checked before they are asked, and writing is guarded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import STATUS
from graph.connection import Store
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft, Failure


class Kept:
    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def store(self) -> Store:
        if self._store is None:
            raise RuntimeError("a mistake of ours")
        return self._store


class Counting:
    """A loader that notes what it is given and loads nothing."""

    def __init__(self) -> None:
        self.given: list[Draft | Failure] = []

    def load(self, drafts: Sequence[Draft | Failure]) -> LoadReport:
        self.given += drafts
        good = [f"id-{number}" for number, one in enumerate(drafts) if isinstance(one, Draft)]
        return LoadReport(ids=good, new=len(good), failures=[one for one in drafts if isinstance(one, Failure)])

    def withdraw(self, article: str) -> bool:
        return article == "known"


@pytest.fixture
def client(seeded: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Kept(seeded), Counting()), follow_redirects=False) as client:
        yield client


def local(
    keys: tuple[str, ...] = (), host: str = "127.0.0.1", client: str = "127.0.0.1"
) -> tuple[TestClient, Counting]:
    loader = Counting()
    app = create_app(Kept(), loader, keys)
    return TestClient(app, f"http://{host}:8000", client=(client, 1), raise_server_exceptions=False), loader


ARTICLE = {"text": "Minister A. met with Minister B.", "title": "Talks"}


def first(client: TestClient, path: str) -> dict[str, Any]:
    item: dict[str, Any] = client.get(path).json()["items"][0]
    return item


def test_every_entity_and_edge_leads_to_its_sentences(client: TestClient) -> None:
    person = first(client, "/v1/search?q=Barlybay Sadykov&label=Official")["entity"]
    graph = client.get(f"/v1/entities/{person['id']}/subgraph?hops=2").json()
    reference = [one for one in (*graph["nodes"], *graph["edges"]) if one.get("by") == "reference"]
    said = [one for one in (*graph["nodes"], *graph["edges"]) if one.get("by") != "reference"]
    assert len(said) > 10
    for one in said:
        sentences = client.get(one["evidence"]).json()["items"]
        assert sentences, one
        assert all(source["sentence"] and source["outlet"] for source in sentences)
        assert one["articles"] >= 1
    for one in reference:
        assert client.get(one["evidence"]).status_code == 200


def test_a_timeline_says_whether_the_day_is_stated(client: TestClient) -> None:
    items = client.get("/v1/entities/KZ/timeline?limit=100").json()["items"]
    assert [one["day"] for one in items] == sorted((one["day"] for one in items), reverse=True)
    for one in items:
        assert one["stated"] == ("date_from" in one["event"])
    labels = {label for one in items for label in one["event"]["labels"]}
    assert {"Meeting", "Agreement"} <= labels


def test_two_states_together_are_the_same_from_both_sides(client: TestClient) -> None:
    one, other = (client.get(f"/v1/countries/{pair}").json()["items"] for pair in ("KZ/with/GB", "GB/with/KZ"))
    assert [event["event"]["id"] for event in one] == [event["event"]["id"] for event in other]
    assert one


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/v1/officials?topic=trade", "query.topic: not known here; these are: after, limit, country"),
        ("/v1/meetings?satus=held", "not known here; these are: after, limit, since, until"),
        ("/v1/meetings?status=done", "'done' is none of held, planned"),
        ("/v1/meetings?since=2026-02-30", "a day is written like 2025-12-01"),
        ("/v1/meetings?country=kz", "query.country"),
        ("/v1/organizations?kind=club", "ministry, agency"),
        ("/v1/search?q=A&label=Person", "Official, Organization"),
        ("/v1/export?edges=LIKES", "MET_WITH"),
        ("/v1/paths?from=KZ", "query.to"),
    ],
)
def test_a_wrong_question_is_told_what_is_accepted(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert answer.json()["errors"][0]["where"].startswith("query.")


def test_an_old_id_keeps_the_rest_of_the_question(client: TestClient, seeded: Store) -> None:
    (row,) = seeded.read(
        "MATCH (m:Mention)-[:REFERS_TO]->(n:Official) WHERE m.id <> n.id RETURN m.id AS old, n.id AS new LIMIT 1"
    )
    answer = client.get(f"/v1/entities/{row['old']}/timeline?limit=3&status=held")
    assert (answer.status_code, answer.headers["location"]) == (
        308,
        f"/v1/entities/{row['new']}/timeline?limit=3&status=held",
    )


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    answer = client.get("/v1/countries")
    again = client.get("/v1/countries", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/v1/countries", headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.json()) == (200, answer.json())


def test_a_list_of_articles_leaves_texts_out_and_one_has_it(client: TestClient) -> None:
    one = first(client, "/v1/articles")
    assert "text" not in one
    assert client.get(one["evidence"]).json()["text"]


def test_a_method_that_a_path_lacks_names_those_it_takes() -> None:
    client, _ = local()
    answer = client.put("/v1/articles")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert "GET, POST" in answer.json()["detail"]


def test_what_nobody_thought_of_is_a_problem_too() -> None:
    client, _ = local()
    answer = client.get("/v1/officials")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "a mistake of ours" not in answer.text


def test_the_documentation_needs_no_other_host() -> None:
    client, _ = local()
    page = client.get("/docs").text
    assert "https://" not in page
    assert client.get("/openapi.json").json()["paths"]["/v1/articles"]["post"]["security"]


@pytest.mark.parametrize(
    ("host", "client", "status"),
    [
        ("127.0.0.1", "127.0.0.1", 201),
        ("localhost", "127.0.0.1", 201),
        ("[::1]", "::1", 201),
        ("127.0.0.1", "192.0.2.7", 403),
        ("readout.example", "127.0.0.1", 403),
    ],
)
def test_without_keys_only_this_machine_writes(host: str, client: str, status: int) -> None:
    service, loader = local(host=host, client=client)
    answer = service.post("/v1/articles", json=ARTICLE)
    assert answer.status_code == status
    assert len(loader.given) == (status == 201)
    if status == 403:
        assert "READOUT_API_KEYS" in answer.json()["detail"]


def test_with_keys_a_key_writes_from_anywhere() -> None:
    service, _ = local(("one", "two"), "readout.example", "192.0.2.7")
    refused = service.post("/v1/articles", json=ARTICLE)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert service.post("/v1/articles", json=ARTICLE, headers={"Authorization": "Bearer two"}).status_code == 201


def test_a_bad_article_of_several_is_named_and_the_rest_are_loaded() -> None:
    service, _ = local()
    answer = service.post("/v1/articles", json=[ARTICLE, {"title": "x"}, 5, {**ARTICLE, "author": "x"}, ARTICLE])
    assert answer.status_code == 201
    assert answer.json()["ids"] == ["id-0", "id-4"]
    failures = {one["source"]: one["reason"] for one in answer.json()["failures"]}
    assert failures.keys() == {"article 2", "article 3", "article 4"}
    assert "text" in failures["article 2"]
    assert "author" in failures["article 4"]


def test_articles_of_which_none_can_be_read_are_a_problem_with_each_reason() -> None:
    service, _ = local()
    answer = service.post("/v1/articles", json=[{"title": "x"}, {"text": " "}])
    assert answer.status_code == 422
    assert "article 1: text: Field required; article 2: no text" in answer.json()["detail"]


@pytest.mark.parametrize("body", ["{", "[1", ""])
def test_a_body_that_is_no_json_is_a_problem(body: str) -> None:
    service, _ = local()
    answer = service.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_a_body_that_grows_beyond_the_limit_is_refused_while_it_arrives() -> None:
    service, _ = local()
    answer = service.post("/v1/articles", content=(b" " * 1_000_000 for _ in range(6)))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_withdrawing_answers_nothing_or_unknown() -> None:
    service, _ = local()
    assert service.delete("/v1/articles/known").status_code == 204
    assert service.delete("/v1/articles/unknown").status_code == 404


def test_every_error_of_the_table_has_a_status_that_is_one() -> None:
    assert all(400 <= status <= 599 for status in STATUS.values())
