"""`review`: pairs that may be one, the most alike first, for a person to accept or reject."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from graph.connection import Store
from graph.reader.entities import entity
from graph.reader.sources import sources
from loaders import pipeline
from loaders.errors import CannotJudge, Contradicts
from loaders.judging.decisions import decide
from loaders.judging.listing import Listed
from loaders.judging.queue import queue
from loaders.judging.verdicts import Saying, Verdict
from loaders.resolution.review import KINDS, Doubt
from readout.judging import By, Json, who
from readout.opening import opened
from readout.printing import err, json_line, line, nothing, sentence
from readout.wording import found_in, judged

app = typer.Typer()


class Kind(StrEnum):
    """What a pair is of."""

    official = "official"
    meeting = "meeting"
    organization = "organization"


@app.command()
def review(
    kinds: Annotated[list[Kind] | None, typer.Option("--kind", help="only pairs of this kind")] = None,
    limit: Annotated[int, typer.Option(min=1, help="at most so many")] = 50,
    only_list: Annotated[bool, typer.Option("--list", help="list them, and ask nothing")] = False,
    as_json: Json = False,
    by: By = None,
) -> None:
    """Go through pairs that may be one, the most alike first: accept, reject, skip or quit."""
    wanted = tuple(kind for kind in KINDS if not kinds or kind in {one.value for one in kinds})
    with opened() as store:
        pairs = queue(store, wanted)[:limit]
        if not pairs:
            nothing(f"doubtful pairs ({', '.join(wanted)})")
        elif only_list or as_json:
            _list(pairs, as_json)
        else:
            _ask_all(store, pairs, who(by))


def _list(pairs: Sequence[Doubt], as_json: bool) -> None:
    for doubt in pairs:
        if as_json:
            json_line(doubt)
        else:
            line(f"{doubt.score:.2f}  {doubt.kind}  {doubt.left}  {doubt.right}  {_names(doubt)}: {_reasons(doubt)}")


def _ask_all(store: Store, pairs: Sequence[Doubt], by: str) -> None:
    """One pair after the other; what was decided is brought into the knowledge at the end, however it ends."""
    try:
        for number, doubt in enumerate(pairs, 1):
            _show(store, doubt, f"{number} of {len(pairs)}")
            answer = _answer()
            if answer == "q":
                break
            if answer != "s":
                _take(store, doubt, "same" if answer == "a" else "different", by)
    finally:
        pipeline.drain(store)


def _answer() -> str:
    """a, r, s or q; the end of the input is q."""
    while True:
        try:
            answer = str(typer.prompt("same? [a]ccept, [r]eject, [s]kip, [q]uit", err=True)).strip().lower()[:1]
        except typer.Abort:
            return "q"
        if answer in ("a", "r", "s", "q"):
            return answer


def _take(store: Store, doubt: Doubt, verdict: Saying, by: str) -> None:
    reason = f"reviewed: {_reasons(doubt)}"
    try:
        decision = decide(store, Verdict(verdict=verdict, left=doubt.left, right=doubt.right, reason=reason, by=by))
    except (CannotJudge, Contradicts) as error:
        err.print(f"not taken: {error}", markup=False, style="red")
    else:
        line("judged: " + judged(Listed(decision.judgement, "active")))


def _show(store: Store, doubt: Doubt, place: str) -> None:
    line(f"{place}: {_names(doubt)} ({doubt.kind}, {doubt.score:.2f}: {_reasons(doubt)})", "bold")
    for id_ in (doubt.left, doubt.right):
        one = entity(store, id_)
        office = one.properties.get("office") or one.properties.get("country") or ""
        line(f"  {one.name}: {office}, {found_in(one.properties)}; id {one.id}")
        for source in sources(store, id_, limit=2):
            sentence(source)


def _names(doubt: Doubt) -> str:
    left, right = (name if len(name) <= 90 else f"{name[:90].rstrip()}…" for name in doubt.names)
    return f"“{left}” and “{right}”"


def _reasons(doubt: Doubt) -> str:
    return "; ".join(doubt.reasons)
