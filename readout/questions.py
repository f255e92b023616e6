"""`search`, `show`, `met`, `meetings`, `agreements`, `path`, `status`: the answers."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

import typer

from graph.connection import Store
from graph.ledger import loads, pending
from graph.model import Node
from graph.reader import chains, encounters, entities, lists
from graph.reader.encounters import Met
from graph.reader.sources import Source, sources
from loaders.judging.listing import beside
from loaders.search import search as search_names
from readout.finding import found
from readout.opening import opened
from readout.printing import json_line, line, nothing, sentence
from readout.wording import STATUS, found_in, judged, kind, when

app = typer.Typer()

Json = Annotated[bool, typer.Option("--json", help="JSON lines instead of text")]
Limit = Annotated[int, typer.Option(min=1, max=500, help="at most so many")]
Since = Annotated[str | None, typer.Option(help="from this day on, such as 2025-12-01")]
Until = Annotated[str | None, typer.Option(help="up to this day")]
With = Annotated[str | None, typer.Option("--with", help="with this person, body or state (a name or an id)")]
Country = Annotated[str | None, typer.Option(help="ISO 3166 alpha-2 code, such as KZ")]


@app.command()
def search(name: str, limit: Limit = 20, as_json: Json = False) -> None:
    """Find entities by name: any spelling, any of the scripts."""
    with opened() as store:
        hits = search_names(store, name, limit=limit)
    if not hits:
        nothing(f"names like {name!r}, in any script")
    for hit in hits:
        if as_json:
            json_line(hit)
        else:
            office = hit.entity.properties.get("office") or hit.entity.properties.get("country") or ""
            line(
                f"{hit.entity.id}  {hit.entity.name}  ({kind(hit.entity)}) {office}  {found_in(hit.entity.properties)}"
            )


@app.command()
def show(name: Annotated[str, typer.Argument(help="a name or an id")], as_json: Json = False) -> None:
    """Show an entity: offices, meetings, agreements, each with its sources and sentences."""
    with opened() as store:
        one = found(store, name)
        if as_json:
            json_line({"entity": one, "sources": sources(store, one.id), "judgements": beside(store, one.id)})
            return
        _heading(one)
        for decided in beside(store, one.id):
            line(f"  judged: {judged(decided)}")
        if "Official" in one.labels:
            _offices(store, one)
        if "Meeting" in one.labels:
            _participants(store, one)
        else:
            _meetings_of(store, one)
            _agreements_of(store, one)
        for source in sources(store, one.id, limit=5):
            sentence(source)


@app.command()
def met(
    a: Annotated[str, typer.Argument(help="a person, a body or a state")],
    b: Annotated[str | None, typer.Argument(help="only meetings with this one")] = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """Whom A met (a person, a body with its people, a state); with B, when A and B met."""
    with opened() as store:
        left = found(store, a)
        right = found(store, b) if b is not None else None
        meetings = encounters.met(store, left.id, right.id if right else None, limit)
        if not meetings:
            nothing(f"held meetings of {left.name}" + (f" with {right.name}" if right else ""))
        for one in meetings:
            proof = sources(store, str(one.edge.properties["meeting"]), limit=1)
            _met(one, proof, as_json)


@app.command()
def meetings(
    country: Country = None,
    with_: With = None,
    topic: Annotated[str | None, typer.Option(help="words of a topic")] = None,
    subject: Annotated[str | None, typer.Option(help="a field of policy, in English, such as energy")] = None,
    since: Since = None,
    until: Until = None,
    status: Annotated[str | None, typer.Option(help="held, planned, recalled, cancelled")] = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List meetings, latest first."""
    with opened() as store:
        id_ = found(store, with_).id if with_ else None
        filters = lists.Filters(
            country=country, with_=id_, topic=topic, subject=subject, since=since, until=until, status=status
        )
        _list(store, "meetings", filters, (limit, as_json))


