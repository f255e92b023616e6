"""Dates mean the day that their words give against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.extraction.dates import dates

PUBLISHED = date(2026, 2, 26)  # a Thursday


@pytest.mark.parametrize(
    ("language", "words", "first", "last"),
    [
        ("en", "on 14 December 2025", "2025-12-14", "2025-12-14"),
        ("en", "on March 15, 2026", "2026-03-15", "2026-03-15"),
        ("en", "from 2 to 4 February 2026", "2026-02-02", "2026-02-04"),
        ("en", "on Tuesday", "2026-02-24", "2026-02-24"),
        ("en", "yesterday", "2026-02-25", "2026-02-25"),
        ("en", "on 04.03.2026", "2026-03-04", "2026-03-04"),
        ("en", "on 30 December", "2025-12-30", "2025-12-30"),
        ("ru", "14 декабря 2025 года", "2025-12-14", "2025-12-14"),
        ("ru", "во вторник", "2026-02-24", "2026-02-24"),
        ("ru", "21–23 ноября", "2025-11-21", "2025-11-23"),
        ("kk", "2025 жылғы 14 желтоқсанда", "2025-12-14", "2025-12-14"),
        ("kk", "3 наурызда", "2026-03-03", "2026-03-03"),
        ("kk", "кеше", "2026-02-25", "2026-02-25"),
    ],
)
def test_words_mean_a_day(language: str, words: str, first: str, last: str) -> None:
    (found,) = dates(words, language, PUBLISHED)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("language", "words"), [("en", "in May 2024"), ("ru", "в 2024 году"), ("kk", "2024 жылы")])
def test_a_month_or_a_year_gives_no_day(language: str, words: str) -> None:
    assert [(found.first, found.last) for found in dates(words, language, PUBLISHED)] == [(None, None)]


def test_an_announcement_reads_a_weekday_as_the_coming_one() -> None:
    (found,) = dates("on Tuesday", "en", PUBLISHED, ahead=True)
    assert found.first == date(2026, 3, 3)


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert list(dates("31.02.2026", "en", PUBLISHED)) == []


def test_without_a_day_of_publication_relative_words_give_no_day() -> None:
    (found,) = dates("yesterday", "en", None)
    assert found.first is None
