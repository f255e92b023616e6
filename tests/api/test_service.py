"""The service answers on the sample articles, and says what was wrong and what is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import MAX_BODY, create_app
from graph.connection import Store
from graph.errors import StoreUnreachable
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft, Failure
from readout.opening import StoreLoader


class Kept:
    """A store that is always open."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def store(self) -> Store:
        return self._store


class Gone:
    """A store that is not there."""

    def store(self) -> Store:
        raise StoreUnreachable("bolt://nowhere", "check READOUT_STORE")


class NoLoader:
    def load(self, drafts: Sequence[Draft | Failure]) -> LoadReport:
        raise AssertionError("nothing may be loaded")

    def withdraw(self, article: str) -> bool:
        raise AssertionError("nothing may be withdrawn")


@pytest.fixture
def client(seeded: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Kept(seeded), NoLoader()), follow_redirects=False) as client:
        yield client


@pytest.fixture
def writing(store: Store) -> Iterator[TestClient]:
    kept: Any = Kept(store)
    with TestClient(create_app(kept, StoreLoader(kept), ("secret",)), follow_redirects=False) as client:
        yield client


def found(client: TestClient, name: str) -> dict[str, Any]:
    answer = client.get("/v1/search", params={"q": name}).json()
    entity: dict[str, Any] = answer["items"][0]["entity"]
    return entity


@pytest.mark.parametrize(
    "path",
    [
        *("/healthz", "/readyz", "/openapi.json", "/docs", "/v1/stats", "/v1/changes", "/v1/loads"),
        *(f"/v1/{noun}" for noun in ("officials", "organizations", "countries", "meetings", "agreements", "articles")),
        *("/v1/initiatives", "/v1/places", "/v1/search?q=Sadykov", "/v1/export", "/v1/countries/KZ/with/GB"),
        *("/v1/officials?country=KZ", "/v1/meetings?since=2026-02-26&status=held", "/v1/articles?language=kk"),
    ],
)
def test_every_route_answers(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("name", ["Раушан Қажыбаева", "Кажибаева", "Kazhibayeva", "kazhibaeva"])
def test_a_name_is_found_in_any_spelling(client: TestClient, name: str) -> None:
    assert found(client, name)["name_en"] == "Raushan Kazhibayeva"


def test_who_met_whom_leads_to_the_sentence(client: TestClient) -> None:
    person = found(client, "Иветт Купер")
    (met,) = client.get(f"/v1/entities/{person['id']}/met").json()["items"]
    assert met["right"]["name_en"] == "Yermek Kosherbayev"
    sentences = client.get(met["evidence"]).json()["items"]
    assert {source["language"] for source in sentences} == {"en", "ru", "kk"}
    for source in sentences:
        text = client.get(f"/v1/articles/{source['article']}").json()["text"]
        assert text[source["start"] : source["stop"]] == source["sentence"]
        assert source["outlet"] == "Readout sample"
        assert source["based_on"]


@pytest.mark.parametrize("rest", ["", "/neighbours", "/subgraph?hops=2", "/evidence", "/timeline", "/met"])
def test_what_stands_around_an_entity_is_found(client: TestClient, rest: str) -> None:
    person = found(client, "Barlybay Sadykov")
    assert client.get(f"/v1/entities/{person['id']}{rest}").status_code == 200


def test_meetings_are_filtered_and_paged(client: TestClient) -> None:
    ids: list[str] = []
    after = None
    while True:
        page = client.get(
            "/v1/meetings", params={"limit": 4, "country": "KZ"} | ({"after": after} if after else {})
        ).json()
        ids += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    everything = client.get("/v1/meetings?limit=500&country=KZ").json()["items"]
    assert ids == [item["id"] for item in everything]
    assert len(ids) == len(set(ids)) > 8


def test_a_chain_of_meetings_is_found(client: TestClient) -> None:
    ends = [found(client, name)["id"] for name in ("Moses Wetang’ula", "Linus Nthigai")]
    (chain,) = client.get("/v1/paths", params={"from": ends[0], "to": ends[1]}).json()["items"]
    assert [node["name_en"] for node in chain["nodes"]][1] == "Barlybay Sadykov"


def test_an_old_id_leads_to_the_entity_that_holds_it(client: TestClient, seeded: Store) -> None:
    (row,) = seeded.read(
        "MATCH (m:Mention)-[:REFERS_TO]->(n:Official) WHERE m.id <> n.id RETURN m.id AS old, n.id AS new LIMIT 1"
    )
    answer = client.get(f"/v1/officials/{row['old']}")
    assert answer.status_code == 308
    assert answer.headers["location"].endswith(f"/v1/officials/{row['new']}")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/v1/officials/nobody", 404, "no entity 'nobody'"),
        ("/v1/nothing", 404, "/docs"),
        ("/v1/meetings?since=yesterday", 422, "query.since"),
        ("/v1/meetings?limit=0", 422, "query.limit"),
        ("/v1/officials?after=zzz", 422, "`next`"),
        ("/v1/export?format=docx", 422, "gexf, graphml, json"),
        ("/v1/officials/KZ", 404, "no entity 'KZ'"),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_a_method_that_a_route_lacks_is_a_problem(client: TestClient) -> None:
    answer = client.put("/v1/officials")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")


def test_a_store_that_is_away_is_503_and_the_process_still_lives() -> None:
    with TestClient(create_app(Gone(), NoLoader())) as client:
        assert client.get("/readyz").status_code == 503
        answer = client.get("/v1/officials")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "READOUT_STORE" in answer.json()["detail"]
        assert client.get("/healthz").status_code == 200


ARTICLE = {
    "title": "Talks in Riga",
    "outlet": "Example",
    "published": "2026-02-26",
    "text": "Minister of Transport of Kazakhstan Arman Seitov met with Minister of Energy of Latvia Janis Ozols.",
}
KEY = {"Authorization": "Bearer secret"}


def test_an_article_is_loaded_known_withdrawn_and_gone(writing: TestClient) -> None:
    loaded = writing.post("/v1/articles", json=ARTICLE, headers=KEY)
    assert loaded.status_code == 201
    assert loaded.json()["created"]["Official"] == 2
    assert writing.post("/v1/articles", json=[ARTICLE], headers=KEY).status_code == 200
    person = found(writing, "Arman Seitov")["id"]
    (id_,) = loaded.json()["ids"]
    assert writing.delete(f"/v1/articles/{id_}", headers=KEY).status_code == 204
    assert writing.get(f"/v1/officials/{person}").status_code == 410
    assert writing.delete(f"/v1/articles/{id_}", headers=KEY).status_code == 404


def test_writing_needs_a_key_where_keys_are_set(writing: TestClient) -> None:
    assert writing.post("/v1/articles", json=ARTICLE).status_code == 401
    assert writing.delete("/v1/articles/x", headers={"Authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"title": "no text"}, "text"),
        ({**ARTICLE, "text": "   "}, "no text"),
        ({**ARTICLE, "published": "soon"}, "date of publication"),
        ({**ARTICLE, "language": "de"}, "'de' is not read"),
        ({**ARTICLE, "author": "x"}, "author"),
    ],
)
def test_an_article_that_cannot_be_read_is_a_problem(writing: TestClient, body: dict[str, str], said: str) -> None:
    answer = writing.post("/v1/articles", json=body, headers=KEY)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_a_body_beyond_the_limit_is_refused(writing: TestClient) -> None:
    answer = writing.post("/v1/articles", json={**ARTICLE, "text": "x" * (MAX_BODY + 1)}, headers=KEY)
    assert answer.status_code == 413
