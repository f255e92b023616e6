"""`judge`, `judgements`: what people decide, and taking it back."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from graph.connection import Store
from graph.errors import EntityGone, EntityMoved, UnknownEntity
from graph.model import Node
from graph.reader.entities import entity
from loaders.judging.decisions import Decision, judge, undo
from loaders.judging.ends import end
from loaders.judging.listing import Listed, listed
from loaders.judging.verdicts import Saying, Verdict
from readout.finding import found
from readout.opening import opened
from readout.printing import json_line, line, nothing
from readout.wording import found_in, judged, kind

app = typer.Typer()
saying = typer.Typer(help="Decide that two are the same or different, or that something is wrong, and what is right.")
app.add_typer(saying, name="judge")


class Field(StrEnum):
    """What may be wrong of a claim or a mention."""

    date = "date"
    place = "place"
    status = "status"
    party = "party"
    name = "name"


Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of text")]
By = Annotated[str | None, typer.Option(help="who decides; your login name without it")]
Why = Annotated[str, typer.Option("--reason", help="why; shown beside the fact")]
Thing = Annotated[str, typer.Argument(help="an id or a name; mention:ID or claim:ID is that one alone")]
Party = Annotated[str | None, typer.Option("--party", help="of a party: the one who had no part")]


@saying.command()
def same(left: Thing, right: Thing, reason: Why, by: By = None, as_json: Json = False) -> None:
    """Two people, bodies, places, initiatives, meetings or agreements are one."""
    _judge("same", (left, right), {}, (reason, by, as_json))


@saying.command()
def different(left: Thing, right: Thing, reason: Why, by: By = None, as_json: Json = False) -> None:
    """Two are not one; of an entity and a mention of its own, the mention leaves it."""
    _judge("different", (left, right), {}, (reason, by, as_json))


@saying.command()
def unsure(left: Thing, right: Thing, reason: Why, by: By = None, as_json: Json = False) -> None:
    """Somebody looked at two and cannot tell: they leave the queue, and nothing else changes."""
    _judge("unsure", (left, right), {}, (reason, by, as_json))


@saying.command()
def wrong(
    what: Thing,
    reason: Why,
    field: Annotated[Field | None, typer.Argument(help="date, place or party; all of it without")] = None,
    party: Party = None,
    by: By = None,
    as_json: Json = False,
) -> None:
    """A mention, a claim or a field of a claim is wrong; an entity, a meeting: all that is said of it."""
    _judge("wrong", (what, party), {"field": field}, (reason, by, as_json))


@saying.command()
def correct(
    what: Thing,
    field: Annotated[Field, typer.Argument(help="date, place, status or party of a claim; name of a mention")],
    value: Annotated[
        str, typer.Argument(help="what is right: 2026-03-03, 2026-03-03/2026-03-05, Astana, held, a name")
    ],
    reason: Why,
    party: Party = None,
    by: By = None,
    as_json: Json = False,
) -> None:
    """The right value of a field; of a party who took part instead of --party."""
    _judge("corrected", (what, party), {"field": field, "value": value}, (reason, by, as_json))


@app.command()
def judgements(
    undo_: Annotated[str | None, typer.Option("--undo", help="take back the judgement with this id")] = None,
    every: Annotated[bool, typer.Option("--all", help="those undone too")] = False,
    as_json: Json = False,
) -> None:
    """List what people decided, the latest first, with what holds and what has no place now; or undo one."""
    with opened() as store:
        if undo_ is not None:
            found_ = [Listed(undo(store, undo_), "undone")]
        else:
            found_ = [one for one in listed(store) if every or one.state != "undone"]
    if not found_:
        nothing("judgements" if every else "judgements in force")
    for one in found_:
        if as_json:
            json_line({"state": one.state, "judgement": one.judgement})
        else:
            line(judged(one))


def _judge(
    verdict: Saying, ends: tuple[str, str | None], what: dict[str, str | None], how: tuple[str, str | None, bool]
) -> None:
    """Decide, and say what there is now; misuse and what cannot be judged are told apart by the exit status."""
    reason, by, as_json = how
    with opened() as store:
        left, right = (None if name is None else _id(store, name) for name in ends)
        field, value = (str(what[key]) if what.get(key) is not None else None for key in ("field", "value"))
        said = Verdict(
            verdict=verdict, left=left or "", right=right, field=field, value=value, reason=reason, by=who(by)
        )
        decision = judge(store, said)
        if as_json:
            json_line({"new": decision.is_new, "judgement": decision.judgement})
        else:
            _tell(store, decision, (left, right))


def _tell(store: Store, decision: Decision, ids: Iterable[str | None]) -> None:
    line(("judged: " if decision.is_new else "judged before: ") + judged(Listed(decision.judgement, "active")))
    now = {node.id: node for id_ in ids if id_ is not None and (node := _now(store, id_)) is not None}
    for node in now.values():
        line(f"  now: {node.name} ({kind(node)}), {found_in(node.properties)}; id {node.id}")


def _now(store: Store, id_: str) -> Node | None:
    """The entity that has an id now, or has the mention or claim."""
    try:
        return entity(store, id_.rpartition(":")[2])
    except EntityMoved as moved:
        return entity(store, moved.now)
    except (UnknownEntity, EntityGone):
        return None


def _id(store: Store, text: str) -> str:
    """What `text` says as an id: itself, or the id of the entity with this name."""
    try:
        end(store, text)
    except UnknownEntity:
        return found(store, text).id
    return text


def who(by: str | None) -> str:
    """The one who decides: as given, else the login name."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError) as error:
        raise typer.BadParameter("say who decides", param_hint="--by") from error
