"""The validation page: its figures are the scorer's, and what could not be measured is said."""

from __future__ import annotations

import io
import json
import re
import tarfile
from pathlib import Path

import pytest

from benchmarks import names
from benchmarks.names import Pair
from benchmarks.validation.__main__ import main
from benchmarks.validation.annotated import Reading, readings, scored
from benchmarks.validation.examples import examples, report
from benchmarks.validation.meeting_rules import any_sentence, says_meeting, with_rule
from benchmarks.validation.naming import by_letters
from benchmarks.validation.occupations import Occupation, annotated, same_occupation, same_words, tally
from benchmarks.validation.packaged import record
from benchmarks.validation.page import is_kept_apart, with_block
from benchmarks.validation.sureness import judged
from benchmarks.validation.tables import errors, f1, table
from loaders.evaluation.record import Record
from loaders.evaluation.scorer import Scores

TEXT = """ date 2025-05-14 Ministers meet in Riga

On May 13, Minister of Foreign Affairs of Latvia Anna Kalnina met with Kenyan Foreign Minister Peter Otieno in Riga.

The ministers discussed trade.
"""
GOLD = {
    "article": "one_en_03",
    "language": "en",
    "date": "2025-05-14",
    "persons": [
        {"name": "Anna Kalnina", "roles": ["Minister of Foreign Affairs of Latvia"], "country": "LV"},
        {"name": "Peter Otieno", "roles": ["Foreign Minister"], "country": "KE"},
    ],
    "countries": ["LV", "KE"],
    "meetings": [
        {"participants": ["Anna Kalnina", "Peter Otieno"], "date": "2025-05-13", "place": "Riga", "kind": "bilateral"}
    ],
    "met_with": [["Anna Kalnina", "Peter Otieno"]],
}
FACTS = {
    "txt": "Вчера министр Янис Озолс приехал. Озолс молчал.",
    "spans": "1 job 6 7 # министр\n2 name 14 4 # Янис\n3 surname 19 5 # Озолс\n4 surname 34 5 # Озолс\n",
    "objects": "10 Person 2 3 # Янис Озолс\n11 Person 4 # Озолс\n",
    "coref": "5 10 11\nfirstname Янис\nlastname Озолс\n\n",
    "facts": "1-0 Occupation\nWho obj5 Озолс Янис\nJob span1 министр\n\n1-1 Meeting\nParticipant obj5 Озолс Янис\n\n",
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    for name, content in (("articles/one_en_03.txt", TEXT), ("gold/one_en_03.json", json.dumps(GOLD))):
        path = folder / "gold" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    return readings(shared / "gold")[0]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("facts") / "facts.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:
        for ending, content in FACTS.items():
            member = tarfile.TarInfo(f"devset/book_1.{ending}")
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))
    return archive


def test_the_page_and_the_readme_hold_the_figures_of_the_scorer(shared: Path, tmp_path: Path) -> None:
    page, readme = tmp_path / "page.md", tmp_path / "README.md"
    readme.write_text("before\n<!-- validation -->\nold\n<!-- /validation -->\nafter\n", "utf-8")
    assert main([str(shared), "-o", str(page), "--readme", str(readme)]) == 0
    scores = scored(readings(shared / "gold"))
    assert f"| 1 real articles kept apart from training | {f1(scores, 'all', 'persons')} |" in readme.read_text("utf-8")
    assert "old" not in readme.read_text("utf-8")
    written = page.read_text("utf-8")
    assert "1 articles (1 English, 0 Russian, 0 Kazakh)" in written
    assert "Kept apart: one_en_03." in written
    assert not re.search(r"\$\w", written)


def test_the_page_says_what_was_not_measured(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(shared), "-o", str(tmp_path / "page.md")]) == 0
    assert "Not measured: `data/names` was absent." in (tmp_path / "page.md").read_text("utf-8")
    assert "NOT MEASURED: data/genre is absent" in capsys.readouterr().err


