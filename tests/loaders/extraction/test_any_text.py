"""Extraction takes whatever text it is given: nothing crashes or hangs it, and offsets always give the forms."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ids import identifier, text_hash
from graph.model import Article, Evidence
from loaders.extraction.extract import extract

LANGUAGES = ("en", "ru", "kk")
SENTENCES = {
    "en": "The Minister of Foreign Affairs of Latvia Janis Ozols met Ambassador Aset Yerlanov in Riga on 3 March. ",
    "ru": "Министр иностранных дел Латвии Янис Озолс встретился с послом Казахстана Асетом Ерлановым в Риге 3 марта. ",
    "kk": "Латвия Сыртқы істер министрі Янис Озолс Қазақстан елшісі Асет Ерлановты 3 наурызда Ригада қабылдады. ",
}
PIECES = st.sampled_from(
    [
        *SENTENCES.values(),
        *(
            "President Zhanna Ozola",
            "посол А.Б. Ерланов",
            "елші",
            "Қазақстан–Латвия",
            "وزير الخارجية",
            "שר החוץ",
            "外交部长",
        ),
        *("🇰🇿", "𝒜𝓁𝓂𝒶", "e\u0301", "\u202e", "\u0000", "\u0085", "\u2028", "\ufeff", "\r\n", "\n\n", "\t", "\u00a0"),
        *(
            ",",
            "...",
            "«",
            "”",
            "(",
            "A.",
            "Mr",
            "’s",
            "-",
            "31 February",
            "0.0.0",
            "www.",
            "&",
            "[",
            "]",
            "\\",
            "İ",
            "ß",
        ),
    ]
)
ANY_TEXT = st.one_of(
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
)
ODD = {
    "nothing": "",
    "blank lines": "\n" * 50,
    "white space": " \t\u00a0\n ",
    "one word": "Latvia",
    "a mark": ".",
    "flags": "🇰🇿🇱🇻" * 20,
    "right to left": "وزير الخارجية Janis Ozols التقى السفير Aset Yerlanov. " * 3,
    "10,000 commas": "," * 10_000,
    "one word of 20,000 letters": "A" * 20_000,
    "initials without end": "A." * 500,
    "hyphens without end": "A-" * 2_000,
    "opening quotes": '«“"(' * 300,
}


def _article(text: str, language: str) -> Article:
    return Article(
        id=identifier("article", text),
        url=None,
        outlet="Test",
        headline=text.partition("\n")[0],
        text=text,
        text_hash=text_hash(text),
        language=language,
        published="2026-03-04",
        published_day="2026-03-04",
        loaded_at="2026-03-04T00:00:00+00:00",
    )


def _assert_in_place(evidence: Evidence, text: str) -> None:
    for mention in evidence.mentions:
        for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True):
            assert text[start:stop] == form
    for claim in evidence.claims:
        assert text[claim.start : claim.stop] == claim.quote
        assert all(0 <= span.start <= span.stop <= len(text) for span in claim.evidence)


def _seconds(text: str, language: str) -> float:
    begun = time.process_time()
    extract(_article(text, language))
    return time.process_time() - begun


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(text=ANY_TEXT)
def test_every_form_of_any_text_stands_at_its_offsets(language: str, text: str) -> None:
    _assert_in_place(extract(_article(text, language)), text)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_is_read(name: str) -> None:
    for language in LANGUAGES if len(ODD[name]) < 1000 else ("en",):
        evidence = extract(_article(ODD[name], language))
        _assert_in_place(evidence, ODD[name])


def test_of_a_megabyte_in_one_line_only_the_first_pages_are_read(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.extraction.extract.MOST_CHARACTERS", 2_000)
    text = "word, " * 170_000
    evidence = extract(_article(text, "en"))
    assert evidence.article.text == text
    assert f"read 2000 of {len(text)} characters" in caplog.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_about_as_the_text_does(language: str) -> None:
    sentence = SENTENCES[language]
    extract(_article(sentence, language))
    once, fourfold = _seconds(sentence * 8, language), _seconds(sentence * 32, language)
    assert fourfold < 10 * once
