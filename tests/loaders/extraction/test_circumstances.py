"""The day and the place of a meeting come from wherever the article gives them, not from what else it names."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from graph.model import Mention, MentionKind
from loaders.extraction.circumstances import meeting_channel, meeting_date, meeting_places
from loaders.extraction.dates import Reckoning, dates_from
from loaders.extraction.document import Document, Found, Reference, Tagged
from loaders.extraction.encounters import encounter
from loaders.extraction.languages import language
from loaders.extraction.scenes import Scene
from loaders.extraction.wording import weights, wording
from loaders.readers.draft import Draft, article

PUBLISHED = "2026-02-26"  # a Thursday


def document_of(code: str, text: str) -> Document:
    reader = language(code)
    read = article(Draft(text=text, language=code, published=PUBLISHED))
    return Document(read, reader, reader.sentences(read.text), ())


def scene_of(document: Document, words: str) -> Scene:
    """The meeting of the sentence with `words`, without people."""
    at = document.text.index(words)
    sentence = next(s for s in document.sentences if s.start <= at < s.stop)
    said = encounter(document, sentence)
    assert said is not None, words
    return Scene(said, [], [sentence], encounters=[said])


def found_in(document: Document, names: dict[str, tuple[MentionKind, str]]) -> Found:
    """The places of a text: by form, their kind and name."""
    mentions, references = [], []
    for form, (kind, name) in names.items():
        starts = [match.start() for match in re.finditer(re.escape(form), document.text)]
        stops = [start + len(form) for start in starts]
        forms = {"forms": (form,) * len(starts), "starts": tuple(starts), "stops": tuple(stops)}
        mentions.append(Mention(id=form, article=document.article.id, kind=kind, name=name, **forms))
        references += [Reference(start, stop, form) for start, stop in zip(starts, stops, strict=True)]
    return Found(tuple(mentions), (), tuple(sorted(references)))


@pytest.mark.parametrize(
    ("code", "text", "words", "day"),
    [
        ("en", "Talks in Riga\nThe ministers met on Tuesday in Riga.", "met", "2026-02-24"),
        ("en", "Talks\nMr Bell came on 24 February. The following day he met the mayor.", "he met", "2026-02-25"),
        (
            "en",
            "Talks\nMr Bell spent Monday in Oslo.\nA separate meeting was held with the mayor.",
            "held",
            "2026-02-23",
        ),
        ("en", "Talks\nRiga, 26 February 2026. The ministers met in the town hall.", "met", None),
        ("en", "Talks\nThe ministers met and welcomed the treaty signed on 3 February 2026.", "met", None),
        ("ru", "Переговоры\nВ среду министр провёл ряд встреч.\nОн встретился с мэром города.", "мэром", "2026-02-25"),
        ("ru", "Переговоры\nВчера министр встретился с мэром города.", "Вчера", "2026-02-25"),
        ("kk", "Келіссөз\nМинистр сейсенбіде қала әкімімен кездесті.", "кездесті", "2026-02-24"),
        ("kk", "Келіссөз\nЕлші 24 ақпанда келді. Ертеңіне ол қала әкімімен кездесті.", "Ертеңіне", "2026-02-25"),
    ],
)
def test_the_day_of_a_meeting(code: str, text: str, words: str, day: str | None) -> None:
    document = document_of(code, text)
    found = meeting_date(document, scene_of(document, words))
    assert (found.first.isoformat() if found is not None and found.first is not None else None) == day


def test_a_meeting_of_several_days_has_its_first_and_last() -> None:
    document = document_of("en", "Talks\nThe ministers met in Riga on 23–24 February.")
    found = meeting_date(document, scene_of(document, "met"))
    assert found is not None
    assert (found.first, found.last) == (date(2026, 2, 23), date(2026, 2, 24))


RIGA: dict[str, tuple[MentionKind, str]] = {"Riga": ("place", "Riga"), "Oslo": ("place", "Oslo")}


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Talks\nThe ministers met in Riga on Tuesday.", "met", "Riga"),
        ("Talks\nThe minister arrived in Riga for a visit.\nHe met the speaker.", "He met", "Riga"),
        ("Talks\nRiga (LETA) – The ministers met on Tuesday.", "met", None),
        ("Talks\nThe ministers met on Tuesday.\nThe next round will be held in Oslo.", "met", None),
        ("Talks\nThe ministers met in Riga.\nThe next round will be held in Oslo.", "met", "Riga"),
        ("Talks\nThe ministers met on Tuesday to open a school of Oslo design.", "met", None),
    ],
)
def test_the_place_of_a_meeting(text: str, words: str, place: str | None) -> None:
    document = document_of("en", text)
    found = meeting_places(document, found_in(document, RIGA), scene_of(document, words))
    assert [one.mention for one in found] == ([place] if place else [])


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("ru", "Переговоры\nВ Риге состоялись переговоры министров.", "Риге"),
        ("kk", "Келіссөз\nРигада министрлердің келіссөзі өтті.", "Ригада"),
        ("kk", "Келіссөз\nМинистр жұмыс сапарымен Ригада болды.\nОл қала әкімімен кездесті.", "Ригада"),
    ],
)
def test_a_place_in_a_language_with_cases(code: str, text: str, place: str) -> None:
    document = document_of(code, text)
    words = document.form(document.sentences[-1])
    (found,) = meeting_places(document, found_in(document, {place: ("place", "Рига")}), scene_of(document, words))
    assert document.text[found.start : found.stop] == place


def test_no_place_inside_the_words_of_an_office() -> None:
    document = document_of("en", "Talks\nThe mayor in Riga met the speaker.")
    office = Tagged(document.text.index("mayor"), document.text.index(" met"), "OFF")
    told = Document(document.article, document.language, document.sentences, (office,))
    assert meeting_places(told, found_in(told, RIGA), scene_of(told, "met")) == ()


def test_a_city_and_the_house_in_it_are_both_places() -> None:
    document = document_of("en", "Talks\nThe minister arrived in Riga for a visit.\nHe met the speaker at the Saeima.")
    names: dict[str, tuple[MentionKind, str]] = {**RIGA, "Saeima": ("organization", "Saeima")}
    found = meeting_places(document, found_in(document, names), scene_of(document, "He met"))
    assert [one.mention for one in found] == ["Riga", "Saeima"]


def test_an_article_that_opens_on_a_screen_tells_of_a_meeting_there() -> None:
    document = document_of("en", "Ministers talk online\nThe ministers met on Tuesday.")
    assert meeting_channel(document, scene_of(document, "met")) == "video"


@pytest.mark.parametrize(
    ("code", "words", "day"),
    [
        ("en", "the following day", "2026-02-25"),
        ("en", "the same day", "2026-02-24"),
        ("en", "on the second day", "2026-02-24"),
        ("en", "two days ago", "2026-02-24"),
        ("en", "on the 16th", "2026-02-16"),
        ("ru", "на следующий день", "2026-02-25"),
        ("ru", "накануне переговоров", "2026-02-23"),
        ("ru", "три дня назад", "2026-02-23"),
        ("kk", "ертеңіне", "2026-02-25"),
        ("kk", "сол күні", "2026-02-24"),
        ("kk", "осыдан он күн бұрын", "2026-02-16"),
    ],
)
def test_words_count_from_another_day(code: str, words: str, day: str) -> None:
    known = Reckoning(date(2026, 2, 26), (date(2026, 2, 23), date(2026, 2, 24)))
    (found,) = (one for one in dates_from(words, code, known) if one.basis == "relative")
    assert found.first == date.fromisoformat(day)


def test_without_another_day_the_words_that_count_from_it_are_none() -> None:
    assert list(dates_from("the following day", "en", Reckoning(date(2026, 2, 26)))) == []


def test_a_surname_is_no_weekday() -> None:
    assert list(dates_from("Дүйсенбіұлы", "kk", Reckoning(date(2026, 2, 26)))) == []


def test_wording_is_sorted_and_every_pattern_can_be_read() -> None:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("circumstances.toml").read_text("utf-8"))
    assert list(lexicon) == sorted(lexicon)
    assert all(list(table) == sorted(table) for table in lexicon.values())
    assert all(wording(name, code) for code in ("en", "ru", "kk") for name in lexicon[code])
    assert all("none" in weights(name) and "none_call" in weights(name) for name in ("day_weights", "place_weights"))
