"""Wording that tells what a name beside it is: the patterns of `lexicons/cues.toml`, compiled when first needed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_NEVER = re.compile(r"(?!)")


@cache
def cue(name: str, language: str) -> re.Pattern[str]:
    """The pattern of one table in one language; one that never matches where the language has no wording for it."""
    table = _tables()[name]
    alternatives: list[str] = table.get(language, [])
    if not alternatives:
        return _NEVER
    return re.compile(table["start"] + "|".join(alternatives) + table["end"], re.IGNORECASE)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("loaders.extraction").joinpath("lexicons", "cues.toml").read_text("utf-8"))
