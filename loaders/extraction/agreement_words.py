"""The wording of undertakings: the patterns of `lexicons/agreements.toml`, compiled when first needed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Status = Literal["signed", "agreed", "proposed", "planned"]
STATUSES: tuple[Status, ...] = ("signed", "agreed", "proposed", "planned")
"""In the order in which words at one place are tried for them."""


@cache
def wording(language: str, name: str) -> re.Pattern[str]:
    """The pattern of one name in a language, for whole words."""
    return _whole_words([_of(language)[name]])


@cache
def cues(language: str) -> tuple[tuple[Status, str, re.Pattern[str]], ...]:
    """Status, name and pattern of each thing said by which a language tells an undertaking."""
    words = _of(language)
    return tuple((status, name, _whole_words(rows)) for status in STATUSES for name, rows in words[status].items())


@cache
def lists(language: str) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """What a line that ends in a colon says of the list that it opens."""
    words = _of(language)["list"]
    return tuple((status, re.compile(rf"(?<!\w)(?:{words[status]})", re.IGNORECASE)) for status in STATUSES)


@cache
def marks(language: str, name: str) -> re.Pattern[str]:
    """The pattern of one name in a language that may begin or end inside a word: "break", "loose", "participle"."""
    return re.compile(_of(language)[name], re.IGNORECASE)


def object_follows(language: str) -> bool:
    """Whether what is undertaken follows the words that say so; else it stands before them."""
    return bool(_of(language)["after"])


def says_by_clause(name: str) -> bool:
    """Whether a thing is said by its whole clause ("the centre will open in May") and not of an object."""
    return name in _lexicon()["clauses"]


def _of(language: str) -> dict[str, Any]:
    words: dict[str, Any] = _lexicon()[language]
    return words


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files("loaders.extraction.lexicons").joinpath("agreements.toml").read_text("utf-8"))


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
