"""Names compared: pairs that a linguist can add to, and what holds for any pair."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from loaders.resolution.name_keys import fold, name_key
from loaders.resolution.names import compare, compare_pairs

CASES = Path(__file__).parent / "cases" / "names.tsv"


def cases():
    lines = CASES.read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "left", "right", "verdict"), cases())
def test_pairs_of_names_are_judged_as_people_would(kind, left, right, verdict):
    found = compare(left, right, kind)
    assert ("same" if found.same else "partial" if found.partial else "no") == verdict, found


@pytest.mark.parametrize(("kind", "left", "right", "verdict"), cases())
def test_exchanging_two_names_changes_nothing(kind, left, right, verdict):
    assert compare(left, right, kind) == compare(right, left, kind)


@pytest.mark.parametrize("name", ["Касым-Жомарт Токаев", "Nasser bin Faisal Al Thani", "Әлихан Смайылов"])
def test_a_name_is_the_same_as_itself(name):
    assert compare(name, name, "official").score == 1.0


def test_every_comparison_gives_a_reason():
    assert all(compare(left, right, kind).reasons for kind, left, right, _ in cases())


@pytest.mark.parametrize("spelling", ["Қажыбаева", "Кажибаева", "Kazhybayeva", "Kazhibaeva"])
def test_spellings_of_one_name_fold_to_one(spelling):
    assert fold(spelling) == "kajibaeva"


def test_a_name_key_does_not_depend_on_the_order_of_words():
    assert name_key("Токаев Касым-Жомарт") == name_key("Kassym-Jomart Tokayev")


def test_pairs_of_a_file_are_written_with_score_same_and_partial(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text('left\tright\n"Tokayev"\tKassym-Jomart Tokayev\nИван Петров\tIvan Petrov\n', "utf-8")
    out = io.StringIO()
    assert compare_pairs(path, "official", out) == 2
    assert out.getvalue().splitlines() == [
        "left\tright\tscore\tsame\tpartial",
        "Tokayev\tKassym-Jomart Tokayev\t0.4704\tfalse\ttrue",
        "Иван Петров\tIvan Petrov\t1.0000\ttrue\tfalse",
    ]
