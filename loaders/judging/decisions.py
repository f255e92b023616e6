"""Judge and undo: a verdict goes to the ledger, its articles are pending, and the knowledge follows.

What contradicts a judgement in force is refused: whoever decides otherwise undoes that first, and says so by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.connection import Store
from graph.evidence import evidence_of
from graph.ledger import judgement as recorded
from graph.ledger import judgements, record_judgement, withdraw_judgement
from graph.model import Evidence, Judgement
from loaders import pipeline
from loaders.errors import AlreadyUndone, Contradicts, UnknownJudgement
from loaders.judging.listing import near_to
from loaders.judging.verdicts import Draft, Verdict, drafted
from loaders.resolution.addresses import ids_at
from loaders.resolution.judgements import states

_SYMMETRIC = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in force; `is_new` unless the same had been decided before."""

    judgement: Judgement
    is_new: bool


def judge(store: Store, said: Verdict) -> Decision:
    """Write a verdict down and bring the knowledge up to date.

    Raises CannotJudge, Contradicts, UnknownEntity and EntityGone, and then nothing is written.
    """
    found = decide(store, said)
    pipeline.drain(store)
    return found


def decide(store: Store, said: Verdict) -> Decision:
    """The same, but the knowledge stays as it is until what is pending is drained."""
    draft, others = drafted(store, said), judgements(store)
    new = draft.judgement
    known = next((one for one in others if _says_the_same(one, new)), None)
    if known is not None:
        return Decision(known, is_new=False)
    _check(store, draft, others)
    record_judgement(store, new)
    return Decision(new, is_new=True)


def undo(store: Store, id_: str) -> Judgement:
    """Take a judgement back and bring the knowledge up to date: it is as if nobody had decided.

    Raises UnknownJudgement, AlreadyUndone.
    """
    found = recorded(store, id_)
    if found is None:
        raise UnknownJudgement(id_)
    if found.withdrawn_at is not None or not withdraw_judgement(store, id_):
        raise AlreadyUndone(id_, found.withdrawn_at or "the same moment")
    pipeline.drain(store)
    return recorded(store, id_) or found


def in_words(judgement: Judgement) -> str:
    """Who decided what, and when: "different, by A. on 2026-03-03"."""
    what = " ".join(filter(None, (judgement.verdict, judgement.field, judgement.value)))
    return f"{what}, by {judgement.by} on {(judgement.at or '')[:10]}"


def _says_the_same(one: Judgement, other: Judgement) -> bool:
    if (one.verdict, one.field, one.value) != (other.verdict, other.field, other.value):
        return False
    ends = [(frozenset(j.lefts), frozenset(j.rights)) for j in (one, other)]
    return ends[0] == ends[1] or (one.verdict in _SYMMETRIC and ends[0] == ends[1][::-1])


def _check(store: Store, draft: Draft, others: Sequence[Judgement]) -> None:
    """Raises Contradicts where the new judgement and one in force cannot both hold."""
    new, near = draft.judgement, near_to(draft.judgement.articles, others)
    evidence = tuple(evidence_of(store, sorted({article for one in (*near, new) for article in one.articles})))
    before, after = states(evidence, near), states(evidence, (*near, new))
    against = [one for one in others if _differ(one, new)]
    against += [one for one in near if after[one.id] != before[one.id] or _parts(one, draft, evidence)]
    if after[new.id] == "overruled" and not against:
        against = [one for one in near if one.verdict == "wrong"]
    if against:
        raise Contradicts({one.id: in_words(one) for one in against})


def _parts(one: Judgement, draft: Draft, evidence: Iterable[Evidence]) -> bool:
    """Whether a judgement tells something of the two ends apart that a new one makes one."""
    if one.verdict != "different" or draft.judgement.verdict != "same":
        return False
    there = ids_at(evidence, {*one.lefts, *one.rights})
    lefts, rights = ({id_ for a in several for id_ in there.get(a, ())} for several in (one.lefts, one.rights))
    return bool(lefts & draft.left and rights & draft.right) or bool(lefts & draft.right and rights & draft.left)


def _differ(one: Judgement, other: Judgement) -> bool:
    """Whether both say what is right in one place, and not the same."""
    if one.verdict in _SYMMETRIC or other.verdict in _SYMMETRIC or set(one.lefts).isdisjoint(other.lefts):
        return False
    if one.field != other.field:
        return one.field is None or other.field is None
    return one.field != "party" or not set(one.rights).isdisjoint(other.rights)
