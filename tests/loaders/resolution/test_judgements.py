"""Merging is a judgement: it joins or parts what the rules would not, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Judgement
from loaders.resolution.addresses import addresses, ids_at
from loaders.resolution.judgements import claim_address, constraints, mention_address, states, unplaced
from loaders.resolution.resolve import resolve


def judgement(verdict, left, right=None, **more):
    named = {"id": f"{verdict}-{len(left)}", "about": "mention"} | more
    return Judgement(verdict=verdict, left=left, right=right, **named)


@pytest.fixture
def articles(told):
    """Two names that rules keep apart, and one name in two articles that rules join."""
    first, second = told("first"), told("second")
    first.official("Elizabeth Windsor", "GB", "Queen")
    second.official("Lilibet Mountbatten", "GB")
    first.official("John Smith", "GB", "Ambassador")
    second.official("John Smith", "GB", "Ambassador")
    return [first.evidence(), second.evidence()]


def persons(found):
    return sorted(node.name for node in found.nodes if "Official" in node.labels)


def address(article, at):
    return mention_address(article.mentions[at])


def test_same_joins_what_rules_keep_apart(articles):
    joined = resolve(articles, [judgement("same", address(articles[0], 0), address(articles[1], 0))])
    assert len(persons(joined)) == len(persons(resolve(articles))) - 1


def test_a_merge_undone_restores(articles):
    merge = judgement("same", address(articles[0], 0), address(articles[1], 0))
    undone = replace(merge, withdrawn_at="2026-03-05T10:00:00Z")
    assert resolve(articles, [undone]) == resolve(articles)


def test_different_parts_what_rules_join(articles):
    parted = resolve(articles, [judgement("different", address(articles[0], 1), address(articles[1], 1))])
    assert persons(parted).count("John Smith") == 2
    assert persons(resolve(articles)).count("John Smith") == 1


def test_wrong_takes_a_mention_away(articles):
    found = resolve(articles, [judgement("wrong", address(articles[0], 0))])
    assert "Elizabeth Windsor" not in persons(found)


def test_corrected_gives_a_mention_another_name(articles):
    found = resolve(articles, [judgement("corrected", address(articles[1], 0), value="Lilibet Windsor")])
    assert "Lilibet Windsor" in persons(found)


def test_a_judgement_of_claims_joins_meetings(told):
    articles = []
    for name, day in (("a", "2026-03-03"), ("b", "2026-03-20")):
        article = told(name, day=day)
        article.meeting(article.official("Ann Lee", "GB"), article.official("Bo Ek", "SE"), date=day)
        articles.append(article.evidence())
    left, right = (claim_address(article.claims[0]) for article in articles)
    found = resolve(articles, [judgement("same", left, right, about="claim")])
    assert len([node for node in found.nodes if "Meeting" in node.labels]) == 1


def test_a_judgement_about_an_article_that_is_gone_is_listed(articles):
    lost = judgement("same", "nowhere\tofficial\tJohn Smith", address(articles[0], 1))
    assert unplaced(articles, [lost]) == (lost,)
    assert resolve(articles, [lost]) == resolve(articles)


@pytest.mark.parametrize(("kind", "name"), [("place", "Nur-Sultan"), ("initiative", "Middle Corridor")])
def test_places_and_initiatives_are_judged_like_people(told, kind, name):
    articles = []
    for title in ("a", "b"):
        article = told(title)
        article.mention(kind, name)
        articles.append(article.evidence())
    ends = (address(articles[0], 0), address(articles[1], 0))
    assert len(resolve(articles, [judgement("different", *ends)]).nodes) == len(resolve(articles).nodes) + 1


def at(article, thing):
    return addresses(article)[thing]


def test_things_of_one_article_with_one_name_have_different_addresses(told):
    article = told("a")
    ids = [article.mention("organization", "Parliament", state) for state in ("KZ", "KE")]
    claims = [article.meeting(ids[0]), article.meeting(ids[1])]
    said = replace(article.evidence(), claims=tuple(replace(c, quote="One sentence.") for c in article.claims))
    named = addresses(said)
    assert len({named[id_] for id_ in (*ids, *claims)}) == 4
    assert ids_at([said], named.values()) == {address: (id_,) for id_, address in named.items()}


def test_an_address_prefers_a_form_of_the_text_that_is_the_mentions_alone(told):
    article = told("a")
    one = article.mention("official", "Ann Lee", forms=("Lee", "A. Lee"))
    article.mention("official", "Bo Lee", forms=("Lee",))
    assert at(article.evidence(), one).endswith("\tA. Lee")


def test_who_was_judged_one_with_an_unlike_name_still_takes_in_new_articles(told):
    articles = []
    for name, person in (("a", "Elizabeth Windsor"), ("b", "Lilibet Mountbatten"), ("c", "Elizabeth Windsor")):
        article = told(name)
        article.official(person, "GB", "Queen")
        articles.append(article.evidence())
    same = judgement("same", address(articles[0], 0), address(articles[1], 0))
    assert len(persons(resolve(articles, [same]))) == 1


def test_a_surname_goes_where_people_put_it(told):
    first, second, third = told("a"), told("b"), told("c")
    first.official("John Smith", "GB", "Ambassador")
    second.official("Ann Brown", "GB", "Minister of Trade")
    third.official("Smith", "GB", "Ambassador")
    articles = [one.evidence() for one in (first, second, third)]
    assert len(persons(resolve(articles))) == 2
    same = judgement("same", address(articles[2], 0), address(articles[1], 0))
    found = {node.name: node.properties["articles"] for node in resolve(articles, [same]).nodes}
    assert (found["John Smith"], found["Ann Brown"]) == (1, 2)


def test_what_follows_from_two_judgements_holds_too(articles):
    ends = [address(articles[0], 0), address(articles[1], 0), address(articles[0], 1), address(articles[1], 1)]
    decided = [judgement("same", ends[0], ends[1], id="j1"), judgement("different", ends[1], ends[2], id="j2")]
    found = constraints(articles, decided)
    ids = [articles[0].mentions[0].id, articles[0].mentions[1].id]
    assert tuple(sorted(ids)) in found.different


def test_of_verdicts_that_cannot_both_hold_the_later_counts(articles):
    ends = address(articles[0], 1), address(articles[1], 1)
    decided = [
        judgement("different", *ends, id="first", at="2026-03-03T00:00:00"),
        judgement("same", *ends, id="second", at="2026-03-04T00:00:00"),
    ]
    assert persons(resolve(articles, decided)).count("John Smith") == 1
    assert states(articles, decided) == {"first": "overruled", "second": "active"}


@pytest.fixture
def meeting(told):
    """A meeting with a place and a date."""
    article = told("talks")
    ann, bo = article.official("Ann Lee", "GB", "Minister"), article.official("Bo Ek", "SE", "Minister")
    article.meeting(ann, bo, place=article.mention("place", "Paris", "FR"), date="2026-03-03")
    return article.evidence()


def corrected_meeting(said, field, value=None, right=None):
    verdict = "corrected" if value else "wrong"
    decided = judgement(verdict, claim_address(said.claims[0]), right, about="claim", field=field, value=value)
    found = resolve([said], [decided])
    return found, next(node for node in found.nodes if "Meeting" in node.labels)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2026-03-05", ("2026-03-05", "2026-03-05")),
        ("2026-03-05/2026-03-07", ("2026-03-05", "2026-03-07")),
        (None, (None, None)),
    ],
)
def test_a_date_is_corrected_or_taken_away(meeting, value, days):
    _, found = corrected_meeting(meeting, "date", value)
    assert (found.properties.get("date_from"), found.properties.get("date_to")) == days


@pytest.mark.parametrize(("value", "places"), [("Stockholm", {"Stockholm"}), ("Sweden", {"Sweden"}), (None, set())])
def test_a_place_is_corrected_or_taken_away_and_leads_to_no_words(meeting, value, places):
    found, one = corrected_meeting(meeting, "place", value)
    names = {node.id: node.name for node in found.nodes}
    assert {names[edge.end] for edge in found.edges if edge.type == "HELD_IN" and edge.start == one.id} == places
    mentions = {mention.id for mention in meeting.mentions}
    assert {edge.start for edge in found.edges if edge.type == "REFERS_TO"} <= mentions


def test_a_status_is_corrected(meeting):
    found, one = corrected_meeting(meeting, "status", "cancelled")
    assert one.properties["status"] == "cancelled"
    assert not [edge for edge in found.edges if edge.type == "MET_WITH"]


@pytest.mark.parametrize(("value", "names"), [("Cy Day", {"Ann Lee", "Cy Day"}), (None, {"Ann Lee"})])
def test_a_party_is_replaced_or_taken_away(meeting, value, names):
    found, one = corrected_meeting(meeting, "party", value, right=mention_address(meeting.mentions[1]))
    took = {edge.start for edge in found.edges if edge.type == "TOOK_PART_IN" and edge.end == one.id}
    assert {node.name for node in found.nodes if node.id in took} == names
    assert len([edge for edge in found.edges if edge.type == "MET_WITH"]) == len(names) - 1
