"""Sentences that say a meeting: the words that say it, its kind, and whether it was held, is planned or recalled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from loaders.extraction.document import Document, Sentence

Way = Literal["receive", "meet", "noun", "call", "discuss", "conference", "session", "ceremony", "visit"]
WAYS: tuple[Way, ...] = ("receive", "session", "meet", "call", "noun", "discuss", "conference", "ceremony", "visit")
"""Ways to say a meeting, the surest first."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Words of a sentence that say a meeting, at `start:stop` of the text."""

    sentence: Sentence
    way: Way
    start: int
    stop: int
    channel: str
    status: str
    separate: bool
    inside: bool = False
    """Whether the words only refer to a meeting told before ("during the meeting")."""


@cache
def words(language: str, kind: str) -> re.Pattern[str] | None:
    """The expressions of one kind in a language, as one; None where it has none."""
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("meetings.toml").read_text("utf-8"))
    patterns = lexicon[language].get(kind, ())
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def says(language: str, kind: str, text: str) -> re.Match[str] | None:
    """Where `text` says something of `kind`, first."""
    pattern = words(language, kind)
    return pattern.search(text) if pattern is not None else None


def encounter(document: Document, sentence: Sentence) -> Encounter | None:
    """The meeting that a sentence says, None where it says none."""
    form, language = document.form(sentence), document.language.code
    found = ((way, says(language, way, form)) for way in WAYS)
    way, match = next(((way, match) for way, match in found if match is not None), (None, None))
    if way is None or match is None:
        return None
    return Encounter(
        sentence=sentence,
        way=way,
        start=sentence.start + match.start(),
        stop=sentence.start + match.end(),
        channel=channel(language, form),
        status=status(language, form, match.start()),
        separate=says(language, "separate", form) is not None,
        inside=says(language, "inside", form) is not None,
    )


def channel(language: str, form: str) -> str:
    """How they met: by phone, by video, or unknown where the words do not say."""
    if says(language, "call", form):
        return "phone"
    return "video" if says(language, "video", form) else "unknown"


def status(language: str, form: str, at: int) -> str:
    """Whether the meeting said at offset `at` of a sentence was held, is planned, recalled, cancelled or denied."""
    for name, said in (("denied", "denied"), ("cancelled", "cancelled"), ("recalled", "recalled")):
        if says(language, said, form):
            return name
    planned = words(language, "planned")
    near = form[max(0, at - 70) : at + 90]
    return "planned" if planned is not None and planned.search(near) else "held"
