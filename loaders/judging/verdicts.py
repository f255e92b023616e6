"""What a person says, checked: a judgement to be, or why it cannot be one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.connection import Store
from graph.evidence import evidence_of
from graph.ledger import now
from graph.model import AGREEMENT_STATUSES, CLAIM_STATUSES, Evidence, Judgement
from graph.reader.said import Said
from loaders.errors import CannotJudge
from loaders.judging.ends import End, addressed, end, most_telling, without

Saying = Literal["same", "different", "unsure", "wrong", "corrected"]
SAYINGS: tuple[Saying, ...] = ("same", "different", "unsure", "wrong", "corrected")
FIELDS = ("date", "place", "status", "party", "name")
LONGEST = 300
"""Code points of a value."""

_NOUNS = {
    "official": "a person",
    "organization": "a body",
    "place": "a place",
    "initiative": "an initiative",
    "country": "a state",
    "meeting": "a meeting",
    "agreement": "an agreement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person says: `left` and `right` are ids as they are shown; see `ends`.

    Of *wrong* without a `field` all of it is wrong. `right` of a party is the one who had no part.
    """

    verdict: Saying
    left: str
    right: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A judgement that is not yet written down, with the ids of all that its ends stand for."""

    judgement: Judgement
    left: frozenset[str]
    right: frozenset[str] = frozenset()


def drafted(store: Store, said: Verdict) -> Draft:
    """The judgement that a verdict amounts to.

    Raises CannotJudge, UnknownEntity, EntityGone.
    """
    _check_shape(said)
    if said.verdict in ("same", "different", "unsure"):
        return _of_two(store, said)
    return _of_one(store, said, end(store, said.left))


def _check_shape(said: Verdict) -> None:
    """Whether the verdict has what it needs, and nothing else."""
    if not said.reason.strip() or not said.by.strip():
        raise CannotJudge("a judgement says who decides and why: give by and reason")
    if said.field is not None and said.field not in FIELDS:
        raise CannotJudge(f"{said.field!r} is no field; these are: {', '.join(FIELDS)}")
    of_two = said.verdict in ("same", "different", "unsure")
    if of_two and (said.right is None or said.field is not None or said.value is not None):
        raise CannotJudge(f"{said.verdict} takes two ids, and neither field nor value")
    if not of_two and (said.right is None) == (said.field == "party"):
        raise CannotJudge("a party that is wrong is named by its id, beside that of the claim; no other field has one")
    if said.verdict == "corrected" and (said.field is None or not (said.value or "").strip()):
        raise CannotJudge("what is corrected has a field and the right value")
    if said.verdict == "wrong" and said.value is not None:
        raise CannotJudge("what is wrong has no value; what has one is corrected")
    if len(said.value or "") > LONGEST:
        raise CannotJudge(f"a value has at most {LONGEST} characters")


def _of_two(store: Store, said: Verdict) -> Draft:
    left, right = end(store, said.left), end(store, said.right or "")
    if left.kind != right.kind:
        raise CannotJudge(f"{said.left} is {_NOUNS[left.kind]} and {said.right} {_NOUNS[right.kind]}: never one")
    if left.kind == "country":
        raise CannotJudge("states are known by their codes: two of them are never one")
    left, right = without(left, right), without(right, left) if left.entity is None else right
    if left.ids & right.ids:
        raise CannotJudge(f"{said.left} and {said.right} are one already: to divide it, name a mention or claim of it")
    ends = addressed(store, most_telling(left.said)), addressed(store, most_telling(right.said))
    return Draft(_judgement(said, left, ends), left.ids, right.ids)


def _check_state(judged: End) -> None:
    if judged.kind == "country" and judged.entity is not None:
        raise CannotJudge(f"{judged.entity.name} is a state: states are known by their codes; name a mention of it")


def _of_one(store: Store, said: Verdict, left: End) -> Draft:
    _check_state(left)
    if left.about == "mention" and said.field not in (None, "name"):
        raise CannotJudge(f"{_NOUNS[left.kind]} has no {said.field}: name a claim, a meeting or an agreement")
    if left.about == "claim" and said.field == "name":
        raise CannotJudge("a claim has no name; its fields are date, place, status and party")
    if said.verdict == "wrong" and said.field in ("status", "name"):
        raise CannotJudge(f"a {said.field} is not merely wrong: say which is right")
    if said.verdict == "corrected":
        _check_value(said, left)
    parties = _parties(store, said, left) if said.right is not None else ()
    return Draft(_judgement(said, left, (addressed(store, left.said), addressed(store, parties))), left.ids)


def _check_value(said: Verdict, left: End) -> None:
    value = (said.value or "").strip()
    if said.field == "date":
        _check_days(value)
    elif said.field == "status":
        known = AGREEMENT_STATUSES if left.kind == "agreement" else CLAIM_STATUSES
        if value not in known:
            raise CannotJudge(f"{value!r} is no status of {_NOUNS[left.kind]}; these are: {', '.join(known)}")
    elif said.field == "place" and left.kind == "agreement":
        raise CannotJudge("an agreement has no place; its meeting has")
    elif said.field == "name" and len({one.words for one in left.said}) > 1:
        listed = "; ".join(f"mention:{one.id} {one.words}" for one in left.said)
        raise CannotJudge(f"{said.left} has several names; correct that of one mention: {listed}")


def _check_days(value: str) -> None:
    first, slash, last = value.partition("/")
    try:
        days = [date.fromisoformat(day) for day in ((first, last) if slash else (first,))]
    except ValueError as error:
        raise CannotJudge(f"{value!r} is no date: a day is 2026-03-03, some days are 2026-03-03/2026-03-05") from error
    if days != sorted(days):
        raise CannotJudge(f"{value!r} ends before it begins")


def _parties(store: Store, said: Verdict, left: End) -> tuple[Said, ...]:
    """The mentions by which the party that is wrong has a part in the claims."""
    wrong = end(store, said.right or "")
    evidence = tuple(evidence_of(store, sorted({one.article for one in left.said})))
    taking = {party.mention for one in evidence for c in one.claims if c.id in left.ids for party in c.parties}
    found = tuple(one for one in wrong.said if one.id in taking)
    if not found:
        names = sorted(_names(evidence, taking))
        raise CannotJudge(f"{said.right} has no part in {said.left}; these have: {', '.join(names) or 'nobody'}")
    return found


def _names(evidence: Iterable[Evidence], mentions: set[str]) -> Iterable[str]:
    return (f"mention:{m.id} {m.name}" for one in evidence for m in one.mentions if m.id in mentions)


def _judgement(said: Verdict, left: End, ends: tuple[tuple[str, ...], tuple[str, ...]]) -> Judgement:
    lefts, rights = ends
    return Judgement(
        id=uuid.uuid4().hex[:20],
        about=left.about,
        verdict=said.verdict,
        left=lefts[0],
        left_also=lefts[1:],
        right=rights[0] if rights else None,
        right_also=rights[1:],
        field=said.field,
        value=said.value.strip() if said.value else None,
        reason=said.reason.strip(),
        by=said.by.strip(),
        at=now(),
    )
