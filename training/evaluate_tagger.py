"""Measures a language's tagger, rules and all, on annotated articles.

    python -m training.evaluate_tagger LANGUAGE FILE… [--errors] [--gold FOLDER]

Exact spans by kind, then names of people (as printed) that the gold records of FOLDER list. A file that the weights
learned from says nothing: the cards in `docs/models/` name the files that were held out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from loaders.extraction.document import Language, SpanKind, Tagged
from loaders.extraction.languages import language
from training.marked_text import MarkedText, marked_texts


def main() -> int:
    """Print the figures; with `--errors`, every span that is missing or too many."""
    arguments = _arguments()
    read_as = language(arguments.language)
    texts = [text for path in arguments.files for text in marked_texts(path, arguments.language)]
    found = [(text, read_as.tag(text.text)) for text in texts]
    if arguments.errors:
        print("\n".join(line for text, spans in found for line in errors(text, spans)))
    print("\n".join(figures(found)))
    for path in sorted(arguments.gold.glob(f"gold/*_{arguments.language}_*.json")) if arguments.gold else ():
        article = arguments.gold / "articles" / f"{path.stem}.txt"
        print(people_of(read_as, article.read_text("utf-8"), json.loads(path.read_text("utf-8")), path.stem))
    return 0


def figures(found: Iterable[tuple[MarkedText, Iterable[Tagged]]]) -> Iterator[str]:
    """Precision, recall and F1 of exact spans, a line a kind, and over all kinds."""
    for kind, (precision, recall, count) in shares(found).items():
        score = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{kind:5} P {precision:.3f} R {recall:.3f} F {score:.3f} of {count}"


def shares(found: Iterable[tuple[MarkedText, Iterable[Tagged]]]) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number of exact spans by kind; "all" over all kinds."""
    hit, gold, ours = Counter[str](), Counter[str](), Counter[str]()
    for text, spans in found:
        mine, theirs = set(spans), set(text.spans)
        for counter, of in ((hit, mine & theirs), (gold, theirs), (ours, mine)):
            counter.update(span.kind for span in of)
            counter["all"] += len(of)
    kinds = (*get_args(SpanKind), "all")
    return {k: (hit[k] / max(1, ours[k]), hit[k] / max(1, gold[k]), gold[k]) for k in kinds}


def errors(text: MarkedText, spans: Iterable[Tagged]) -> Iterator[str]:
    """What is missing (-) and too many (+), each with the words around it."""
    mine, theirs = set(spans), set(text.spans)
    for span in sorted(mine ^ theirs):
        before, after = text.text[max(0, span.start - 40) : span.start], text.text[span.stop : span.stop + 30]
        sign, form = "+" if span in mine else "-", text.text[span.start : span.stop]
        yield f"{sign} {span.kind:4} {before}[{form}]{after}".replace("\n", "⏎")


def people_of(read_as: Language, text: str, record: dict[str, list[dict[str, str]]], name: str) -> str:
    """How many people of a gold record the tagger names, and which it misses or has too many."""
    forms = (text[span.start : span.stop] for span in read_as.tag(text) if span.kind == "PER")
    names = {read_as.nominative(form, "PER") for form in forms}
    wanted = {person["name"] for person in record["persons"]}
    words = {word for person in wanted for word in person.split()}
    extra = sorted(found for found in names - wanted if not set(found.split()) & words)
    missed = sorted(wanted - names)
    return f"{name}: {len(wanted & names)} of {len(wanted)} people, missed {missed}, too many {extra}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("language")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--gold", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
