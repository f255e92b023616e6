"""Kazakh: cases in `cases/kazakh_*`, to which lines can be added without Python, and figures on unseen articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.extraction.kazakh_dates import date_spans
from loaders.extraction.kazakh_stems import stem
from loaders.extraction.languages import language
from training.evaluate_tagger import shares
from training.marked_text import MarkedText, marked_texts, unmarked

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[3].parent / "shared"
HELD_OUT = "kk_h.txt"


def lines(name: str) -> list[str]:
    content = (CASES / name).read_text("utf-8").splitlines()
    return [line for line in content if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("kazakh_nominative.tsv"))
def test_a_form_comes_back_in_the_nominative(line: str) -> None:
    kind, form, nominative = line.split("\t")
    assert language("kk").nominative(form, kind) == nominative


@pytest.mark.parametrize("line", lines("kazakh_stems.txt"))
def test_forms_of_one_word_share_a_stem(line: str) -> None:
    first, *forms = line.split()
    assert {stem(form) for form in forms} == {first}


@pytest.mark.parametrize("line", lines("kazakh_dates.txt"))
def test_dates_are_found_and_nothing_else_is_one(line: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", line)
    assert [text[span.start : span.stop] for span in date_spans(text)] == re.findall(r"\[\[(.+?)\]\]", line)


@pytest.mark.parametrize("line", lines("kazakh_sentences.txt"))
def test_sentences_end_where_readers_stop(line: str) -> None:
    parts = line.split("|")
    text = " ".join(parts)
    assert [text[one.start : one.stop] for one in language("kk").sentences(text)] == parts


@pytest.mark.parametrize("line", lines("kazakh_spans.txt"))
def test_what_a_sentence_names_is_tagged(line: str) -> None:
    marked = unmarked(re.sub(r"\|(\w+)\]\]", r"|\1|-]]", line))
    assert set(marked.spans) <= set(language("kk").tag(marked.text)), language("kk").tag(marked.text)


def test_only_offices_hold_other_spans() -> None:
    text = "Бүгін Пәкістанның Сыртқы істер министрі Исхак Дар Астанада Қазақстан Президентімен кездесті."
    spans = language("kk").tag(text)
    held = [(a, b) for a in spans for b in spans if a != b and a.start <= b.start and b.stop <= a.stop]
    assert all(outer.kind == "OFF" for outer, _ in held)


def test_an_empty_text_has_no_spans() -> None:
    assert language("kk").tag("") == ()
    assert language("kk").tag("\n\n") == ()


def held_out() -> Iterator[MarkedText]:
    return marked_texts(SHARED / "data" / "genre" / HELD_OUT, "kk")


@pytest.mark.shared
@pytest.mark.skipif(
    not SHARED.exists(), reason="NO MATERIAL beside the checkout: figures on held-out articles not checked"
)
@pytest.mark.parametrize(("kind", "least"), [("PER", 0.85), ("OFF", 0.72), ("GPE", 0.9), ("DATE", 0.85)])
def test_exact_spans_of_unseen_articles_are_found(kind: str, least: float) -> None:
    found = [(text, language("kk").tag(text.text)) for text in held_out()]
    precision, recall, _ = shares(found)[kind]
    assert 2 * precision * recall / (precision + recall) >= least
