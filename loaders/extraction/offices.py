"""Offices: what the words of an office say by themselves — state, host, bodies, rank — before anyone holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.extraction.clusters import inside
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.ranks import is_former, is_plural, rank_of, singular


@dataclass(frozen=True, slots=True)
class Office:
    """The words of an office and what they say by themselves. `host` is the state, or the name of the body,
    that an ambassador is accredited to; `bodies` are the spans of the bodies it names,
    `bare` is the form without the states in it.
    """

    span: Tagged
    form: str
    bare: str
    title: str
    rank: str
    former: bool
    plural: bool
    country: str | None
    host: str | None
    bodies: tuple[Tagged, ...]


def office_words(document: Document, span: Tagged) -> Office:
    """What the words of `span`, an OFF, say."""
    form, code = document.form(span), document.language.code
    title = document.language.nominative(form, "OFF")
    own, other = _states(document, span)
    rank = rank_of(form, code)
    within = [s for s in inside(document.spans, span) if s.kind == "ORG"]
    hosts = [s for s in within if rank == "ambassador" and _is_towards(document, span, s)]
    hosting = document.language.nominative(document.form(hosts[0]), "ORG") if hosts else None
    return Office(
        span=span,
        form=form,
        bare=_without_states(document, span),
        title=re.sub(r"^(?:the|a|an) ", "", title, flags=re.I) if code == "en" else title,
        rank=rank,
        former=is_former(form, code) or is_former(document.text[max(0, span.start - 9) : span.start], code),
        plural=is_plural(form, code) or cue("number", code).search(document.text[: span.start][-12:]) is not None,
        country=own or _state_before(document, span),
        host=(hosting or other) if rank == "ambassador" else None,
        bodies=tuple(s for s in within if s not in hosts),
    )


def of_one(office: Office, language: str) -> Office:
    """The office of each of several holders: "депутаты" → "депутат", "deputies" → "deputy"."""
    return replace(office, title=singular(office.title, language)) if office.plural else office


def _without_states(document: Document, span: Tagged) -> str:
    text, at = "", span.start
    for state in (s for s in inside(document.spans, span) if s.kind == "GPE"):
        text, at = text + document.text[at : state.start], state.stop
    return text + document.text[at : span.stop]


def _states(document: Document, span: Tagged) -> tuple[str | None, str | None]:
    """The state that the office is of, and the one that it is towards."""
    states = [s for s in inside(document.spans, span) if s.kind == "GPE"]
    found = [(_is_towards(document, span, s), country_code(document.form(s), document.language.code)) for s in states]
    own = next((code for towards, code in found if not towards and code), None)
    other = next((code for towards, code in found if towards and code), None)
    return own, other


def _is_towards(document: Document, office: Tagged, name: Tagged) -> bool:
    code = document.language.code
    return (
        cue("elsewhere", code).search(document.text[office.start : name.start]) is not None
        or cue("elsewhere_after", code).match(document.text[name.stop : office.stop]) is not None
        or cue("elsewhere_ending", code).search(document.form(name)) is not None
    )


def _state_before(document: Document, span: Tagged) -> str | None:
    """The state of an adjective right before the office: "Kazakh [Minister of Trade]"."""
    before = max((s for s in document.spans if s.stop <= span.start), default=None)
    if before is None or before.kind != "GPE" or document.text[before.stop : span.start].strip(" ’'s"):
        return None
    if cue("elsewhere_ending", document.language.code).search(document.form(before)):
        return None
    return country_code(document.form(before), document.language.code)
