"""Dates in text: where they stand, and which day they mean against the day of publication.

A day is what the words say and never the day of publication by default. `04.03.2026` is 4 March.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Basis = Literal["stated", "weekday", "relative"]

_NUMERIC = r"(?P<nd>\d{1,2})\.(?P<nm>\d{1,2})\.(?P<ny>\d{4})|(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"


@dataclass(frozen=True, slots=True)
class DateFound:
    """Words of a date at `start:stop`; `first` and `last` are its days, None where they give none ("in 2024").

    `basis` says what was counted from: the words alone, a weekday or a word such as "yesterday".
    """

    start: int
    stop: int
    first: date | None
    last: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What days are counted from: the day of publication, and the days that the text named last before."""

    published: date | None
    last: tuple[date, date] | None = None
    ahead: bool = False
    """Whether a bare weekday is the coming one (an announcement)."""


def dates(text: str, language: str, published: date | None, *, ahead: bool = False) -> Iterator[DateFound]:
    """The dates of `text`, in order; `ahead` reads a bare weekday as the coming one (an announcement)."""
    return dates_from(text, language, Reckoning(published, None, ahead))


def dates_from(text: str, language: str, known: Reckoning) -> Iterator[DateFound]:
    """The dates of `text`, in order, "the next day" and the like counted from the days that `known` names."""
    for match in _pattern(language).finditer(text):
        found = _found(match, language, known)
        if found is not None:
            yield found


@cache
def _words(language: str) -> dict[str, Any]:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("dates.toml").read_text("utf-8"))
    words: dict[str, Any] = lexicon[language]
    return words


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _words(language)
    month = "|".join(words["months"])
    year = words["year"]
    span = r"(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–—]\s?|\s(?:to|and|по|и|мен|және)\s)(?P<d2>\d{1,2})(?:st|nd|rd|th)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    shapes = [
        _NUMERIC,
        rf"(?:{span}|{day})\s(?:of\s)?(?P<month>{month})(?:,?\s(?P<year>{year}))?",
        rf"(?P<m2>{month})\s(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<y2>\d{{4}}))?",
        rf"(?P<m3>{month}),?\s(?P<y3>{year})",
        rf"(?:(?P<past>{words['past']})|(?P<future>{words['future']}))?(?P<weekday>{'|'.join(words['weekdays'])})",
        *(rf"(?P<{kind}>{'|'.join(words[kind])})" for kind in ("relative", "later", "within")),
        rf"(?P<ago>{words['ago']})",
        rf"(?P<nth>{words['nth']})",
        r"(?P<only>(?:19|20)\d{2}(?=\s(?:год|жыл))(?:\s(?:год|жыл)\w*)?)",
    ]
    if language == "kk":
        again = span.replace("d1", "e1").replace("d2", "e2")
        shapes.insert(1, rf"(?P<y4>\d{{4}})(?:[ -]?жыл\w*)\s(?:{again}|(?P<d4>\d{{1,2}}))\s(?P<m4>{month})")
    return re.compile(r"(?<![\w.])(?:" + "|".join(f"(?:{shape})" for shape in shapes) + r")(?!\w)", re.IGNORECASE)


def _found(match: re.Match[str], language: str, known: Reckoning) -> DateFound | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    counted = next((name for name in ("relative", "later", "within", "ago", "nth") if name in groups), None)
    start, stop, published = *match.span(), known.published
    if counted in ("later", "within") and known.last is None:
        return None
    if counted is not None:
        day = _counted(counted, groups[counted], language, known)
        return None if counted == "nth" and day is None else DateFound(start, stop, day, day, "relative")
    if "weekday" in groups:
        toward = known.ahead or "future" in groups
        return DateFound(start, stop, *_twice(_weekday(groups["weekday"], language, published, toward)), "weekday")
    try:
        first, last = _days(groups, language, published)
    except ValueError:
        return None
    return DateFound(start, stop, first, last, "stated")


def _days(groups: dict[str, str], language: str, published: date | None) -> tuple[date | None, date | None]:
    """The days that the numbers of a date mean. Raises ValueError for 31 February."""
    if "ny" in groups:
        return _twice(date(int(groups["ny"]), int(groups["nm"]), int(groups["nd"])))
    if "iy" in groups:
        return _twice(date(int(groups["iy"]), int(groups["im"]), int(groups["id"])))
    month_word = groups.get("month") or groups.get("m2") or groups.get("m4")
    first = groups.get("d1") or groups.get("e1") or groups.get("day") or groups.get("dd") or groups.get("d4")
    if month_word is None or first is None:
        return None, None
    last = groups.get("d2") or groups.get("e2") or first
    year_word = groups.get("year") or groups.get("y2") or groups.get("y4")
    month, year = _month(month_word, language), int(year_word[:4]) if year_word else None
    return _dated(int(first), month, year, published), _dated(int(last), month, year, published)


def _dated(day: int, month: int, year: int | None, published: date | None) -> date | None:
    """The day; without a year, the one nearest to the day of publication."""
    if year is not None:
        return date(year, month, day)
    if published is None:
        return None
    candidates = (date(published.year + step, month, day) for step in (-1, 0, 1))
    return min(candidates, key=lambda candidate: abs((candidate - published).days))


def _month(word: str, language: str) -> int:
    words = _words(language)
    number = next(i for i, month in enumerate(words["months"]) if re.fullmatch(month, word, re.IGNORECASE))
    return int(words["month_numbers"][number]) if "month_numbers" in words else number + 1


def _counted(kind: str, word: str, language: str, known: Reckoning) -> date | None:
    """The day that words mean which count from another day; None where that one is not known."""
    if kind == "nth":
        return _day_of_month(int(re.findall(r"\d+", word)[0]), known)
    start = known.published
    if kind in ("later", "within"):
        start = None if known.last is None else known.last[0 if kind == "within" else 1]
    if start is None:
        return None
    return start + timedelta(days=-_count(word, language) if kind == "ago" else _steps(kind, word, language))


def _steps(kind: str, word: str, language: str) -> int:
    steps: dict[str, int] = _words(language)[kind]
    return next(step for pattern, step in steps.items() if re.fullmatch(pattern, word, re.IGNORECASE))


def _count(words: str, language: str) -> int:
    counts: dict[str, int] = _words(language)["counts"]
    found = re.findall(r"\w+", words.casefold())
    return next(int(word) if word.isdigit() else counts[word] for word in found if word.isdigit() or word in counts)


def _day_of_month(day: int, known: Reckoning) -> date | None:
    """The last such day before publication ("on the 16th"); in an announcement, the next."""
    if known.published is None or not 1 <= day <= 31:
        return None
    step = timedelta(days=1 if known.ahead else -1)
    candidates = (known.published + step * count for count in range(31))
    return next((candidate for candidate in candidates if candidate.day == day), None)


def _weekday(word: str, language: str, published: date | None, ahead: bool) -> date | None:
    if published is None:
        return None
    weekdays = _words(language)["weekdays"]
    number = next(i for i, day in enumerate(weekdays) if re.fullmatch(day, word, re.IGNORECASE))
    if ahead:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    return published - timedelta(days=(published.weekday() - number) % 7)


def _twice(day: date | None) -> tuple[date | None, date | None]:
    return day, day
