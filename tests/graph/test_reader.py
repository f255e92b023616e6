"""The questions of the graph, on the talks of conftest.py, on every store that is there."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Store
from graph.errors import EntityGone, EntityMoved, UnknownEntity
from graph.ledger import lease
from graph.model import Meeting, MetWith, Official, Subgraph
from graph.reader import articles, chains, encounters, entities, lists, sources, whole
from graph.reader.lists import Filters
from graph.reader.rows import BadCursor
from graph.writer import write_knowledge


def test_an_entity_is_found_by_its_id(told: Store, talks: Any) -> None:
    found = entities.entity(told, talks.omarov)
    assert (found.name, found.labels) == ("A. Omarov", ("Entity", "Official"))
    assert "search" not in found.properties


def test_a_mentions_id_leads_to_the_entity_that_holds_it(told: Store, talks: Any) -> None:
    with pytest.raises(EntityMoved) as moved:
        entities.entity(told, talks.kazakh_mention)
    assert moved.value.now == talks.nasser
    with pytest.raises(EntityMoved) as moved:
        entities.entity(told, talks.kazakh_claim)
    assert moved.value.now == talks.with_nasser


def test_an_id_that_names_nothing_or_another_kind_is_unknown(told: Store, talks: Any) -> None:
    with pytest.raises(UnknownEntity):
        entities.entity(told, "nobody")
    with pytest.raises(UnknownEntity):
        entities.entity(told, talks.omarov, "Meeting")


@pytest.mark.parametrize(
    ("kind", "filters", "names"),
    [
        ("officials", Filters(), ["omarov", "nasser", "mwangi"]),
        ("officials", Filters(country="QA"), ["nasser"]),
        ("organizations", Filters(kind="ministry"), ["ministry"]),
        ("organizations", Filters(kind="agency"), []),
        ("places", Filters(country="KZ"), ["astana"]),
        ("initiatives", Filters(), ["memorandum"]),
        ("meetings", Filters(), ["with_mwangi", "with_nasser"]),
        ("meetings", Filters(country="KE"), ["with_mwangi"]),
        ("meetings", Filters(with_="QA"), ["with_nasser"]),
        ("meetings", Filters(with_="ministry-of-transport"), ["with_mwangi", "with_nasser"]),
        ("meetings", Filters(with_="KZ", country="KE"), ["with_mwangi"]),
        ("meetings", Filters(topic="rail"), ["with_nasser"]),
        ("meetings", Filters(language="kk"), ["with_nasser"]),
        ("meetings", Filters(outlet="Пример"), ["with_mwangi"]),
        ("meetings", Filters(status="planned"), []),
        ("agreements", Filters(status="signed", with_="QA"), ["agreement"]),
        ("agreements", Filters(country="KZ"), []),
    ],
)
def test_lists_are_narrowed_by_filters(
    told: Store, talks: Any, kind: lists.Kind, filters: Filters, names: list[str]
) -> None:
    found = [one.id for one in lists.entities(told, kind, filters).items]
    assert found == [getattr(talks, name) for name in names]


def test_days_of_reports_count_where_the_day_is_unknown(told: Store, talks: Any) -> None:
    april = lists.entities(told, "meetings", Filters(since="2026-04-01", until="2026-04-30"))
    assert [one.id for one in april.items] == [talks.with_mwangi]
    march = lists.entities(told, "meetings", Filters(since="2026-03-03", until="2026-03-03"))
    assert [one.id for one in march.items] == [talks.with_nasser]


@pytest.mark.parametrize("kind", ["officials", "meetings", "countries"])
def test_pages_follow_one_another_without_gap_or_repetition(told: Store, kind: lists.Kind) -> None:
    everything = [one.id for one in lists.entities(told, kind, Filters()).items]
    ids, after = [], None
    for _ in everything:
        page = lists.entities(told, kind, Filters(), after=after, limit=1)
        ids += [one.id for one in page.items]
        after = page.next
    assert ids == everything
    assert after is None


@pytest.mark.parametrize("word", ["zzz", "NQ", "ё", "WzFd"])
def test_a_cursor_that_no_list_gave_out_is_refused(told: Store, word: str) -> None:
    with pytest.raises(BadCursor, match="next"):
        lists.entities(told, "officials", Filters(), after=word)


def test_whom_a_person_a_body_and_a_state_met(told: Store, talks: Any) -> None:
    for id_ in (talks.omarov, talks.ministry, "KZ"):
        met = encounters.met(told, id_)
        assert [one.right.id for one in met] == [talks.mwangi, talks.nasser]
        assert {one.left.id for one in met} == {talks.omarov}


def test_when_two_met_whoever_acts_for_them(told: Store, talks: Any) -> None:
    for left, right in ((talks.omarov, talks.nasser), ("QA", "KZ"), (talks.nasser, talks.ministry)):
        (met,) = encounters.met(told, left, right)
        assert met.edge.properties["meeting"] == talks.with_nasser
    assert encounters.met(told, "QA", "KE") == ()


def test_encounters_come_by_pages_and_between_days(told: Store, talks: Any) -> None:
    first = encounters.encounters(told, "KZ", limit=1)
    second = encounters.encounters(told, "KZ", after=first.next, limit=1)
    assert [one.right.id for one in (*first.items, *second.items)] == [talks.mwangi, talks.nasser]
    assert second.next is None
    march = encounters.encounters(told, "KZ", until="2026-03-31")
    assert [one.right.id for one in march.items] == [talks.nasser]


def test_who_took_part_and_who_agreed(told: Store, talks: Any) -> None:
    parts = encounters.participants(told, talks.with_nasser)
    assert [(part.properties["side"], one.id) for part, one in parts] == [(0, talks.omarov), (1, talks.nasser)]
    assert [one.id for one in encounters.parties(told, talks.agreement)] == [talks.nasser]


def test_the_shortest_chains_lead_over_a_third_person(told: Store, talks: Any) -> None:
    for left, right in ((talks.nasser, talks.mwangi), ("QA", "KE")):
        (chain,) = chains.chains(told, left, right)
        assert [one.id for one in chain.nodes] == [talks.nasser, talks.omarov, talks.mwangi]
        assert [one.properties["meeting"] for one in chain.edges] == [talks.with_nasser, talks.with_mwangi]
    assert chains.chains(told, talks.nasser, talks.astana) == ()
    assert chains.chains(told, talks.nasser, talks.nasser) == ()


def test_timelines_are_of_people_bodies_states_initiatives_and_places(told: Store, talks: Any) -> None:
    def of(id_: str, **narrowed: str) -> list[str]:
        return [one.id for one in lists.timeline(told, entities.entity(told, id_), Filters(**narrowed)).items]

    assert of(talks.nasser) == of("QA") == [talks.agreement, talks.with_nasser]
    assert of(talks.ministry) == of("KZ") == [talks.with_mwangi, talks.with_nasser]
    assert of("KZ", country="QA") == [talks.with_nasser]
    assert of(talks.memorandum) == [talks.agreement, talks.with_nasser]
    assert of(talks.astana) == of(talks.agreement) == [talks.with_nasser]


def test_what_stands_around_an_entity(told: Store, talks: Any) -> None:
    near = entities.neighbours(told, talks.mwangi)
    assert {one.id for one in near.nodes} == {talks.mwangi, talks.omarov, talks.with_mwangi, "KE"}
    assert {one.type for one in near.edges} == {"MET_WITH", "TOOK_PART_IN", "REPRESENTS"}
    assert [one.id for one in near.edges] == sorted(one.id for one in near.edges)


def test_a_subgraph_grows_by_hops_up_to_its_limit(told: Store, talks: Any) -> None:
    one, two = (entities.subgraph(told, talks.mwangi, hops) for hops in (1, 2))
    assert {node.id for node in one.nodes} == {talks.mwangi, talks.omarov, talks.with_mwangi, "KE"}
    assert len(one.edges) == 4
    assert {node.id for node in one.nodes} < {node.id for node in two.nodes}
    assert len(entities.subgraph(told, talks.mwangi, 4, limit=3).nodes) == 3


def test_the_offices_of_an_official(told: Store, talks: Any) -> None:
    ((holds, body),) = entities.offices(told, talks.omarov)
    assert (holds.properties["titles"], body.id) == (("Minister",), talks.ministry)


def test_everything_is_counted(told: Store) -> None:
    counts = entities.statistics(told)
    assert (counts["Article"], counts["Claim"], counts["Official"], counts["Ministry"], counts["MET_WITH"]) == (
        *(3, 4, 3, 1, 2),
    )


def test_the_sentences_behind_a_meeting_are_its_claims(told: Store, talks: Any) -> None:
    english, kazakh = sources.sources(told, talks.with_nasser)
    assert (english.language, kazakh.language) == ("en", "kk")
    assert english.sentence.startswith("Minister A. Omarov met with")
    assert (kazakh.fields, kazakh.forms) == (("status",), ("кездесті",))


def test_the_sentences_behind_a_person_hold_the_forms(told: Store, talks: Any) -> None:
    found = sources.sources(told, talks.omarov)
    assert [one.language for one in found] == ["en", "kk", "ru"]
    assert found[2].sentence == "Министр А. Омаров встретился с посланником Дж. Мванги."
    assert found[2].forms == ("А. Омаров",)
    for one in found:
        text = articles.article(told, one.article).properties["text"]
        assert isinstance(text, str)
        assert text[one.start : one.stop] == one.sentence
        assert [text[a:b] for a, b in zip(one.starts, one.stops, strict=True)] == list(one.forms)


def test_evidence_comes_by_pages(told: Store, talks: Any) -> None:
    languages, after = [], None
    for _ in range(3):
        page = sources.evidence(told, talks.omarov, after, 1)
        languages += [one.language for one in page.items]
        after = page.next
    assert (languages, after) == (["en", "kk", "ru"], None)


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("met", ["Minister A. Omarov met", "Министр А. Омаров 3"]),
        ("part", ["Министр А. Омаров вс"]),
        ("holds", ["Minister A. Omarov met"]),
        ("represents", ["Minister A. Omarov met", "Министр А. Омаров 3"]),
        ("agreed", ["They signed"]),
        ("agreed on", ["They signed"]),
        ("concerns", ["They signed"]),
        ("belongs", []),
    ],
)
def test_the_sentences_behind_an_edge(told: Store, talks: Any, name: str, sentences: list[str]) -> None:
    edge = talks.edges[name]
    found = sources.edge_sources(told, edge.start, edge.id)
    assert [one.sentence[: len(start)] for one, start in zip(found, sentences, strict=True)] == sentences


def test_an_edge_that_does_not_start_there_is_unknown(told: Store, talks: Any) -> None:
    with pytest.raises(UnknownEntity):
        sources.edge_sources(told, talks.mwangi, talks.edges["holds"].id)


def test_articles_are_listed_latest_first_without_their_texts(told: Store) -> None:
    page = articles.articles(told, limit=2)
    assert [one.properties["language"] for one in page.items] == ["ru", "kk"]
    assert all("text" not in one.properties for one in page.items)
    rest = articles.articles(told, after=page.next, limit=2)
    assert [one.properties["language"] for one in rest.items] == ["en"]
    assert [one.id for one in articles.articles(told, language="en", outlet="Example").items] == [rest.items[0].id]
    assert articles.articles(told, since="2026-04-03").items == ()


def test_the_whole_knowledge_and_parts_of_it(told: Store, talks: Any) -> None:
    everything = whole.knowledge(told)
    assert len(everything.nodes) == 12
    assert "Mention" not in {label for one in everything.nodes for label in one.labels}
    met = whole.knowledge(told, edges=["MET_WITH"], since="2026-04-01")
    assert [one.properties["meeting"] for one in met.edges] == [talks.with_mwangi]
    assert {one.id for one in met.nodes} == {talks.omarov, talks.mwangi}


def test_evidence_goes_with_knowledge_when_asked_for(told: Store, talks: Any) -> None:
    everything = whole.with_evidence(told, whole.knowledge(told))
    ids = [one.id for one in everything.nodes]
    assert len(ids) == len(set(ids)) == 12 + 3 + 8 + 4 + 1
    assert {end for one in everything.edges for end in (one.start, one.end)} <= set(ids)
    assert len({one.id for one in everything.edges}) == len(everything.edges)
    assert f"claim:{talks.with_nasser}" in ids
    kenya = whole.with_evidence(told, entities.neighbours(told, talks.mwangi))
    languages = {one.properties["language"] for one in kenya.nodes if "Article" in one.labels}
    assert languages == {"en", "kk", "ru"}  # the minister, one edge away, is in all three


def test_what_is_gone_says_so(store: Store) -> None:
    person = Official(id="p", name="P", search="p").node()
    with lease(store) as held:
        write_knowledge(store, Subgraph((person,), ()), held)
        write_knowledge(store, Subgraph(), held)
    with pytest.raises(EntityGone):
        entities.entity(store, "p")


def test_many_meetings_of_one_pair_are_one_step_of_a_chain(store: Store) -> None:
    people = [Official(id=id_, name=id_.upper()) for id_ in "abc"]
    meetings = [Meeting(id=f"m{number}", name="M", date_from=f"2026-01-{number:02d}") for number in range(1, 29)]
    edges = [
        MetWith(start=start, end=end, meeting=one.id, date_from=one.date_from).edge()
        for start, end in ("ab", "bc")
        for one in meetings
    ]
    with lease(store) as held:
        graph = Subgraph(tuple(one.node() for one in (*people, *meetings)), tuple(edges))
        write_knowledge(store, graph, held)
    (chain,) = chains.chains(store, "a", "c")
    assert [one.properties["meeting"] for one in chain.edges] == ["m28", "m28"]
