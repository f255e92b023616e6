"""Decide over HTTP: each verdict is answered, shown beside the entity, listed, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.connection import Store
from readout.opening import StoreLoader

KEY = {"Authorization": "Bearer secret"}
TEXT = "Minister of Transport of Kazakhstan {} met with Minister of Energy of Latvia Janis Ozols in Riga."
NAMES = ("Darina Kurmangali", "Dorena Kurmangali")


class Kept:
    def __init__(self, store: Store) -> None:
        self._store = store

    def store(self) -> Store:
        return self._store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """The service over two articles of ministers whose names are nearly the same."""
    kept: Any = Kept(store)
    with TestClient(create_app(kept, StoreLoader(kept), ("secret",)), follow_redirects=False) as client:
        articles = [
            {"text": TEXT.format(name), "outlet": f"Outlet {day}", "published": f"2026-03-{day:02}"}
            for name, day in zip(NAMES, (3, 20), strict=True)
        ]
        assert client.post("/v1/articles", json=articles, headers=KEY).status_code == 201
        yield client


def person(client: TestClient, name: str) -> str:
    found: str = client.get("/v1/search", params={"q": name}).json()["items"][0]["entity"]["id"]
    return found


def decide(client: TestClient, verdict: str, left: str, right: str | None = None, **more: str) -> Any:
    said = {"verdict": verdict, "left": left, "right": right, "reason": "a test", "by": "Ann"} | more
    return client.post("/v1/judgements", json=said, headers=KEY)


def test_a_verdict_is_answered_shown_listed_and_undone(client: TestClient) -> None:
    left, right = (person(client, name) for name in NAMES)
    answer = decide(client, "same", left, right)
    assert answer.status_code == 201
    one = answer.json()
    assert (one["state"], one["by"], one["reason"]) == ("active", "Ann", "a test")
    assert [place["words"] for place in (*one["left"], *one["right"])] == list(NAMES)
    assert answer.headers["location"] == f"/v1/judgements/{one['id']}"
    assert client.get(answer.headers["location"]).json() == one
    assert decide(client, "same", right, left).status_code in (200, 422)
    assert client.get(f"/v1/officials/{right}").status_code == 308
    for path in (f"/v1/officials/{left}", f"/v1/entities/{left}"):
        assert [shown["id"] for shown in client.get(path).json()["judgements"]] == [one["id"]]
    assert client.delete(f"/v1/judgements/{one['id']}", headers=KEY).status_code == 204
    assert client.get(f"/v1/officials/{right}").json()["judgements"] == []
    assert client.get(f"/v1/judgements/{one['id']}").json()["state"] == "undone"
    assert client.delete(f"/v1/judgements/{one['id']}", headers=KEY).status_code == 410


def test_the_same_verdict_again_is_known(client: TestClient) -> None:
    left, right = (person(client, name) for name in NAMES)
    first = decide(client, "different", left, right)
    again = decide(client, "different", right, left)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()


def test_a_meeting_is_corrected(client: TestClient) -> None:
    meeting = client.get("/v1/meetings").json()["items"][0]["id"]
    one = decide(client, "corrected", meeting, field="date", value="2026-03-02").json()
    shown = client.get(f"/v1/meetings/{meeting}").json()
    assert shown["date_from"] == "2026-03-02"
    assert [(j["field"], j["value"]) for j in shown["judgements"]] == [("date", "2026-03-02")]
    assert one["about"] == "claim"


def test_pairs_wait_for_a_verdict_and_leave_with_it(client: TestClient) -> None:
    (pair,) = client.get("/v1/review?kind=official").json()["items"]
    assert "the surnames agree and the given names are alike" in pair["reasons"]
    assert {pair["left"]["words"], pair["right"]["words"]} == set(NAMES)
    assert client.get(pair["left"]["evidence"]).status_code == 200
    decide(client, "unsure", pair["left"]["entity"], pair["right"]["entity"])
    assert client.get("/v1/review?kind=official").json()["items"] == []


def test_lists_are_paged(client: TestClient) -> None:
    left, right = (person(client, name) for name in NAMES)
    decide(client, "unsure", left, right)
    decide(client, "corrected", left, field="name", value="Darina Q.")
    ids = []
    path: str | None = "/v1/judgements?limit=1"
    while path is not None:
        page = client.get(path).json()
        ids += [one["id"] for one in page["items"]]
        path = f"/v1/judgements?limit=1&after={page['next']}" if page["next"] else None
    assert ids == [one["id"] for one in client.get("/v1/judgements").json()["items"]]
    assert len(set(ids)) == 2
    every = client.get("/v1/review").json()["items"]
    first = client.get("/v1/review?limit=1").json()
    if first["next"]:
        rest = client.get(f"/v1/review?limit=500&after={first['next']}").json()["items"]
        assert [*first["items"], *rest] == every


def test_inactive_judgements_are_listed_as_such(client: TestClient) -> None:
    left, right = (person(client, name) for name in NAMES)
    one = decide(client, "same", left, right).json()
    client.delete(f"/v1/articles/{one['left'][0]['article']}", headers=KEY)
    assert [j["id"] for j in client.get("/v1/judgements?state=inactive").json()["items"]] == [one["id"]]
    assert client.get("/v1/judgements?state=active").json()["items"] == []


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"verdict": "same", "left": "nobody", "right": "nothing"}, 404, "no entity 'nobody'"),
        ({"verdict": "maybe", "left": "nobody"}, 422, "body.verdict"),
        ({"verdict": "same", "left": "KZ", "right": "LV"}, 422, "states are known by their codes"),
        ({"verdict": "same", "left": "KZ"}, 422, "takes two ids"),
        ({"verdict": "wrong", "left": "KZ", "colour": "red"}, 422, "colour"),
        ({"verdict": "wrong", "left": "KZ", "reason": ""}, 422, "body.reason"),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(client: TestClient, body: dict[str, str], status: int, said: str) -> None:
    answer = client.post("/v1/judgements", json={"reason": "x", "by": "Ann"} | body, headers=KEY)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


def test_what_is_gone_unknown_or_contradicts_is_said(client: TestClient) -> None:
    left, right = (person(client, name) for name in NAMES)
    first = decide(client, "different", left, right).json()
    refused = decide(client, "same", left, right)
    assert refused.status_code == 409
    assert first["id"] in refused.json()["detail"]
    assert client.get("/v1/judgements/nothing").status_code == 404
    assert client.delete("/v1/judgements/nothing", headers=KEY).status_code == 404
    article = client.get(f"/v1/entities/{left}/evidence").json()["items"][0]["article"]
    client.delete(f"/v1/articles/{article}", headers=KEY)
    assert decide(client, "wrong", left).status_code == 410


def test_deciding_and_undoing_need_a_key(client: TestClient) -> None:
    said = {"verdict": "wrong", "left": "x", "reason": "x", "by": "x"}
    assert client.post("/v1/judgements", json=said).status_code == 401
    assert client.delete("/v1/judgements/x").status_code == 401
