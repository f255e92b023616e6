"""Fits the weights of `loaders/extraction/likely_country.py` and prints them with what they get right when held out.

    python -m training.countries GENRE

A conditional logit: of the states that an article names, the weights make the right one the likeliest. The figures are
those of four folds, each file in one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.model import Article
from loaders.extraction.allegiance import unsettled_bodies, unsettled_people
from loaders.extraction.bodies import bodies
from loaders.extraction.document import Document, Tagged
from loaders.extraction.holdings import holdings
from loaders.extraction.languages import language
from loaders.extraction.likely_country import Votes, country_votes
from loaders.extraction.officials import officials

_STEPS, _RATE, _SHRINK = 600, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A person or body whose state is open: the file it is from, what the cues say, and the right state."""

    file: str
    votes: Votes
    right: str


def main(arguments: list[str]) -> int:
    """Fit the weights for people and for bodies."""
    choices = dict(zip(("person", "body"), _choices(Path(arguments[0])), strict=True))
    for sort, rows in choices.items():
        cues = tuple(sorted({cue for row in rows for cue in row.votes}))
        files = sorted({row.file for row in rows})
        right = 0
        for fold in (set(files[i::4]) for i in range(4)):
            weights = fitted([row for row in rows if row.file not in fold], cues)
            right += sum(_choose(row, cues, weights) == row.right for row in rows if row.file in fold)
        sys.stdout.write(f"{sort}: {right} of {len(rows)} right when held out\n")
        weights = fitted(rows, cues)
        sys.stdout.write(
            "".join(f'        "{cue}": {weight:.2f},\n' for cue, weight in zip(cues, weights, strict=True))
        )
    return 0


def fitted(rows: list[Choice], cues: tuple[str, ...]) -> Any:
    """The weights of `cues` that make the right states likeliest, shrunk towards zero."""
    tables = [_table(row, cues) for row in rows]
    known = [
        (table, codes.index(row.right)) for row, (codes, table) in zip(rows, tables, strict=True) if row.right in codes
    ]
    weights = np.zeros(len(cues))
    for _ in range(_STEPS):
        slope = np.zeros(len(cues))
        for table, right in known:
            scores = np.exp(table @ weights - np.max(table @ weights))
            slope += table[right] - scores @ table / scores.sum()
        weights += _RATE * (slope - _SHRINK * weights) / len(known) ** 0.9
    return weights


def _table(row: Choice, cues: tuple[str, ...]) -> tuple[list[str], Any]:
    codes = sorted({code for shares in row.votes.values() for code in shares})
    return codes, np.array([[row.votes.get(cue, {}).get(code, 0.0) for cue in cues] for code in codes])


def _choose(row: Choice, cues: tuple[str, ...], weights: Any) -> str:
    codes, table = _table(row, cues)
    return codes[int(np.argmax(table @ weights))]


def _choices(genre: Path) -> tuple[list[Choice], list[Choice]]:
    of_people: list[Choice] = []
    of_bodies: list[Choice] = []
    for document, gold in documents(genre):
        file = document.article.id[:4]
        organizations = bodies(document)
        held = holdings(document, officials(document), organizations)
        around, open_people = unsettled_people(document, held, organizations)
        for candidate in open_people:
            right = _country(gold["persons"], {document.form(s) for s in candidate.person.spans})
            votes = country_votes(around, candidate.person.start, " ".join(o.form for o in candidate.offices))
            of_people += [Choice(file, votes, right)] if right else []
        for candidate in open_people:
            candidate.country = _country(gold["persons"], {document.form(s) for s in candidate.person.spans})
        around, open_bodies = unsettled_bodies(document, held, organizations)
        for body in open_bodies:
            right = _country(gold["organizations"], {document.form(s) for s in body.spans})
            of_bodies += [Choice(file, country_votes(around, body.start, body.name), right)] if right else []
    return of_people, of_bodies


def _country(items: list[dict[str, Any]], forms: set[str]) -> str | None:
    return next((item["country"] for item in items if forms & {item["name"], *item["aliases"]}), None)


def documents(genre: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """The annotated articles with their own spans, and their gold records."""
    for line in (genre / "spans.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = (genre / "articles" / f"{row['article']}.txt").read_text("utf-8")
        gold = json.loads((genre / "gold" / f"{row['article']}.json").read_text("utf-8"))
        spoken = language(gold["language"])
        spans = tuple(Tagged(s["start"], s["stop"], s["type"]) for s in row["spans"])
        article = Article(id=row["article"], text=text, text_hash="", language=gold["language"])
        yield Document(article, spoken, spoken.sentences(text), spans), gold


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
