"""Trains the forests that say who met whom: `together` (in one meeting) and `apart` (on different sides of it).

    python -m training.trees FOLDER… [--seed 1] [--hold-out PREFIX…] [--out FOLDER]

A FOLDER holds annotated articles as `articles/NAME.txt`, `gold/NAME.json` and, where names are marked, `spans.jsonl`
(offsets in code points of the file). Two forests look at each pair alone; two more at each pair among the others, as
forests that had not learned from the article see them. Each article is seen with the spans of the tagger and with the
annotated ones, and each again with some people's states left out or wrong, as they are in life. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from loaders.evaluation.record import Record
from loaders.extraction.context_traits import context_traits
from loaders.extraction.document import Document, Found
from loaders.extraction.entities import find_entities
from loaders.extraction.pair_traits import PairTraits
from loaders.extraction.participants import Cast
from loaders.extraction.scenes import scenes
from loaders.extraction.stage import Stage
from training.annotated import View, is_same_name, views
from training.forests import Model, chances, grown, write

UNKNOWN_STATE, WRONG_STATE = 0.2, 0.12
"""Shares of people whose state is left out, or another of the article's, in the second view of an article."""
FIRST = {"max_iter": 400, "max_features": 0.3, "min_samples_leaf": 20, "l2_regularization": 3.0}
SECOND = {"max_iter": 120, "max_features": 0.4, "min_samples_leaf": 20, "l2_regularization": 3.0}
FOLDS = 4
TARGETS = ("together", "apart")


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
    seen = tuple(rows(views(arguments.folder), arguments.seed))
    is_held = [row.article.startswith(tuple(arguments.hold_out)) for row in seen]
    held = [row for row, out in zip(seen, is_held, strict=True) if out]
    learned = [row for row, out in zip(seen, is_held, strict=True) if not out]
    first, second = write_all(learned, arguments.out)
    if held:
        said = {target: chances([row.traits for row in held], first[target]) for target in TARGETS}
        print("\n".join(figures(in_context(held, said), second)))
    return 0


def write_all(learned: list[Row], out: Path) -> tuple[dict[str, Model], dict[str, Model]]:
    """Grow the forests and write them; those of pairs alone and those in context, by target."""
    first = {target: trained(learned, target, FIRST) for target in TARGETS}
    again = in_context(learned, {target: _unseen(learned, target) for target in TARGETS})
    second = {target: trained(again, target, SECOND) for target in TARGETS}
    for target in TARGETS:
        write(out / f"{target}.json", first[target])
        write(out / f"{target}_in_context.json", second[target])
    return first, second


def rows(seen: Iterable[View], seed: int) -> Iterator[Row]:
    """The pairs of people of all articles, twice for each view of one."""
    chance = random.Random(seed)
    for view in seen:
        found = find_entities(view.document)
        yield from _rows(view.document, found, view.record, 2 * view.number)
        yield from _rows(view.document, _with_wrong_states(found, chance), view.record, 2 * view.number + 1)


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
            if is_same_name((mention.name, *mention.forms), names):
                found[mention.id] = person.name
                break
    return found


def trained(learned: list[Row], target: str, shape: dict[str, Any]) -> Model:
    """A model of one target and the names of its traits; articles with many people weigh less a pair.

    Sides are learned from people who took part in one meeting: it is only of them that sides are asked.
    """
    if target == "apart":
        learned = [row for row in learned if row.together]
    counts = Counter((row.article, row.view) for row in learned)
    weights = [1 / counts[row.article, row.view] ** 0.5 for row in learned]
    answers = [getattr(row, target) for row in learned]
    return grown([row.traits for row in learned], answers, weights, **shape)


def _unseen(learned: list[Row], target: str) -> list[float]:
    """What models say of rows whose articles they did not learn from."""
    fold = [zlib.crc32(row.article.encode()) % FOLDS for row in learned]
    said = [0.0] * len(learned)
    for number in range(FOLDS):
        others = [row for row, own in zip(learned, fold, strict=True) if own != number]
        places = [place for place, own in enumerate(fold) if own == number]
        model = trained(others, target, FIRST)
        for place, chance in zip(places, chances([learned[place].traits for place in places], model), strict=True):
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


def figures(held: list[Row], models: dict[str, Model]) -> Iterator[str]:
    """Precision and recall over pairs of the tagger's view, a line a target; of sides over those who took part."""
    for target, model in models.items():
        mine = [row for row in held if row.view == 0 and (target == "together" or row.together)]
        said = [chance >= 0.5 for chance in chances([row.traits for row in mine], model)]
        true = [getattr(row, target) for row in mine]
        hit = sum(one and other for one, other in zip(said, true, strict=True))
        yield f"{target}: P {hit / max(1, sum(said)):.3f} R {hit / max(1, sum(true)):.3f} of {sum(true)}"


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
