"""Trains the taggers' weights and measures them.

    python -m training.tagger LANGUAGE names|offices --genre FOLDER [--kaznerd FOLDER] [--facts FILE]
        [--hold-out FILE…] [--steps N] [--out FILE]

Weights go to `loaders/extraction/weights/`; the figures on the held-out files are printed. One core, minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compounding, filter_spans, fix_random_seed, minibatch

from loaders.extraction.tagger import recogniser
from loaders.extraction.tokens import words
from training.corpora import fact_ru_eval, kaznerd
from training.marked_text import MarkedText, marked_texts

NAMES = ("PER", "ORG", "GPE", "LOC", "INI", "DATE")
OFFICES = ("OFF", "PER")
REPEATS = 4
"""How often the articles of the genre are seen for one sentence of a general corpus."""


def main() -> int:
    arguments = _arguments()
    fix_random_seed(1)
    labels = NAMES if arguments.task == "names" else OFFICES
    vocab = english_vocabulary() if arguments.language == "en" else None
    nlp = recogniser(labels, vocab)
    held = [text for path in arguments.hold_out for text in marked_texts(path, arguments.language)]
    examples = [e for text in training_texts(arguments) for e in line_examples(nlp, text.only(cast("Any", labels)))]
    train(nlp, examples, arguments.steps)
    if held:
        print(report(nlp, [text.only(cast("Any", labels)) for text in held], labels))
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_bytes(cast("Any", nlp.get_pipe("ner")).to_bytes(exclude=["vocab"]))
        print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")
    return 0


def english_vocabulary() -> Any:
    """The vocabulary of the packaged English model: its vectors are a feature."""
    from loaders.extraction.english_model import packaged_model

    return packaged_model().vocab


def training_texts(arguments: argparse.Namespace) -> Iterator[MarkedText]:
    """The texts to learn from: genre articles that are not held out, repeated, and the general corpus."""
    from loaders.extraction.country_names import is_country_name

    language = arguments.language
    held_out = {path.name for path in arguments.hold_out}
    for path in sorted(arguments.genre.glob("*.txt")):
        own_file = path.name.startswith((f"{language}_", "events"))
        if own_file and path.name not in held_out:
            for text in marked_texts(path, language):
                yield from [text] * (REPEATS if arguments.kaznerd or arguments.facts else 1)
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


def train(nlp: Any, examples: list[Example], steps: int) -> None:
    """Train for `steps` batches of growing size; prints the loss ten times."""
    optimizer = nlp.initialize(lambda: random.sample(examples, min(200, len(examples))))
    optimizer.learn_rate = 0.001
    begun, losses, done = time.monotonic(), Counter[str](), 0
    while True:
        random.shuffle(examples)
        for batch in minibatch(examples, compounding(4.0, 24.0, 1.002)):
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
            done += 1
            if done % max(1, steps // 10) == 0:
                print(f"step {done}, {time.monotonic() - begun:.0f} s, loss {losses['ner']:.0f}", flush=True)
                losses.clear()
            if done >= steps:
                return


def report(nlp: Any, texts: Iterable[MarkedText], labels: tuple[str, ...]) -> str:
    """Precision, recall and F1 of exact spans, by label."""
    hit, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for example in line_examples(nlp, text):
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
    parser.add_argument("--genre", type=Path, required=True)
    parser.add_argument("--kaznerd", type=Path)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--hold-out", type=Path, nargs="*", default=[])
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
