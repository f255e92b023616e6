"""What the words of a sentence hint at: that people met, received, phoned, took part; or were appointed, quoted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

MEETING_SIGNS = ("attend", "call", "discuss", "meet", "noun", "receive", "sides")
"""The signs that speak of an encounter itself."""
ENCOUNTER_SIGNS = frozenset(MEETING_SIGNS) - {"attend", "sides"}
"""Those that say that people met, and not who else was there."""


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("signs.toml").read_text("utf-8"))
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE) for name, words in lexicon[language].items()
    }


@cache
def sign_names() -> tuple[str, ...]:
    """The names of all signs, sorted; every language has the same."""
    return tuple(sorted(_patterns("en")))


@lru_cache(maxsize=500)
def signs(language: str, form: str) -> Mapping[str, int]:
    """Where each sign that a sentence shows stands first in it."""
    found = ((name, pattern.search(form)) for name, pattern in _patterns(language).items())
    return {name: match.start() for name, match in found if match is not None}
