"""`load`, `extract`, `withdraw`, `rebuild`: articles in and out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph.model import Evidence
from loaders import pipeline
from loaders.errors import Unreadable
from loaders.extraction.article_claims import claims_line, evidence_of
from loaders.extraction.article_record import article_record
from loaders.extraction.extract import extract as extract_article
from loaders.pipeline import LoadReport
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import Read, articles, places
from readout.opening import opened
from readout.printing import err, failures, json_line, line

app = typer.Typer()

Sources = Annotated[list[str], typer.Argument(help="files, folders, globs, http(s) addresses, or - for standard input")]
Outlet = Annotated[str | None, typer.Option(help="who published it, where the input does not say")]
Url = Annotated[str | None, typer.Option(help="its address, where the input does not say")]
Published = Annotated[str | None, typer.Option(help="its day or time, such as 2025-12-14T21:54+05:00")]
Language = Annotated[str | None, typer.Option(help="en, ru or kk; found from the text without it")]
Encoding = Annotated[str | None, typer.Option(help="of files that are not UTF-8, such as windows-1251")]
Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of text")]


class Format(StrEnum):
    """What `extract` prints."""

    records = "records"
    claims = "claims"


@app.command()
def load(
    sources: Annotated[list[str] | None, typer.Argument(help="files, folders, globs, addresses, or -")] = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    encoding: Encoding = None,
    evidence: Annotated[Path | None, typer.Option(help="claims that `extract --format claims` wrote elsewhere")] = None,
    as_json: Json = False,
) -> None:
    """Read articles, find what they say, and put it into the graph."""
    if not sources and evidence is None:
        raise typer.BadParameter("name files, folders, addresses or -, or --evidence FILE", param_hint="SOURCES")
    given = Draft(outlet=outlet, url=url, published=published, language=language)
    with opened() as store, _progress(sources or ()) as advance:
        if evidence is not None:
            problems: list[Failure] = []
            report = pipeline.load_evidence(store, _evidence(evidence, problems), advance)
            report.failures += problems
        else:
            report = pipeline.load(store, articles(sources or (), given, encoding), advance)
    _summary(report, as_json)
    raise typer.Exit(1 if report.failures else 0)


@app.command()
def extract(
    sources: Sources,
    format_: Annotated[
        Format, typer.Option("--format", help="records to score, or claims with evidence")
    ] = Format.records,
    encoding: Encoding = None,
) -> None:
    """Print what articles say, a line of JSON each; needs no store."""
    failed: list[tuple[str, str]] = []
    seen: Counter[str] = Counter()
    for item in articles(sources, Draft(), encoding):
        if isinstance(item, Failure):
            failed.append((item.source, item.reason))
            continue
        name = _name(item, seen)
        said = extract_article(item.article)
        sys.stdout.write(
            (article_record(name, said).json() if format_ is Format.records else claims_line(name, said)) + "\n"
        )
    failures(failed)
    raise typer.Exit(1 if failed else 0)


@app.command()
def withdraw(
    article: Annotated[str, typer.Argument(help="an article's id, as `show` and /v1/articles give it")],
) -> None:
    """Remove an article and everything that only it said."""
    with opened() as store:
        if not pipeline.withdraw(store, article):
            err.print(f"no article {article}", style="red")
            raise typer.Exit(1)
    line(f"withdrawn: {article}")


@app.command()
def rebuild(
    again: Annotated[bool, typer.Option("--extract", help="first read the stored articles anew")] = False,
) -> None:
    """Derive all knowledge anew from the evidence."""
    with opened() as store:
        written = pipeline.rebuild(store, again=again)
    line(f"rebuilt: {sum(written.created.values())} created, {written.changed} changed, {written.deleted} deleted")


def _name(item: Read, seen: Counter[str]) -> str:
    """The article's name: its file's without the ending, numbered where a file holds several."""
    stem = Path(item.source).stem or item.source
    seen[item.source] += 1
    return stem if seen[item.source] == 1 else f"{stem}#{seen[item.source]}"


def _evidence(path: Path, problems: list[Failure]) -> Iterator[Evidence]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Failure(str(path), str(error)))
        return
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                yield evidence_of(text)
            except Unreadable as error:
                problems.append(Failure(f"{path}, line {number}", error.reason))


@contextmanager
def _progress(sources: Iterable[str]) -> Generator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("loading", total=sum(len(places(source)) for source in sources) or None)

        def advance(source: str) -> None:
            bar.update(task, advance=1, description=Path(source).name[:30])

        yield advance


def _summary(report: LoadReport, as_json: bool) -> None:
    labels = ("Official", "Organization", "Country", "Initiative", "Meeting", "Agreement")
    created = {label: report.created.get(label, 0) for label in labels}
    if as_json:
        json_line(
            {"new": report.new, "changed": report.changed, "same": report.same, "created": created}
            | {"articles": report.ids, "failed": [{"source": f.source, "reason": f.reason} for f in report.failures]}
        )
    else:
        line(f"articles: {report.new} new, {report.changed} changed, {report.same} known before")
        words = {"Official": "officials", "Organization": "organizations", "Country": "countries"}
        words |= {"Initiative": "initiatives", "Meeting": "meetings", "Agreement": "agreements"}
        line("new: " + ", ".join(f"{count} {words[label]}" for label, count in created.items()))
    if report.failures:
        failures((failure.source, failure.reason) for failure in report.failures)
        err.print(f"{len(report.failures)} not read")