def test_without_annotated_articles_it_fails_loudly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere"), "-o", str(tmp_path / "page.md")]) == 1
    assert "NOT VALIDATED" in capsys.readouterr().err
    assert not (tmp_path / "page.md").exists()


def test_the_benchmark_of_names_says_that_its_material_is_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names.main(tmp_path)
    assert "NAMES NOT MEASURED" in capsys.readouterr().err


def test_a_readme_without_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="no block"):
        with_block("nothing here", "figures")


def test_the_simplest_rule_pairs_whom_a_sentence_names(reading: Reading) -> None:
    for rule in (any_sentence, says_meeting):
        assert with_rule(reading, rule).ours.met_with == (("Anna Kalnina", "Peter Otieno"),)


def test_a_claim_that_matches_no_annotated_meeting_is_wrong(reading: Reading) -> None:
    assert [right for _, right in judged(reading)] == [True]
    nothing = Reading(Record("one_en_03", "en"), reading.evidence, reading.ours)
    assert [right for _, right in judged(nothing)] == [False]


def test_a_surname_found_by_a_packaged_recogniser_joins_the_whole_name(reading: Reading) -> None:
    found = record(reading, lambda text: iter([("PER", "Peter Otieno"), ("PER", "Otieno"), ("ORG", "Senate")]))
    assert [person.names() for person in found.persons] == [("Peter Otieno", "Otieno")]
    assert [body.name for body in found.organizations] == ["Senate"]


def test_letters_get_the_threshold_that_is_best_for_them() -> None:
    pairs = [Pair("Ivan Petrov", "Иван Петров", True), Pair("Ivan Petrov", "Anna Lee", False)]
    assert by_letters(pairs) == (1.0, 1.0)


def test_every_third_article_is_kept_apart() -> None:
    assert [name for name in ("a_en_02", "a_en_03", "b_ru_21", "c_kk") if is_kept_apart(name)] == ["a_en_03", "b_ru_21"]


def test_errors_are_counted_and_quote_nothing(reading: Reading) -> None:
    nothing = Reading(reading.gold, reading.evidence, Record("one_en_03", "en"))
    assert "| people | 2 / 0 | 2 / 0 | 0 / 0 | 0 / 0 |" in errors(scored([nothing]))
    assert "Otieno" not in errors(scored([nothing]))


def test_examples_of_errors_are_names(reading: Reading) -> None:
    nothing = scored([Reading(reading.gold, reading.evidence, Record("one_en_03", "en"))])
    assert examples(nothing, "persons", "missed") == ("Anna Kalnina", "Peter Otieno")
    assert examples(nothing, "meetings", "missed") == ("Anna Kalnina – Peter Otieno",)
    assert "discussed" not in report(nothing)


def test_examples_are_few_and_from_articles_far_apart() -> None:
    named = [(f"a_{at}", "persons", "wrong", {"name": f"Person {at}"}) for at in range(9)]
    assert examples(Scores(errors=[*named]), "persons", "wrong") == ("Person 0", "Person 3", "Person 6")


def test_occupations_are_read_with_whose_they_are(facts: Path) -> None:
    ((text, (occupation,)),) = annotated(facts)
    assert text[slice(*occupation.words)] == "министр"
    assert {text[slice(*place)] for place in occupation.person} == {"Янис Озолс", "Озолс"}


def test_an_occupation_of_somebody_else_is_half_right(facts: Path) -> None:
    ((_, gold),) = annotated(facts)
    other = Occupation(gold[0].words, frozenset({(40, 45)}))
    assert tally([(gold, (other,))], same_words).hit == 1
    assert tally([(gold, (other,))], same_occupation).hit == 0


def test_a_table_has_a_line_of_dashes() -> None:
    assert table(("", "gold"), [("people", "2")]) == "|  | gold |\n| --- | --: |\n| people | 2 |"
