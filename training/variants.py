"""More English and Russian to learn from: annotated texts with other names; a tagger learns what stands around them.

A name is replaced by another form of its shape: as many words or one, with initials or without, in Russian with the
same last letters too, which is how the case is kept without taking names apart.
"""

from __future__ import annotations

import csv
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from loaders.extraction.document import SpanKind
from training.marked_text import MarkedText, moved

SHARE: dict[SpanKind, float] = {"PER": 0.7, "LOC": 0.3, "ORG": 0.2}
"""How many of the spans of a kind get another name; what bodies and places are called says what is done there."""
_SAME_ENDING = {"en": 0, "ru": 2}
"""Letters that a name and its replacement end in alike."""
_INITIAL = re.compile(r"\b\w\.")

Pool = Mapping[tuple[str, ...], tuple[str, ...]]
"""Names to choose from, by shape."""


def pool_of(texts: Iterable[MarkedText], lists: Iterable[Path], language: str) -> Pool:
    """The names that annotated texts print, with the people of name lists (a column a language), by shape."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for text in texts:
        for span in text.spans:
            if span.kind in SHARE:
                form = text.text[span.start : span.stop]
                found[_shape(form, span.kind, language)].add(form)
    for name in (name for path in lists for name in _listed(path, language)):
        for form in (name, name.split()[-1]):
            found[_shape(form, "PER", language)].add(form)
    return {shape: tuple(sorted(names)) for shape, names in found.items()}


def variant(text: MarkedText, pool: Pool, language: str, chance: random.Random) -> MarkedText:
    """The text with some of its names replaced; offices keep their place around them."""
    changes = {}
    for span in text.spans:
        if chance.random() < SHARE.get(span.kind, 0):
            form = text.text[span.start : span.stop]
            changes[span] = chance.choice(pool.get(_shape(form, span.kind, language), (form,)))
    return moved(text, changes)


def _shape(form: str, kind: SpanKind, language: str) -> tuple[str, ...]:
    ending = form[len(form) - _SAME_ENDING[language] :].casefold()
    several = "several" if " " in form else "one"
    capitals = "capitals" if form.isupper() and len(form) > 1 else ""
    return kind, several, "initial" if _INITIAL.match(form) else "", capitals, ending


def _listed(path: Path, language: str) -> Iterator[str]:
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for row in csv.DictReader(content.decode("utf-8").splitlines(), delimiter="\t"):
        if row[language] and "," not in row[language]:
            yield row[language]
