"""Trains the taggers' weights and measures them.

    python -m training.tagger LANGUAGE names|offices --genre FOLDER… [--kaznerd FOLDER] [--facts FILE] [--names FILE…]
        [--hold-out FILE…] [--steps N] [--genre-steps N] [--out FILE]

Weights go to `loaders/extraction/weights/`; the figures on the held-out files are printed. One core, minutes.
First the genre and a general corpus are learned together, then, with `--genre-steps`, the genre alone, whose marks
follow conventions of their own. The weights are averages over the last tenth of the steps or so.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans
from thinc.api import Adam, compounding, fix_random_seed

from loaders.extraction.country_names import is_country_name
from loaders.extraction.kazakh_features import features as kazakh_features
from loaders.extraction.tagger import recogniser
from loaders.extraction.tokens import words
from training.corpora import fact_ru_eval, kaznerd
from training.kazakh_variants import names_of, variant
from training.marked_text import MarkedText, marked_texts
from training.variants import pool_of
from training.variants import variant as other_names

NAMES = ("PER", "ORG", "GPE", "LOC", "INI", "DATE")
OFFICES = ("OFF", "PER")
REPEATS = 4
"""How often the articles are seen for one sentence of a general corpus: once as they are, then with other names."""
RATE = 0.001
"""The learning rate at the start; it falls to three tenths of it."""


def main() -> int:
    """Train, measure on what was held out, and write the weights."""
    arguments = _arguments()
    fix_random_seed(1)
    labels = NAMES if arguments.task == "names" else OFFICES
    nlp = network(arguments.language, labels)

    def examples(texts: Iterable[MarkedText]) -> list[Example]:
        return [example for text in texts for example in line_examples(nlp, text.only(cast("Any", labels)))]

    genre, general = examples(genre_texts(arguments)), examples(general_texts(arguments))
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    together = [*genre, *general]
    nlp.initialize(lambda: random.sample(together, min(200, len(together))), sgd=optimizer)
    train(nlp, optimizer, together, arguments.steps)
    train(nlp, optimizer, genre, arguments.genre_steps)
    with nlp.use_params(optimizer.averages):
        held = [text for path in arguments.hold_out for text in marked_texts(path, arguments.language)]
        if held:
            print(report(nlp, [text.only(cast("Any", labels)) for text in held], labels))
        if arguments.out:
            write(nlp, arguments.out)
    return 0


def network(language: str, labels: tuple[str, ...]) -> Any:
    """The untrained network, with the word features of the language."""
    if language == "kk":
        return recogniser(labels, features=kazakh_features())
    return recogniser(labels, english_vocabulary() if language == "en" else None)


def write(nlp: Any, path: Path) -> None:
    """Put the weights down, without the vocabulary."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(nlp.get_pipe("ner").to_bytes(exclude=["vocab"]))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def english_vocabulary() -> Any:
    """The vocabulary of the packaged English model: its vectors are a feature."""
    from loaders.extraction.english_vectors import english_vectors

    return english_vectors()


def genre_texts(arguments: argparse.Namespace) -> Iterator[MarkedText]:
    """The articles of the genre that are not held out, with their headlines, and REPEATS - 1 times with other names."""
    language, held_out = arguments.language, {path.name for path in arguments.hold_out}
    paths = sorted((path for folder in arguments.genre for path in folder.glob("*.txt")), key=lambda path: path.name)
    own = [p for p in paths if p.name not in held_out and p.name.startswith((f"{language}_", "events"))]
    texts = [text for path in own for text in marked_texts(path, language, headlines=True)]
    yield from texts
    another = variants(texts, arguments)
    for _ in range(REPEATS - 1):
        yield from map(another, texts)


def variants(texts: list[MarkedText], arguments: argparse.Namespace) -> Callable[[MarkedText], MarkedText]:
    """What gives a text with other names, those of all texts and of the name lists."""
    language, chance = arguments.language, random.Random(1)
    if language == "kk":
        names = names_of(texts, arguments.names)
        return lambda text: variant(text, names, chance)
    pool = pool_of(texts, arguments.names, language)
    return lambda text: other_names(text, pool, language, chance)


def general_texts(arguments: argparse.Namespace) -> Iterator[MarkedText]:
    """The sentences of the general corpora."""
    language = arguments.language
    if arguments.kaznerd:
        for name in ("valid.iob2.xz", "test.iob2.xz"):
            yield from kaznerd(arguments.kaznerd / name, lambda form: is_country_name(form, language))
    if arguments.facts:
        yield from fact_ru_eval(arguments.facts, lambda form: is_country_name(form, language))


def line_examples(nlp: Any, text: MarkedText) -> Iterator[Example]:
    """One example a line of the text, aligned to words."""
    offset = 0
    for line in text.text.split("\n"):
        places = words(line)
        if places:
            doc = Doc(nlp.vocab, [line[a:b] for a, b in places])
            gold = doc.copy()
            gold.ents = filter_spans(list(_aligned(gold, places, offset, text)))
            yield Example(doc, gold)
        offset += len(line) + 1


def _aligned(doc: Doc, places: tuple[tuple[int, int], ...], offset: int, text: MarkedText) -> Iterator[Span]:
    for span in text.spans:
        inside = [i for i, (a, b) in enumerate(places) if offset + a < span.stop and offset + b > span.start]
        if inside and span.stop <= offset + places[-1][1]:
            yield Span(doc, inside[0], inside[-1] + 1, label=span.kind)


def train(nlp: Any, optimizer: Any, examples: list[Example], steps: int) -> None:
    """Train for `steps` batches of growing size at a falling rate; prints the loss ten times."""
    begun, losses = time.monotonic(), Counter[str]()
    for done, batch in zip(range(1, steps + 1), batches(examples), strict=False):
        optimizer.learn_rate = RATE * (1 - 0.7 * done / steps)
        nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        if done % max(1, steps // 10) == 0:
            print(f"step {done}, {time.monotonic() - begun:.0f} s, loss {losses['ner']:.0f}", flush=True)
            losses.clear()


def batches(examples: list[Example]) -> Iterator[list[Example]]:
    """Batches of 4 to 24 examples without end, in another order each time round."""
    sizes = iter(cast("Any", compounding(4.0, 24.0, 1.002)))
    while True:
        random.shuffle(examples)
        rest = iter(examples)
        while batch := list(islice(rest, int(next(sizes)))):
            yield batch


def report(nlp: Any, texts: Iterable[MarkedText], labels: tuple[str, ...]) -> str:
    """Precision, recall and F1 of exact spans, by label."""
    hit, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for example in (example for text in texts for example in line_examples(nlp, text)):
        ours = {(e.start, e.end, e.label_) for e in nlp(example.predicted.copy()).ents}
        theirs = {(e.start, e.end, e.label_) for e in example.reference.ents}
        for counter, spans in ((hit, ours & theirs), (gold, theirs), (found, ours)):
            counter.update(label for _, _, label in spans)
    rows = []
    for label in labels:
        p, r = hit[label] / max(1, found[label]), hit[label] / max(1, gold[label])
        rows.append(f"{label:5} P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f} of {gold[label]}")
    return "\n".join(rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("language")
    parser.add_argument("task", choices=("names", "offices"))
    parser.add_argument("--genre", type=Path, nargs="+", required=True)
    parser.add_argument("--kaznerd", type=Path)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--names", type=Path, nargs="*", default=[], help="lists of names to make variants with")
    parser.add_argument("--hold-out", type=Path, nargs="*", default=[])
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--genre-steps", type=int, default=0)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
