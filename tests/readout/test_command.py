"""The command says what it did, what it could not do and what to do next; its exit status tells the same."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from graph.errors import GraphError
from readout.command import app

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Minister of Transport of Kazakhstan Arman Seitov met with Minister of Energy of Latvia Janis Ozols in Riga."


@pytest.fixture
def run(seeded_folder: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("READOUT_STORE", str(seeded_folder))
    return lambda *arguments: CliRunner().invoke(app, list(map(str, arguments)))


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_met_prints_who_when_and_the_sentence(run) -> None:  # type: ignore[no-untyped-def]
    result = run("met", "Көшербаев")
    assert result.exit_code == 0
    assert "Yvette Cooper" in result.stdout or "Иветт Купер" in result.stdout
    assert "“" in result.stdout
    assert "Readout sample, 27 February 2026 (based on Kazakhstan Today" in result.stdout
    assert "reported 27 February 2026, day not stated, found in 3 articles" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "Sadykov"),
        ("show", "Barlybay Sadykov"),
        ("met", "KE"),
        ("met", "Yermek Kosherbayev", "Yvette Cooper"),
        ("meetings", "--country", "KZ", "--since", "2026-02-26"),
        ("agreements", "--status", "agreed"),
        ("path", "Moses Wetang’ula", "Linus Nthigai"),
        ("status",),
    ],
)
def test_each_question_has_an_answer_in_text_and_in_json(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert run(*arguments).stdout.strip()
    assert rows(run(*arguments, "--json"))


def test_an_empty_answer_says_what_was_searched(run) -> None:  # type: ignore[no-untyped-def]
    result = run("meetings", "--country", "BR")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "country BR" in result.stderr


def test_a_name_that_nobody_has_is_an_error_that_names_it(run) -> None:  # type: ignore[no-untyped-def]
    result = run("show", "Xyzzy Plugh")
    assert isinstance(result.exception, GraphError)
    assert "Xyzzy Plugh" in str(result.exception)


def test_export_writes_a_file_that_networkx_opens(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "out.graphml"
    assert run("export", "-o", path, "--edges", "MET_WITH").exit_code == 0
    graph = nx.read_graphml(path)
    assert len(graph.edges) >= 10
    assert run("export", "--format", "docx").exit_code == 2


def test_load_counts_what_is_new_and_names_what_was_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph import embedded

    monkeypatch.setenv("READOUT_STORE", str(tmp_path / "store"))
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    try:
        arguments = ["load", str(tmp_path / "good.txt"), str(tmp_path / "empty.txt"), str(tmp_path / "none.txt")]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 1
        assert "articles: 1 new" in result.stdout
        assert "new: 2 officials" in result.stdout
        assert "empty.txt: empty" in result.stderr
        assert "none.txt: No such file" in result.stderr
        again = CliRunner().invoke(app, ["load", str(tmp_path / "good.txt"), "--json"])
        (id_,) = json.loads(again.stdout)["articles"]
        assert json.loads(again.stdout)["same"] == 1
        assert CliRunner().invoke(app, ["withdraw", id_]).exit_code == 0
        assert CliRunner().invoke(app, ["withdraw", id_]).exit_code == 1
    finally:
        embedded.stop(tmp_path / "store")


def test_claims_extracted_here_can_be_loaded_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph import embedded

    monkeypatch.setenv("READOUT_STORE", str(tmp_path / "store"))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    claims = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--format", "claims"]).stdout
    (tmp_path / "claims.jsonl").write_text(claims + '{"broken": 1}\n', "utf-8")
    try:
        result = CliRunner().invoke(app, ["load", "--evidence", str(tmp_path / "claims.jsonl")])
        assert result.exit_code == 1
        assert "articles: 1 new" in result.stdout
        assert "line 2" in result.stderr
    finally:
        embedded.stop(tmp_path / "store")


def test_extract_prints_a_record_a_line_and_needs_no_store() -> None:
    result = CliRunner().invoke(app, ["extract", str(SEEDS / "04_london_en.md")])
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["article"] == "04_london_en"
    assert record["met_with"] == [["Yermek Kosherbayev", "Yvette Cooper"]]


def test_compare_gives_score_and_reasons(tmp_path: Path) -> None:
    assert "same" in CliRunner().invoke(app, ["compare", "Олжас Бектенов", "Olzhas Bektenov"]).stdout
    (tmp_path / "pairs.tsv").write_text("left\tright\nA B\tC D\n", "utf-8")
    result = CliRunner().invoke(app, ["compare", "--pairs", str(tmp_path / "pairs.tsv")])
    assert result.stdout.splitlines()[0] == "left\tright\tscore\tsame\tpartial"
    assert CliRunner().invoke(app, ["compare", "one"]).exit_code == 2


def test_evaluate_prints_the_figures_of_records(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    record = CliRunner().invoke(app, ["extract", str(SEEDS / "04_london_en.md")]).stdout
    (tmp_path / "gold" / "04_london_en.json").write_text(record, "utf-8")
    (tmp_path / "records.jsonl").write_text(record, "utf-8")
    result = CliRunner().invoke(
        app, ["evaluate", str(tmp_path), "--records", str(tmp_path / "records.jsonl"), "--json"]
    )
    assert {row["f1"] for row in map(json.loads, result.stdout.splitlines())} == {1.0}


@pytest.mark.parametrize("command", ["load", "evaluate", "nonsense"])
def test_misuse_is_status_two(command: str, tmp_path: Path) -> None:
    arguments = [command] if command != "evaluate" else [command, str(tmp_path)]
    assert CliRunner().invoke(app, arguments).exit_code == 2
