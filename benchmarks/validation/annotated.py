"""Annotated articles, each with what Readout finds in it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.model import Evidence
from loaders.errors import Unreadable
from loaders.evaluation.record import Record, read_gold
from loaders.evaluation.scorer import Scores, score
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import articles

HELD_OUT = {"en": "en_b", "ru": "ru_b", "kk": "kk_h"}
"""The annotated articles of the genre that nothing was tuned on, a file a language."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article: what the annotators wrote, what Readout finds."""

    gold: Record
    evidence: Evidence
    ours: Record


def readings(folder: Path) -> tuple[Reading, ...]:
    """The articles of a folder with `articles/NAME.txt` and `gold/NAME.json`, read now.

    Raises Unreadable for an article that cannot be read.
    """
    return tuple(_reading(folder, gold) for gold in read_gold(folder / "gold"))


def held_out(genre: Path) -> tuple[Reading, ...]:
    """The held-out articles of the genre, written out by the checker that lies beside them."""
    files = [str(genre / f"{name}.txt") for name in HELD_OUT.values()]
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, str(genre / "genre.py"), *files, "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return readings(Path(out))


def scored(read: Iterable[Reading]) -> Scores:
    """The scores of what Readout finds."""
    read = tuple(read)
    return score((reading.gold for reading in read), {reading.ours.article: reading.ours for reading in read})


def of_language(read: Iterable[Reading], code: str) -> tuple[Reading, ...]:
    """The articles in one language."""
    return tuple(reading for reading in read if reading.gold.language == code)


def _reading(folder: Path, gold: Record) -> Reading:
    found = next(_evidence(folder / "articles" / f"{gold.article}.txt"))
    return Reading(gold, found, article_record(gold.article, found))


def _evidence(path: Path) -> Iterator[Evidence]:
    for item in articles([str(path)], Draft()):
        if isinstance(item, Failure):
            raise Unreadable(f"{item.source}: {item.reason}")
        yield extract(item.article)
