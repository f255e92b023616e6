"""Trains the forests that say who met whom: `together` (in one meeting) and `apart` (on different sides of it).

    python -m training.trees FOLDER… [--seed 1] [--hold-out PREFIX…] [--out FOLDER]

A FOLDER holds annotated articles as `articles/NAME.txt`, `gold/NAME.json` and, where names are marked, `spans.jsonl`
(offsets in code points of the file). Two forests look at each pair alone; two more at each pair among the others, as
forests that had not learned from the article see them. Each article is seen with the spans of the tagger and with the
annotated ones, and each again with some people's states left out or wrong, as they are in life. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from loaders.evaluation.likeness import likeness
from loaders.evaluation.record import Record, read_gold
from loaders.extraction.context_traits import context_traits
from loaders.extraction.document import Document, Found, Tagged
from loaders.extraction.entities import find_entities
from loaders.extraction.forest import MISSING
from loaders.extraction.languages import language
from loaders.extraction.pair_traits import PairTraits
from loaders.extraction.participants import Cast
from loaders.extraction.scenes import scenes
from loaders.extraction.stage import Stage
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import articles

SAME_NAME = 0.86
"""Likeness from which a name found is that of the record."""
UNKNOWN_STATE, WRONG_STATE = 0.2, 0.12
"""Shares of people whose state is left out, or another of the article's, in the second view of an article."""
FIRST = {"n_estimators": 250, "max_features": 0.3, "min_samples_leaf": 8}
SECOND = {"n_estimators": 120, "max_features": 0.4, "min_samples_leaf": 20}
FOLDS = 4
TARGETS = ("together", "apart")

