"""Decide from the command: what is decided is said, shown beside the fact, listed, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph import embedded
from loaders.errors import Contradicts, UnknownJudgement
from readout.command import app

TEXT = "Minister of Transport of Kazakhstan {} met with Minister of Energy of Latvia Janis Ozols in Riga."
ALIKE = (("Darina Kurmangali", "2026-03-03"), ("Dorena Kurmangali", "2026-03-20"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with two articles of ministers whose names are nearly the same."""
    folder = tmp_path_factory.mktemp("judged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READOUT_STORE", str(folder / "store"))
        for name, day in ALIKE:
            (folder / f"{day}.txt").write_text(TEXT.format(name), "utf-8")
            assert CliRunner().invoke(app, ["load", str(folder / f"{day}.txt"), "--published", day]).exit_code == 0
    yield folder / "store"
    embedded.stop(folder / "store")


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs a command; what it decided is undone afterwards."""
    monkeypatch.setenv("READOUT_STORE", str(folder))

    def invoke(*arguments: object, typed: str | None = None) -> Result:
        return CliRunner().invoke(app, list(map(str, arguments)), input=typed)

    yield invoke
    for one in rows(invoke("judgements", "--json")):
        assert invoke("judgements", "--undo", one["judgement"]["id"]).exit_code == 0


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids(run) -> list[str]:  # type: ignore[no-untyped-def]
    return [rows(run("show", name, "--json"))[0]["entity"]["id"] for name, _ in ALIKE]  # type: ignore[index]


def decided(result: Result) -> str:
    (row,) = rows(result)
    return row["judgement"]["id"]  # type: ignore[index, no-any-return]


def test_a_verdict_is_said_shown_listed_and_undone(run) -> None:  # type: ignore[no-untyped-def]
    left, right = ids(run)
    result = run("judge", "same", left, right, "--reason", "one minister", "--by", "Ann")
    assert result.exit_code == 0
    assert "judged: the same: “Darina Kurmangali” and “Dorena Kurmangali” (by Ann, " in result.stdout
    assert "found in 2 articles" in result.stdout
    assert "one minister" in run("show", left).stdout
    assert rows(run("show", left, "--json"))[0]["judgements"][0]["judgement"]["by"] == "Ann"  # type: ignore[index]
    id_ = decided(run("judgements", "--json"))
    assert "one minister" in run("judgements").stdout
    assert "[undone]" in run("judgements", "--undo", id_).stdout
    assert len(set(ids(run))) == 2
    assert id_ in run("judgements", "--all").stdout
    assert "judgements in force" in run("judgements").stderr


def test_names_do_as_well_as_ids(run) -> None:  # type: ignore[no-untyped-def]
    names = [name for name, _ in ALIKE]
    assert run("judge", "different", *names, "--reason", "two women").exit_code == 0


def test_the_date_of_a_meeting_is_corrected(run) -> None:  # type: ignore[no-untyped-def]
    (row, *_) = rows(run("meetings", "--with", ALIKE[0][0], "--json"))
    result = run("judge", "correct", row["id"], "date", "2026-03-04", "--reason", "the ministry's calendar")
    assert "4 March 2026" in result.stdout
    assert "4 March 2026" in run("show", row["id"]).stdout
    assert run("judge", "wrong", row["id"], "place", "--reason", "not there").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("same", "a", "b"),
        ("same", "a", "--reason", "x"),
        ("correct", "a", "weather", "fair", "--reason", "x"),
        ("nothing", "a"),
    ],
)
def test_misuse_is_status_two(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert run("judge", *arguments).exit_code == 2


def test_what_is_unknown_or_contradicts_is_an_error_that_names_it(run) -> None:  # type: ignore[no-untyped-def]
    left, right = ids(run)
    assert "Xyzzy Plugh" in str(run("judge", "wrong", "Xyzzy Plugh", "--reason", "x").exception)
    first = decided(run("judge", "different", left, right, "--reason", "x", "--json"))
    refused = run("judge", "same", left, right, "--reason", "x").exception
    assert isinstance(refused, Contradicts)
    assert first in str(refused)
    assert isinstance(run("judgements", "--undo", "nothing").exception, UnknownJudgement)


def test_the_queue_is_listed_with_reasons(run) -> None:  # type: ignore[no-untyped-def]
    left, right = ids(run)
    listed = run("review", "--list", "--kind", "official").stdout
    assert all(f"“{name}”" in listed for name, _ in ALIKE)
    assert "the surnames agree and the given names are alike" in listed
    (row,) = rows(run("review", "--json", "--kind", "official"))
    assert {row["left"], row["right"]} == {left, right}


@pytest.mark.parametrize(
    ("typed", "people", "waiting"), [("a\n", 1, 0), ("r\n", 2, 0), ("s\n", 2, 1), ("x\nq\n", 2, 1)]
)
def test_a_pair_is_accepted_rejected_skipped_or_left(run, typed: str, people: int, waiting: int) -> None:  # type: ignore[no-untyped-def]
    result = run("review", "--kind", "official", "--by", "Ann", typed=typed)
    assert result.exit_code == 0
    assert "1 of 1" in result.stdout
    assert "met with Minister of Energy" in result.stdout
    assert len(set(ids(run))) == people
    assert len(rows(run("review", "--json", "--kind", "official"))) == waiting
    assert len(rows(run("judgements", "--json"))) == 1 - waiting


def test_the_end_of_the_input_ends_the_review(run) -> None:  # type: ignore[no-untyped-def]
    assert run("review", "--kind", "official", typed="").exit_code == 0


def test_what_was_judged_survives_reading_anew_and_loading_again(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    left, right = ids(run)
    run("judge", "same", left, right, "--reason", "x")
    assert "0 created, 0 changed, 0 deleted" in run("rebuild", "--extract").stdout
    day = ALIKE[1][1]
    source = folder.parent / f"{day}.txt"
    article = json.loads(run("load", source, "--published", day, "--json").stdout)["articles"][0]
    assert run("withdraw", article).exit_code == 0
    assert "inactive: no article says these words now" in run("judgements").stdout
    assert run("load", source, "--published", day).exit_code == 0
    assert len(set(ids(run))) == 1
