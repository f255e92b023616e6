"""What is written is what is read; what did not change is not written; what went is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.connection import Store
from graph.errors import LeaseLost
from graph.evidence import read_evidence
from graph.ids import article_id, identifier, text_hash
from graph.ledger import Lease, changes, lease, pending, tombstone
from graph.model import (
    Article,
    Claim,
    Country,
    Evidence,
    Holds,
    Meeting,
    Mention,
    MetWith,
    OfficeMention,
    Official,
    Organization,
    Party,
    RefersTo,
    Span,
    Subgraph,
    Supports,
)
from graph.schema import ensure_schema
from graph.writer import stored_knowledge, withdraw, write_evidence, write_knowledge

TEXT = "Министр А. встретился с послом Б. 🇰🇿"


def evidence(text: str = TEXT) -> Evidence:
    article = Article(
        id=article_id("https://example.org/1", text, None, None),
        url="https://example.org/1",
        text=text,
        text_hash=text_hash(text),
        language="ru",
        published="2026-01-02T10:00:00+05:00",
        published_day="2026-01-02",
        loaded_at="2026-01-03T00:00:00+00:00",
    )
    host = mention(article, "official", "А.", 8)
    guest = mention(article, "official", "Б.", 31)
    office = OfficeMention(id=identifier(host.id, 0), mention=host.id, title="Министр", rank="minister", stop=7)
    claim = Claim(
        id=identifier(article.id, "meeting", 0),
        article=article.id,
        kind="meeting",
        status="held",
        start=0,
        stop=len(text),
        quote=text,
        parties=(Party(host.id, "host", 0), Party(guest.id, "party", 1, "посол")),
        topics=("торговля", "транспорт"),
        evidence=(Span("status", 11, 21),),
        confidence=0.9,
    )
    return Evidence(article, (host, guest), (office,), (claim,))


def mention(article: Article, kind: str, form: str, start: int) -> Mention:
    return Mention(
        id=identifier(article.id, kind, form, start),
        article=article.id,
        kind=kind,  # type: ignore[arg-type]
        name=form,
        forms=(form,),
        starts=(start,),
        stops=(start + len(form),),
    )


def knowledge(said: Evidence, *, minister: str = "А.") -> Subgraph:
    host, guest = said.mentions
    people = Official(id=host.id, name=minister, search="a"), Official(id=guest.id, name="Б.", search="b")
    state = Country(id="KZ", name="Казахстан", by="reference")
    meeting = Meeting(id=said.claims[0].id, name="А. – Б.", topics=("торговля",), search="a b")
    edges = (
        MetWith(start=host.id, end=guest.id, meeting=meeting.id, articles=1),
        Holds(start=host.id, end="KZ", office="minister", titles=("Министр",)),
        RefersTo(start=host.id, end=host.id),
        RefersTo(start=guest.id, end=guest.id),
        Supports(start=said.claims[0].id, end=meeting.id),
    )
    nodes = sorted((thing.node() for thing in (*people, state, meeting)), key=lambda node: node.id)
    return Subgraph(tuple(nodes), tuple(sorted((e.edge() for e in edges), key=lambda edge: edge.id)))


def test_evidence_comes_back_exactly(store: Store) -> None:
    said = evidence()
    assert write_evidence(store, said) == "new"
    assert list(read_evidence(store)) == [said]


def test_loading_the_same_article_again_changes_nothing(store: Store) -> None:
    write_evidence(store, evidence())
    again = evidence()
    later = replace(again, article=replace(again.article, loaded_at="2026-02-01T00:00:00+00:00"))
    assert write_evidence(store, later) == "same"
    assert [said.article.loaded_at for said in read_evidence(store)] == ["2026-01-03T00:00:00+00:00"]


def test_a_changed_text_takes_the_place_of_the_old_one(store: Store) -> None:
    write_evidence(store, evidence())
    changed = evidence(TEXT + " Обсудили торговлю.")
    assert write_evidence(store, changed) == "changed"
    assert list(read_evidence(store)) == [changed]


def test_an_article_is_pending_until_knowledge_covers_it(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    assert pending(store) == (said.article.id,)
    with lease(store) as held:
        write_knowledge(store, knowledge(said), held, pending(store))
    assert pending(store) == ()


def test_knowledge_comes_back_and_is_written_once(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    with lease(store) as held:
        written = write_knowledge(store, knowledge(said), held)
        assert written.created == {"Official": 2, "Country": 1, "Meeting": 1}
        first = stored_knowledge(store)
        again = write_knowledge(store, knowledge(said), held)
    assert (again.created, again.changed, again.deleted) == ({}, 0, 0)
    assert stored_knowledge(store) == first
    assert {edge.type for edge in first.edges} == {"MET_WITH", "HOLDS", "REFERS_TO", "SUPPORTS"}
    assert {node.id for node in first.nodes} == {node.id for node in knowledge(said).nodes}


def test_only_what_differs_is_a_change(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    with lease(store) as held:
        write_knowledge(store, knowledge(said), held)
        seen = changes(store)[-1].sequence
        write_knowledge(store, knowledge(said, minister="А. А."), held)
    assert [(change.entity, change.action) for change in changes(store, seen)] == [(said.mentions[0].id, "changed")]


def test_what_went_leaves_a_tombstone_that_names_its_heir(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    host, guest = said.mentions
    merged = Official(id=host.id, name="А.", search="a b").node()
    with lease(store) as held:
        write_knowledge(store, knowledge(said), held)
        write_knowledge(
            store,
            Subgraph((merged,), tuple(RefersTo(start=mention.id, end=host.id).edge() for mention in said.mentions)),
            held,
        )
    stone = tombstone(store, guest.id)
    assert stone is not None
    assert stone.merged_into == host.id
    assert [node.id for node in stored_knowledge(store).nodes] == [host.id]


def test_a_withdrawn_article_takes_its_evidence_with_it(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    assert withdraw(store, said.article.id)
    assert list(read_evidence(store)) == []
    assert not withdraw(store, said.article.id)


def test_a_body_whose_kind_changes_changes_its_label(store: Store) -> None:
    body = Organization(id="b", name="B", kind="ministry", search="b")
    with lease(store) as held:
        write_knowledge(store, Subgraph((body.node(),), ()), held)
        write_knowledge(store, Subgraph((replace(body, kind="agency").node(),), ()), held)
    (node,) = stored_knowledge(store).nodes
    assert set(node.labels) == {"Entity", "Organization", "Agency"}
    assert [change.action for change in changes(store)] == ["created", "changed"]


def test_a_loader_whose_lease_was_taken_over_writes_nothing(store: Store) -> None:
    said = evidence()
    write_evidence(store, said)
    with lease(store) as held:
        late = Lease("late", held.token - 1)
        with pytest.raises(LeaseLost):
            write_knowledge(store, knowledge(said), late)
    assert stored_knowledge(store).nodes == ()


def test_a_second_loader_waits_and_then_says_so(store: Store) -> None:
    with lease(store), pytest.raises(LeaseLost), lease(store, wait_seconds=0.3):
        pass


def test_the_schema_can_be_made_twice(store: Store) -> None:
    ensure_schema(store)
    ensure_schema(store)


def test_folded_forms_are_found_by_full_text(store: Store) -> None:
    with lease(store) as held:
        person = Official(id="p", name="Раушан Қажыбаева", search="raushan kajibaeva").node()
        write_knowledge(store, Subgraph((person,), ()), held)
    rows = store.read(
        "CALL db.index.fulltext.queryNodes('entity_text', $q) YIELD node, score RETURN node.id AS id, score",
        q="kajibaeva",
    )
    assert [row["id"] for row in rows] == ["p"]