@app.command()
def agreements(
    country: Country = None,
    with_: With = None,
    subject: Annotated[str | None, typer.Option(help="a field of policy, in English, such as energy")] = None,
    since: Since = None,
    until: Until = None,
    status: Annotated[str | None, typer.Option(help="signed, agreed, planned, proposed")] = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List what was agreed, latest first."""
    with opened() as store:
        id_ = found(store, with_).id if with_ else None
        filters = lists.Filters(country=country, with_=id_, subject=subject, since=since, until=until, status=status)
        _list(store, "agreements", filters, (limit, as_json))


@app.command()
def path(a: str, b: str, as_json: Json = False) -> None:
    """The shortest chains of meetings between two people, bodies or states."""
    with opened() as store:
        left, right = found(store, a), found(store, b)
        shortest = chains.chains(store, left.id, right.id)
        if not shortest:
            nothing(f"chains of up to six meetings between {left.name} and {right.name}")
        for chain in shortest:
            if as_json:
                json_line(chain)
            else:
                line(" – ".join(node.name for node in chain.nodes))
                for node, edge in zip(chain.nodes, chain.edges, strict=False):
                    line(f"    {node.name}: {when(edge.properties)}, {found_in(edge.properties)}")


@app.command()
def status(as_json: Json = False) -> None:
    """What is in the store, and what was loaded last."""
    with opened() as store:
        counts, waiting, last = entities.statistics(store), pending(store), loads(store, 1)
        if as_json:
            json_line(
                {"store": store.agent, "counts": counts, "pending": waiting, "last_load": last[0] if last else None}
            )
            return
        line(f"store: {store.agent} at {store.folder or store.address}")
        for label, count in counts.items():
            line(f"  {count:>8,}  {label}")
        line(f"pending articles: {len(waiting)}")
        if last:
            line(f"last load: {last[0].at}, {last[0].articles} articles, {len(last[0].failed)} not read")


def _heading(one: Node) -> None:
    properties = one.properties
    line(f"{one.name}", "bold")
    details = [kind(one), str(properties.get("country") or ""), str(properties.get("office") or "")]
    line("  " + ", ".join(detail for detail in details if detail) + f"; {found_in(properties)}; id {one.id}")
    names = properties.get("names")
    if isinstance(names, tuple) and len(names) > 1:
        line("  also: " + ", ".join(str(name) for name in names if name != one.name))


def _offices(store: Store, one: Node) -> None:
    for office, body in entities.offices(store, one.id):
        titles = office.properties.get("titles")
        title = titles[0] if isinstance(titles, tuple) and titles else office.properties.get("rank")
        former = " (former)" if office.properties.get("former") else ""
        line(f"  office: {title}{former} — {body.name}, {found_in(office.properties)}")


def _meetings_of(store: Store, one: Node) -> None:
    page = lists.entities(store, "meetings", lists.Filters(with_=one.id), limit=20)
    for meeting in page.items:
        line(f"  met: {meeting.name}: {_status(meeting)}, {when(meeting.properties)}, {found_in(meeting.properties)}")
        for source in sources(store, meeting.id, limit=1):
            sentence(source, "      ")


def _agreements_of(store: Store, one: Node) -> None:
    page = lists.entities(store, "agreements", lists.Filters(with_=one.id), limit=20)
    for agreement in page.items:
        line(f"  {_status(agreement)}: {agreement.name} ({when(agreement.properties)})")
        for source in sources(store, agreement.id, limit=1):
            sentence(source, "      ")


def _participants(store: Store, one: Node) -> None:
    line(f"  {_status(one)}, {when(one.properties)}, {one.properties.get('format') or 'meeting'}")
    for part, node in encounters.participants(store, one.id):
        side = part.properties.get("side")
        place = f"side {side}" if side is not None else "took part"
        line(f"  {place}: {node.name} {part.properties.get('title') or ''}")


def _met(one: Met, proof: tuple[Source, ...], as_json: bool) -> None:
    if as_json:
        json_line({"left": one.left, "right": one.right, "met": one.edge, "sources": proof})
        return
    line(f"{one.left.name} – {one.right.name}: {when(one.edge.properties)}, {found_in(one.edge.properties)}")
    for source in proof:
        sentence(source)


def _list(store: Store, noun: lists.Kind, filters: lists.Filters, how: tuple[int, bool]) -> None:
    limit, as_json = how
    page = lists.entities(store, noun, filters, limit=limit)
    if not page.items:
        nothing(f"{noun} with {_said(filters)}")
    for one in page.items:
        if as_json:
            json_line(one)
        else:
            line(f"{one.id}  {one.name}: {_status(one)}, {when(one.properties)}, {found_in(one.properties)}")
    if page.next is not None:
        line(f"… more than {limit}: raise --limit")


def _said(filters: lists.Filters) -> str:
    """The filters that are set, in words."""
    values = {field.name.rstrip("_"): getattr(filters, field.name) for field in fields(filters)}
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None) or "no filter"


def _status(one: Node) -> str:
    said = str(one.properties.get("status") or "")
    return STATUS.get(said, said)
