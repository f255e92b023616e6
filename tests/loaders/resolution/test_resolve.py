"""What resolution promises whatever the articles say, and the case of one visit told in three languages."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.resolution.resolve import resolve

VISIT = ("seed_en_01", "seed_ru_01", "seed_kk_01")


def edges(found, kind):
    return [edge for edge in found.edges if edge.type == kind]


@pytest.mark.shared
def test_three_articles_in_three_languages_are_one_visit(gold, kinds):
    results = [resolve([gold(name) for name in order]) for order in permutations(VISIT)]
    found = results[0]
    assert all(result == found for result in results)
    held = [n for n in found.nodes if n.labels[1] == "Meeting" and n.properties["status"] == "held"]
    assert kinds(found)["Official"] == 4
    assert len(held) == 2
    assert len(edges(found, "MET_WITH")) == 2
    assert kinds(found)["Agreement"] == 4


def by_name(found, name):
    return [node for node in found.nodes if name in (*node.properties.get("names", ()), node.name)]


@pytest.fixture
def story(told):
    """A meeting announced, held, reported twice and recalled; a namesake; a surname alone."""

    def tell():
        before = told("before", day="2026-03-01")
        planned = [
            before.official("Yermek Kosherbayev", "KZ", "Foreign Minister of Kazakhstan"),
            before.official("John Smith", "GB", "Foreign Secretary"),
        ]
        before.meeting(*planned, status="planned", date="2026-03-03")
        first = told("first", day="2026-03-03")
        host = first.official("Yermek Kosherbayev", "KZ", "Minister of Foreign Affairs")
        guest = first.official("John Smith", "GB", "Foreign Secretary", rank="minister")
        astana = first.mention("place", "Astana", "KZ")
        met = first.meeting([host], [guest], date="2026-03-03", place=astana, channel="in person")
        first.agreement("hold consultations every year", host, guest, reached_at=met)
        second = told("second", language="ru", day="2026-03-04")
        second.meeting(
            second.official("Ермек Кошербаев", "KZ", "министр иностранных дел"),
            second.official("Джон Смит", "GB", "министр иностранных дел", rank="minister"),
            date="2026-03-03",
        )
        namesake = told("namesake", day="2026-03-04")
        namesake.meeting(
            namesake.official("John Smith", "US", "Senator"),
            namesake.official("Askar Mamin", "KZ", "Chairman of the Board"),
        )
        later = told("later", day="2026-05-04")
        later.official("Kosherbayev", "KZ", "Foreign Minister")
        return [article.evidence() for article in (before, first, second, namesake, later)]

    return tell


def test_the_order_of_articles_does_not_matter(story):
    expected = resolve(story())
    assert all(resolve(order) == expected for order in permutations(story()))


def test_loading_twice_changes_nothing(story):
    assert resolve([*story(), *story()]) == resolve(story())


def test_batches_do_not_matter(story):
    articles = story()
    assert resolve(iter((*articles[3:], *articles[:3]))) == resolve(articles)


def test_a_meeting_told_in_two_languages_is_one_with_one_pair(story):
    found = resolve(story())
    (meeting,) = [n for n in found.nodes if n.properties.get("date_from") and n.properties["status"] == "held"]
    assert meeting.properties["articles"] == 2
    assert meeting.name == "Yermek Kosherbayev – John Smith, 3 March 2026, Astana"
    assert len([edge for edge in edges(found, "MET_WITH") if edge.properties["meeting"] == meeting.id]) == 1


def test_a_held_meeting_points_to_its_announcement(story):
    (edge,) = edges(resolve(story()), "PLANNED_AS")
    assert edge.start != edge.end


def test_two_namesakes_of_different_states_stay_apart(story):
    assert {node.properties["country"] for node in by_name(resolve(story()), "John Smith")} == {"GB", "US"}


def test_a_surname_with_the_same_office_is_the_same_person(story):
    (person,) = by_name(resolve(story()), "Kosherbayev")
    assert "Ермек Кошербаев" in person.properties["names"]
    assert person.name == "Yermek Kosherbayev"
    assert person.properties["name_ru"] == "Ермек Кошербаев"


def test_an_entity_is_named_after_its_earliest_mention(story):
    found = resolve(story())
    (person,) = by_name(found, "Ермек Кошербаев")
    assert person.id == story()[0].mentions[0].id


def test_a_surname_never_bridges_two_persons(told):
    first, second, third = told("first"), told("second"), told("third")
    first.official("Nurlan Sauranbayev", "KZ", "Deputy Minister of Transport")
    second.official("Daulet Sauranbayev", "KZ", "Deputy Minister of Transport")
    third.official("Sauranbayev", "KZ", "Deputy Minister of Transport")
    found = resolve(article.evidence() for article in (first, second, third))
    assert sorted(node.name for node in found.nodes if "Official" in node.labels) == [
        "Daulet Sauranbayev",
        "Nurlan Sauranbayev",
        "Sauranbayev",
    ]


def test_initials_attach_to_the_full_name_of_that_office(told):
    first, second = told("first", language="ru"), told("second", language="kk")
    first.official("Ержан Мукатаев", "KZ", "министр сельского хозяйства Казахстана")
    second.official("Е.Мұқатаев", "KZ", "Ауыл шаруашылығы министрі")
    found = resolve(article.evidence() for article in (first, second))
    assert [node.name for node in found.nodes if "Official" in node.labels] == ["Ержан Мукатаев"]


def test_two_meetings_of_the_same_people_on_other_days_stay_apart(told):
    articles = []
    for name, day in (("february", "2026-02-13"), ("march", "2026-03-05")):
        article = told(name, day=day)
        article.meeting(
            article.official("Yerzhan Mukatayev", "KZ", "Minister of Agriculture"),
            article.official("Annelies van Doorwaard", "NL", "Ambassador of the Netherlands"),
            date=day,
        )
        articles.append(article.evidence())
    assert len([node for node in resolve(articles).nodes if "Meeting" in node.labels]) == 2


def test_days_that_differ_are_shown_as_a_conflict(told):
    articles = []
    for name, day in (("a", "2026-03-03"), ("b", "2026-03-03"), ("c", "2026-03-04")):
        article = told(name, day="2026-03-04")
        article.meeting(
            article.official("Yerzhan Mukatayev", "KZ", "Minister of Agriculture"),
            article.official("Annelies van Doorwaard", "NL", "Ambassador of the Netherlands"),
            date=day,
        )
        articles.append(article.evidence())
    (meeting,) = [node for node in resolve(articles).nodes if "Meeting" in node.labels]
    assert meeting.properties["date_from"] == "2026-03-03"
    assert meeting.properties["date_conflicts"] == ("2026-03-04",)


def test_a_state_stands_for_its_unnamed_official(told):
    named, unnamed = told("named"), told("unnamed")
    named.meeting(
        named.official("Yermek Kosherbayev", "KZ", "Foreign Minister"),
        named.official("Murat Nurtleu", "QA", "Foreign Minister"),
        date="2026-03-03",
    )
    unnamed.meeting(
        unnamed.official("Yermek Kosherbayev", "KZ", "Foreign Minister"),
        unnamed.mention("country", "Qatar", "QA"),
        date="2026-03-03",
    )
    found = resolve(article.evidence() for article in (named, unnamed))
    assert len([node for node in found.nodes if "Meeting" in node.labels]) == 1
    (edge,) = edges(found, "MET_WITH")
    assert "QA" not in (edge.start, edge.end)
    assert len(edges(found, "TOOK_PART_IN")) == 2


def test_nobody_is_paired_at_a_conference(told):
    article = told("forum")
    article.meeting(
        article.official("Yermek Kosherbayev", "KZ"), article.official("John Smith", "GB"), format="conference"
    )
    assert not edges(resolve([article.evidence()]), "MET_WITH")


def test_copies_of_one_text_count_as_one_origin(told):
    text = "The minister received the ambassador in Astana and spoke of trade, transit and tourism with him. " * 3
    articles = []
    for name, more in (("agency", ""), ("copy", " Photo: agency."), ("other", None)):
        article = told(name, text="Another text altogether about the same people." if more is None else text + more)
        article.official("John Smith", "GB", "Ambassador")
        articles.append(article.evidence())
    (person,) = by_name(resolve(articles), "John Smith")
    assert person.properties["articles"] == 3
    assert person.properties["origins"] == 2


def test_an_ambassador_is_no_minister_of_the_same_name(told):
    first, second = told("first"), told("second")
    first.official("Nurlan Akhmetov", "KZ", "Ambassador of Kazakhstan to Japan", accredited_to="JP")
    second.official("Nurlan Akhmetov", "KZ", "Minister of Transport")
    found = resolve(article.evidence() for article in (first, second))
    assert len(by_name(found, "Nurlan Akhmetov")) == 2


def test_one_office_in_three_languages_is_one_edge(told):
    articles = []
    for language, name, title in (
        ("en", "Yermek Kosherbayev", "Minister of Foreign Affairs"),
        ("ru", "Ермек Кошербаев", "министр иностранных дел"),
        ("kk", "Ермек Көшербаев", "Сыртқы істер министрі"),
    ):
        article = told(language, language=language)
        article.official(name, "KZ", title)
        articles.append(article.evidence())
    (edge,) = edges(resolve(articles), "HOLDS")
    assert edge.properties["rank"] == "minister"
    assert len(edge.properties["titles"]) == 3
    assert edge.end == "KZ"


def test_confidence_is_combined_over_origins(told):
    articles = []
    for name in ("a", "b"):
        article = told(
            name, text=f"{name} says so in words of its own, {name} again, and more than five words of {name}."
        )
        article.meeting(
            article.official("Ann Lee", "GB"), article.official("Bo Ek", "SE"), date="2026-03-03", confidence=0.6
        )
        articles.append(article.evidence())
    (edge,) = edges(resolve(articles), "MET_WITH")
    assert edge.properties["confidence"] == pytest.approx(0.84)


def test_every_edge_ends_at_a_node_or_at_evidence(story):
    found = resolve(story())
    known = {node.id for node in found.nodes}
    for edge in found.edges:
        assert edge.end in known
        assert edge.start in known or edge.type in ("REFERS_TO", "SUPPORTS")


def test_one_host_with_two_guests_on_one_day_holds_two_meetings(told):
    articles = []
    for name, guest, country in (("a", "John Smith", "GB"), ("b", "Emmanuel Dupont", "FR")):
        article = told(name)
        city = article.mention("place", "New York", "US")
        host = article.official("Joseph Biden", "US", "President of the United States")
        article.meeting([host], [article.official(guest, country, "President")], date="2026-03-03", place=city)
        articles.append(article.evidence())
    found = resolve(articles)
    assert len([node for node in found.nodes if "Meeting" in node.labels]) == 2
    assert len(edges(found, "MET_WITH")) == 2


def test_a_misread_state_does_not_part_a_person_in_the_same_company(told):
    articles = []
    for name, country in (("a", "QA"), ("b", "KZ")):
        article = told(name)
        article.official("Raushan Kazhibayeva", "KZ", "Director")
        article.official("Nasser bin Faisal Al Thani", country, "Director General of the network")
        articles.append(article.evidence())
    assert len(by_name(resolve(articles), "Nasser bin Faisal Al Thani")) == 1


def test_a_stated_state_parts_namesakes_whatever_their_company(told):
    articles = []
    for name, country, title in (("a", "UZ", "Minister of Uzbekistan"), ("b", "KZ", "Minister of Kazakhstan")):
        article = told(name)
        article.official("Yermek Kosherbayev", "KZ", "Foreign Minister")
        article.official("Timur Akhmedov", country, title)
        articles.append(article.evidence())
    assert len(by_name(resolve(articles), "Timur Akhmedov")) == 2


def test_a_given_name_alone_attaches_to_nobody(told):
    first, second = told("first"), told("second")
    for article, name in ((first, "Elizabeth Truss"), (second, "Queen Elizabeth")):
        article.official("Yermek Kosherbayev", "KZ", "Foreign Minister")
        article.official(name, "GB")
    found = resolve(article.evidence() for article in (first, second))
    assert len([node for node in found.nodes if "Official" in node.labels]) == 3


def test_a_denied_meeting_that_others_report_shows_the_conflict(told):
    articles = []
    for name, status in (("a", "held"), ("b", "denied")):
        article = told(name)
        people = article.official("Ann Lee", "GB", "Minister"), article.official("Bo Ek", "SE", "Minister")
        article.meeting(*people, status=status, date="2026-03-03")
        articles.append(article.evidence())
    (meeting,) = [node for node in resolve(articles).nodes if "Meeting" in node.labels]
    assert meeting.properties["status"] == "held"
    assert meeting.properties["status_conflicts"] == ("denied",)


def test_embassies_of_one_state_in_two_others_stay_apart(told):
    articles = []
    for name, form in (("a", "Өзбекстан елшілігі"), ("b", "embassy"), ("c", "Embassy of Uzbekistan in Kyrgyzstan")):
        article = told(name)
        article.mention("organization", form, "UZ", category="embassy")
        articles.append(article.evidence())
    assert len([node for node in resolve(articles).nodes if "Embassy" in node.labels]) == 3


def test_one_ministry_in_three_languages_is_one_body(told):
    articles = []
    for language, form in (
        ("en", "Ministry of Foreign Affairs"),
        ("ru", "МИД"),
        ("kk", "Қазақстан Республикасының Сыртқы істер министрлігі"),
    ):
        article = told(language, language=language)
        article.mention("organization", form, "KZ", category="ministry")
        articles.append(article.evidence())
    (body,) = [node for node in resolve(articles).nodes if "Organization" in node.labels]
    assert body.labels == ("Entity", "Organization", "Ministry")
    assert body.properties["name_en"] == "Ministry of Foreign Affairs"


def test_a_party_of_two_agreements_on_one_initiative_has_one_edge_to_it(told):
    article = told("a")
    party = article.official("Ann Lee", "GB")
    route = article.mention("initiative", "Middle Corridor")
    article.agreement("build a port on the Middle Corridor", party, about=[route], status="signed")
    article.agreement("lower the tariffs of the Middle Corridor", party, about=[route], status="proposed")
    found = resolve([article.evidence()])
    (edge,) = [edge for edge in edges(found, "AGREED_ON") if edge.end == route]
    assert edge.properties["status"] == "signed"
    assert len(edges(found, "CONCERNS")) == 2


def test_one_name_with_one_rank_in_many_states_is_one_person(told):
    articles = []
    for number, country in enumerate(("US", "US", "US", "UA", "IL", "JP")):
        article = told(f"a{number}", day=f"2026-0{number + 1}-03")
        article.office(
            article.official("Kamala Harris", country), "Vice President", rank="deputy head", country=country
        )
        articles.append(article.evidence())
    (person,) = by_name(resolve(articles), "Kamala Harris")
    assert person.properties["country"] == "US"
