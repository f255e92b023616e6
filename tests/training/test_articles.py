"""The annotated articles in `training/articles/` are whole: marks closed, keys of records marked in the text."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from training.marked_text import MarkedText, marked_texts, moved, unmarked
from training.variants import pool_of, variant

ARTICLES = Path(__file__).parents[2] / "training" / "articles"
FILES = sorted(ARTICLES.glob("*.txt"))


def parts(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The id, marked text and record of each article of a file."""
    for part in re.split(r"^====\s*$", path.read_text("utf-8"), flags=re.MULTILINE):
        head, _, record = part.strip().partition("\n----")
        identity = re.search(r"^# id: (\S+)$", head, re.MULTILINE)
        assert identity, f"{path.name}: an article without an id"
        yield identity[1], re.sub(r"^# .*\n", "", head, flags=re.MULTILINE), json.loads(record)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mark_is_closed_and_every_key_is_marked(path: Path) -> None:
    for name, marked, record in parts(path):
        text = unmarked(marked).text
        assert not re.search(r"\[\[|\]\]|\|", text), name
        keys = set(re.findall(r"\|(?:PER|OFF|ORG|GPE|LOC|INI|DATE)\|([^\[\]|]+)\]\]", marked))
        listed = {item["key"] for group in ("persons", "organizations", "initiatives") for item in record[group]}
        assert listed <= keys, f"{name}: not marked: {listed - keys}"
        people = {person["key"] for person in record["persons"]}
        assert {key for pair in record["met_with"] for key in pair} <= people, name
        assert {key for meeting in record["meetings"] for key in meeting["participants"]} <= listed, name


def test_no_id_is_used_twice() -> None:
    ids = [name for path in FILES for name, _, _ in parts(path)]
    assert len(ids) == len(set(ids)) > 0


def test_a_variant_has_other_names_and_the_same_marks() -> None:
    texts = [text for path in FILES[:2] for text in marked_texts(path)]
    pool = pool_of(texts, (), "en")
    changed = variant(texts[0], pool, "en", random.Random(1))
    assert changed.text != texts[0].text
    assert [span.kind for span in changed.spans] == [span.kind for span in texts[0].spans]


def test_a_replaced_name_moves_what_follows_and_keeps_what_holds_it() -> None:
    text = unmarked("The [[head of the [[Port|ORG|o1]]|OFF|p1]] met [[Ada Lund|PER|p1]].")
    port = next(span for span in text.spans if span.kind == "ORG")
    changed = moved(text, {port: "Harbour Board"})
    forms = {span.kind: changed.text[span.start : span.stop] for span in changed.spans}
    assert forms == {"OFF": "head of the Harbour Board", "ORG": "Harbour Board", "PER": "Ada Lund"}


def test_a_headline_is_marked_with_the_names_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "en_x_1.txt"
    path.write_text(
        "# id: en_x_001\n# date: 2025-01-01\n# headline: Lund Opens Port\n[[Ada Lund|PER|p1]] came.\n----\n{}\n",
        "utf-8",
    )
    text: MarkedText = next(marked_texts(path, headlines=True))
    assert [(span.kind, text.text[span.start : span.stop]) for span in text.spans] == [
        ("PER", "Lund"),
        ("PER", "Ada Lund"),
    ]
