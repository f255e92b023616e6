"""`evaluate` and `compare`: how good extraction is, and whether names are compatible."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from loaders.evaluation.record import Record, read_gold, read_records
from loaders.evaluation.scorer import Scores, score
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import articles
from loaders.resolution.names import compare as compare_names
from loaders.resolution.names import compare_pairs
from readout.printing import err, failures, json_line, line

app = typer.Typer()


class NameKind(StrEnum):
    """What a name is of."""

    official = "official"
    organization = "organization"


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="a folder with articles/NAME.txt and gold/NAME.json")],
    records: Annotated[Path | None, typer.Option(help="score these records instead of extracting")] = None,
    errors: Annotated[bool, typer.Option(help="list every miss and every wrong item on standard error")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Score extraction against annotated articles."""
    annotated = list(read_gold(gold / "gold" if (gold / "gold").is_dir() else gold))
    if not annotated:
        raise typer.BadParameter(f"no gold records (*.json) in {gold}", param_hint="GOLD")
    predicted = {r.article: r for r in read_records(records)} if records else _extracted(gold, annotated)
    scores = score(annotated, predicted)
    if errors:
        for article, field, what, item in scores.errors:
            err.print(f"{article}\t{field}\t{what}\t{json.dumps(item, ensure_ascii=False)}", markup=False)
    _print(scores, as_json)


@app.command()
def compare(
    left: Annotated[str | None, typer.Argument(help="a name")] = None,
    right: Annotated[str | None, typer.Argument(help="another")] = None,
    kind: Annotated[NameKind, typer.Option(help="what the names are of")] = NameKind.official,
    pairs: Annotated[Path | None, typer.Option(help="a tab-separated file with the header left, right")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Are two names compatible? Score and reasons; with --pairs, of every row of a file."""
    if pairs is not None:
        try:
            compare_pairs(pairs, kind.value, sys.stdout)
        except (OSError, KeyError) as error:
            raise typer.BadParameter(f"{pairs}: {error}; the header is left, right", param_hint="--pairs") from error
        return
    if left is None or right is None:
        raise typer.BadParameter("give two names, or --pairs FILE", param_hint="LEFT RIGHT")
    found = compare_names(left, right, kind.value)
    if as_json:
        json_line(found)
        return
    verdict = "same" if found.same else "one may be a part of the other" if found.partial else "different"
    line(f"{verdict}, score {found.score:.2f}")
    for reason in found.reasons:
        line(f"  {reason}")


def _extracted(gold: Path, annotated: list[Record]) -> dict[str, Record]:
    """Records of the gold's articles, extracted now."""
    found: dict[str, Record] = {}
    failed: list[tuple[str, str]] = []
    for record in annotated:
        for item in articles([str(gold / "articles" / f"{record.article}.txt")], Draft()):
            if isinstance(item, Failure):
                failed.append((item.source, item.reason))
            else:
                found[record.article] = article_record(record.article, extract(item.article))
    failures(failed)
    return found


def _print(scores: Scores, as_json: bool) -> None:
    for scope, fields in sorted(scores.tallies.items()):
        if not as_json:
            line(f"\n{scope:<22}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>7}{'found':>7}{'right':>7}")
        for field, tally in fields.items():
            figures = (round(tally.precision, 3), round(tally.recall, 3), round(tally.f1, 3))
            if as_json:
                names = ("scope", "field", "precision", "recall", "f1", "gold", "found", "right")
                json_line(dict(zip(names, (scope, field, *figures, tally.gold, tally.found, tally.hit), strict=True)))
            else:
                p, r, f = figures
                line(f"  {field:<20}{p:>10.3f}{r:>8.3f}{f:>7.3f}{tally.gold:>7}{tally.found:>7}{tally.hit:>7}")
