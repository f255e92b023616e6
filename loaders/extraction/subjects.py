"""Subjects: about thirty fields of policy, from a word list in every language, so that one filter works across them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from loaders.extraction.document import Document, Sentence


def subjects(document: Document, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """The subjects that the sentences speak of, sorted."""
    text = " ".join(document.form(sentence) for sentence in dict.fromkeys(sentences))
    patterns = _patterns(document.language.code)
    return tuple(sorted(name for name, pattern in patterns.items() if pattern.search(text)))


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("subjects.toml").read_text("utf-8"))
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(words[language])})", re.IGNORECASE) for name, words in lexicon.items()
    }