Model = tuple[GradientBoostingClassifier, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """Two people of one view of an article: their traits, and what the record says of them."""

    article: str
    view: int
    pair: tuple[str, str]
    traits: dict[str, float]
    together: bool
    apart: bool


def main() -> int:
    """Write the forests; with `--hold-out`, print how well they do on articles that they have not seen."""
    arguments = _arguments()
    seen = tuple(row for folder in arguments.folder for row in rows(folder, arguments.seed))
    held = [row for row in seen if arguments.hold_out and row.article.startswith(tuple(arguments.hold_out))]
    learned = [row for row in seen if row not in held] if held else list(seen)
    first = {target: trained(learned, target, FIRST, arguments.seed) for target in TARGETS}
    unseen = {target: _unseen(learned, target, arguments.seed) for target in TARGETS}
    again = in_context(learned, unseen)
    second = {target: trained(again, target, SECOND, arguments.seed) for target in TARGETS}
    for target in TARGETS:
        _write(arguments.out / f"{target}.json", *first[target])
        _write(arguments.out / f"{target}_in_context.json", *second[target])
    if held:
        said = {target: chances(held, *first[target]) for target in TARGETS}
        print("\n".join(figures(in_context(held, said), second)))
    return 0


def rows(folder: Path, seed: int) -> Iterator[Row]:
    """The pairs of people of all articles, as often as they are seen."""
    chance = random.Random(seed)
    marked = _marked(folder / "spans.jsonl")
    for record in read_gold(folder / "gold"):
        views = _views(folder / "articles" / f"{record.article}.txt", record, marked.get(record.article))
        for number, document in enumerate(views):
            found = find_entities(document)
            yield from _rows(document, found, record, 2 * number)
            yield from _rows(document, _with_wrong_states(found, chance), record, 2 * number + 1)


def _marked(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The marked spans by article; none where the folder has no such file."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else ()
    return {item["article"]: item["spans"] for item in map(json.loads, lines)}


def _views(path: Path, record: Record, marked: list[dict[str, Any]] | None) -> Iterator[Document]:
    """The article with the spans of the tagger, and with those that people marked."""
    read = next(iter(articles([str(path)], Draft(language=record.language))))
    assert not isinstance(read, Failure), read
    article, reader = read.article, language(record.language)
    sentences = reader.sentences(article.text)
    yield Document(article, reader, sentences, reader.tag(article.text))
    if marked is not None:
        spans = sorted(set(_moved(article.text, marked)), key=lambda span: (span.start, -span.stop))
        yield Document(article, reader, sentences, tuple(spans))


def _moved(text: str, marked: list[dict[str, Any]]) -> Iterator[Tagged]:
    """The marked spans where their forms stand in the text as read, which a cleaned headline moves."""
    for span in marked:
        starts = (match.start() for match in re.finditer(re.escape(span["form"]), text))
        start = min(starts, key=lambda at: abs(at - span["start"]), default=None)
        if start is not None:
            yield Tagged(start, start + len(span["form"]), span["type"])


def _with_wrong_states(found: Found, chance: random.Random) -> Found:
    states = [mention.country for mention in found.mentions]
    mentions = []
    for mention in found.mentions:
        drawn = chance.random()
        if mention.kind == "official" and drawn < UNKNOWN_STATE + WRONG_STATE:
            mention = replace(mention, country=None if drawn < UNKNOWN_STATE else chance.choice(states))
        mentions.append(mention)
    return Found(tuple(mentions), found.offices, found.references)


def _rows(document: Document, found: Found, record: Record, view: int) -> Iterator[Row]:
    cast = Cast(document, found)
    stage = Stage(document, found, cast)
    traits = PairTraits(stage, scenes(document, cast))
    name_of = _named(stage, record)
    together = {frozenset(pair) for m in record.meetings for pair in combinations(m.participants, 2)}
    apart = {frozenset(pair) for pair in record.met_with}
    for first, second in combinations(stage.people, 2):
        pair = frozenset((name_of.get(first, first), name_of.get(second, second)))
        seen = traits.of(first, second)
        yield Row(record.article, view, (first, second), seen, pair in together, pair in apart)


def _named(stage: Stage, record: Record) -> dict[str, str]:
    """The record's name of each mention; the first mention that fits a name has it."""
    found: dict[str, str] = {}
    for person in record.persons:
        names = person.names()
        for mention in (stage.mentions[one] for one in stage.people if one not in found):
            if {mention.name, *mention.forms} & set(names) or any(
                likeness(mention.name, n) >= SAME_NAME for n in names
            ):
                found[mention.id] = person.name
                break
    return found


def trained(learned: list[Row], target: str, shape: dict[str, Any], seed: int) -> Model:
    """A model of one target and the names of its traits; articles with many people weigh less a pair."""
    names = sorted({name for row in learned for name in row.traits})
    counts = Counter((row.article, row.view) for row in learned)
    weights = [1 / counts[row.article, row.view] ** 0.5 for row in learned]
    model = GradientBoostingClassifier(max_depth=4, learning_rate=0.05, subsample=0.6, random_state=seed, **shape)
    return model.fit(_matrix(learned, names), [getattr(row, target) for row in learned], sample_weight=weights), names


def chances(seen: list[Row], model: GradientBoostingClassifier, names: list[str]) -> list[float]:
    """What a model says of each row."""
    said: list[float] = model.predict_proba(_matrix(seen, names))[:, 1].tolist()
    return said


def _unseen(learned: list[Row], target: str, seed: int) -> list[float]:
    """What models say of rows whose articles they did not learn from."""
    fold = [zlib.crc32(row.article.encode()) % FOLDS for row in learned]
    said = [0.0] * len(learned)
    for number in range(FOLDS):
        others = [row for row, own in zip(learned, fold, strict=True) if own != number]
        places = [place for place, own in enumerate(fold) if own == number]
        model = trained(others, target, FIRST, seed)
        for place, chance in zip(places, chances([learned[place] for place in places], *model), strict=True):
            said[place] = chance
    return said


def in_context(seen: list[Row], said: dict[str, list[float]]) -> list[Row]:
    """The same rows with the traits that the other pairs of the article give."""
    together: dict[tuple[str, int], dict[frozenset[str], float]] = defaultdict(dict)
    apart: dict[tuple[str, int], dict[frozenset[str], float]] = defaultdict(dict)
    people: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for row, one, other in zip(seen, said["together"], said["apart"], strict=True):
        key = (row.article, row.view)
        together[key][frozenset(row.pair)], apart[key][frozenset(row.pair)] = one, other
        people[key] |= dict.fromkeys(row.pair)
    keys = [(row.article, row.view) for row in seen]
    return [
        replace(row, traits=dict(context_traits(row.pair, list(people[key]), together[key], apart[key])))
        for row, key in zip(seen, keys, strict=True)
    ]


def _matrix(seen: Iterable[Row], names: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([[float(row.traits.get(name, MISSING)) for name in names] for row in seen])


def _write(path: Path, model: GradientBoostingClassifier, names: list[str]) -> None:
    path.write_text(json.dumps(exported(model, names), separators=(",", ":")) + "\n", "utf-8")


def exported(model: GradientBoostingClassifier, names: list[str]) -> dict[str, Any]:
    """The model as plain lists: traits, starting log odds, and four columns a tree."""
    prior = model.init_.class_prior_[1]
    trees = [_columns(stage[0].tree_, model.learning_rate) for stage in model.estimators_]
    return {"traits": names, "start": round(float(np.log(prior / (1 - prior))), 5), "trees": trees}


def _columns(tree: Any, rate: float) -> list[list[float]]:
    leaf = tree.children_left < 0
    bound = np.where(leaf, tree.value[:, 0, 0] * rate, tree.threshold)
    columns = (np.where(leaf, -1, tree.feature), bound.round(5), tree.children_left, tree.children_right)
    return [column.tolist() for column in columns]


def figures(held: list[Row], models: dict[str, Model]) -> Iterator[str]:
    """Precision and recall over pairs of the tagger's view, a line a target."""
    mine = [row for row in held if row.view == 0]
    for target, model in models.items():
        said = np.array(chances(mine, *model)) >= 0.5
        true = np.array([getattr(row, target) for row in mine])
        hit = int((said & true).sum())
        yield f"{target}: P {hit / max(1, said.sum()):.3f} R {hit / max(1, true.sum()):.3f} of {true.sum()}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--hold-out", nargs="*", default=(), help="beginnings of the names of articles not to learn from"
    )
    parser.add_argument("--out", type=Path, default=Path("loaders/extraction/weights"))
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
