"""Train the weights by which words that may say an undertaking are told from those that only sound like one.

    python -m training.agreements GOLD_FOLDER … [--out FILE]

A GOLD_FOLDER holds articles/NAME.txt and gold/NAME.json, as `readout evaluate` reads them. Words are an undertaking
where they hold at least `COVERED` of the words of an annotated agreement; each agreement has one place, the best. The
model is a logistic regression over the signs of `loaders/extraction/agreement_signs.py` that at least `SEEN` places
show; it needs scikit-learn, which Readout itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loaders.evaluation.likeness import normalised
from loaders.evaluation.record import AgreementRecord, Record, read_gold
from loaders.extraction.agreement_signs import Told, signs
from loaders.extraction.agreements import candidates
from loaders.extraction.document import Document
from loaders.extraction.entities import find_entities
from loaders.extraction.languages import language
from loaders.extraction.meetings import find_meetings
from loaders.extraction.participants import Cast
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import articles

COVERED = 0.45
SEEN = 4
STRENGTH = 0.3
"""Inverse of the regularisation, by cross-validation over articles."""
SMALLEST = 0.015
"""Weights nearer to nothing are left out."""
_STEM = 5


def main() -> None:
    """Read the folders, fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("loaders/extraction/weights/agreements.json"))
    options = parser.parse_args()
    rows = [
        example
        for folder in options.folders
        for record in read_gold(folder / "gold")
        for example in examples(folder, record)
    ]
    options.out.write_text(_json(fitted(rows)), "utf-8")
    print(f"{len(rows)} places, {sum(label for _, label in rows)} of them undertakings")


def examples(folder: Path, record: Record) -> Iterator[tuple[frozenset[str], int]]:
    """The signs of each place of an article that may say an undertaking, and whether it does."""
    for item in articles([str(folder / "articles" / f"{record.article}.txt")], Draft()):
        if isinstance(item, Failure):
            raise ValueError(f"{item.source}: {item.reason}")
        reader = language(item.article.language)
        text = item.article.text
        document = Document(item.article, reader, reader.sentences(text), reader.tag(text))
        found = find_entities(document)
        cast = Cast(document, found)
        told = tuple(candidates(document, cast, find_meetings(document, found, cast)))
        right = set(_right(told, record.agreements))
        yield from ((signs(one), int(number in right)) for number, one in enumerate(told))


def _right(told: Sequence[Told], agreements: Sequence[AgreementRecord]) -> Iterator[int]:
    """The place of each annotated agreement."""
    free = set(range(len(told)))
    for agreement in agreements:
        covered = {number: _covered(told[number], agreement) for number in sorted(free)}
        best = max(covered, key=lambda number: covered[number], default=None)
        if best is not None and covered[best] >= COVERED:
            free.discard(best)
            yield best


def _covered(told: Told, agreement: AgreementRecord) -> float:
    own = _stems(told.document.text[told.said.start : told.said.stop])
    wanted = _stems(agreement.what)
    return len(own & wanted) / max(1, len(wanted)) + 0.1 * (told.said.status == agreement.status)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in normalised(text).split() if len(word) > 2}


def fitted(rows: Sequence[tuple[frozenset[str], int]]) -> dict[str, float]:
    """The weight of each sign, and that of "" for all."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(sign for own, _ in rows for sign in own)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{sign: 1 for sign in own if seen[sign] >= SEEN} for own, _ in rows])
    model: Any = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(matrix, [label for _, label in rows])
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {"": float(model.intercept_[0])} | {s: float(w) for s, w in weights.items() if abs(w) >= SMALLEST}


def _json(weights: dict[str, float]) -> str:
    return json.dumps({s: round(weights[s], 3) for s in sorted(weights)}, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    main()
