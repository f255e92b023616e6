"""How many occupations of people are found in Russian news of all kinds: factRuEval-2016."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.validation.tables import figures, table
from graph.ids import identifier, text_hash
from graph.model import Article, Evidence
from loaders.evaluation.likeness import pairs
from loaders.evaluation.scorer import Tally
from loaders.extraction.extract import extract

Place = tuple[int, int]
"""Start and stop in the text, in code points."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation: where its words stand, and where the person is named whose it is."""

    words: Place
    person: frozenset[Place]


Read = tuple[tuple[Occupation, ...], tuple[Occupation, ...]]
"""Of one text: the occupations that annotators marked, and those found."""


def report(archive: Path) -> str:
    """Occupations found, whosesoever they are, and those given to the right person."""
    texts = tuple(annotated(archive))
    found = tuple((gold, tuple(offices(extract(_article(text))))) for text, gold in texts)
    rows = {"words that name an occupation": same_words, "the occupation of the right person": same_occupation}
    head = (f"{len(texts)} texts", "precision", "recall", "F1", "gold")
    return table(head, ((words, *figures(tally(found, same))) for words, same in rows.items()))


def annotated(archive: Path) -> Iterator[tuple[str, tuple[Occupation, ...]]]:
    """The texts of factRuEval-2016 (tar.xz) with their Occupation facts."""
    with tarfile.open(archive) as tar:
        contents = {
            member.name: stream.read().decode("utf-8")
            for member in tar.getmembers()
            if member.isfile() and (stream := tar.extractfile(member)) is not None
        }
    for name in sorted(contents):
        stem = name.removesuffix(".facts")
        if name != stem:
            layers = {ending: contents[f"{stem}.{ending}"] for ending in ("spans", "objects", "coref", "facts")}
            yield contents[f"{stem}.txt"], tuple(dict.fromkeys(_occupations(layers)))


def offices(evidence: Evidence) -> Iterator[Occupation]:
    """The offices of people that Readout finds."""
    people = {m.id: frozenset(zip(m.starts, m.stops, strict=True)) for m in evidence.mentions if m.kind == "official"}
    for office in evidence.offices:
        if office.mention in people:
            yield Occupation((office.start, office.stop), people[office.mention])


def same_words(left: Occupation, right: Occupation) -> bool:
    """Whether the words overlap."""
    return _overlap(left.words, right.words)


def same_occupation(left: Occupation, right: Occupation) -> bool:
    """Whether the words overlap, and a place where the person is named."""
    return same_words(left, right) and any(_overlap(a, b) for a in left.person for b in right.person)


def tally(read: Iterable[Read], same: Callable[[Occupation, Occupation], bool]) -> Tally:
    """How many of the gold occupations are found, matched one to one."""
    total = Tally()
    for gold, ours in read:
        total.hit += len(pairs(gold, ours, same))
        total.gold += len(gold)
        total.found += len(ours)
    return total


def _article(text: str) -> Article:
    return Article(id=identifier("factRuEval", text), text=text, text_hash=text_hash(text), language="ru")


def _occupations(layers: Mapping[str, str]) -> Iterator[Occupation]:
    spans = {row[0]: (int(row[2]), int(row[2]) + int(row[3])) for row in _rows(layers["spans"])}
    objects = {row[0]: [spans[span] for span in row[2:]] for row in _rows(layers["objects"])}
    people = {row[0]: row[1:] for row in _rows(layers["coref"]) if row[0].isdigit()}
    for fact in layers["facts"].split("\n\n"):
        who, position = (
            re.search(r"^Who obj(\d+)", fact, re.MULTILINE),
            re.search(r"^\w+ span(\d+)", fact, re.MULTILINE),
        )
        if "Occupation" in fact and who and position:
            named = (_whole(objects[one]) for one in people[who[1]])
            yield Occupation(spans[position[1]], frozenset(named))


def _whole(parts: list[Place]) -> Place:
    return min(start for start, _ in parts), max(stop for _, stop in parts)


def _rows(content: str) -> Iterator[list[str]]:
    return (line.partition("#")[0].split() for line in content.splitlines() if line.strip())


def _overlap(left: Place, right: Place) -> bool:
    return left[0] < right[1] and right[0] < left[1]
