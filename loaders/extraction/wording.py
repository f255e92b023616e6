"""Wording around places and days: the patterns of `lexicons/circumstances.toml`, compiled when first needed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording(name: str, language: str) -> re.Pattern[str] | None:
    """The pattern of `name` in a language; None where it has none."""
    alternatives: list[str] = _lexicon()[language].get(name, [])
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE) if alternatives else None


def worded(name: str, language: str, text: str) -> bool:
    """Whether `text` has wording of `name`."""
    pattern = wording(name, language)
    return pattern is not None and pattern.search(text) is not None


@cache
def weights(name: str) -> dict[str, float]:
    """What each clue of `name` weighs."""
    table: dict[str, float] = _lexicon()[name]
    return table


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files("loaders.extraction.lexicons").joinpath("circumstances.toml").read_text("utf-8"))
