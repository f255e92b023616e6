"""What people decided about mentions and claims, as constraints on clustering.

A judgement names a mention by article, kind and form, a claim by article, kind and quote: addresses that survive
reloading. One that finds nothing is inactive and stays in the ledger. Of verdicts that cannot all hold the later count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from graph.model import Evidence, Judgement
from loaders.resolution.addresses import claim_address, ids_at, mention_address
from loaders.resolution.corrections import Correction, corrected

__all__ = [
    "Constraints",
    "claim_address",
    "constraints",
    "in_force",
    "judged",
    "looked_at",
    "mention_address",
    "states",
    "unplaced",
]

State = Literal["active", "inactive", "overruled", "undone"]
"""Whether a judgement holds: its words may be gone, a later one may say otherwise, or it was taken back."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of ids, each in order: those that are one and those that are not.

    What follows is among them: of three that are one each two, and all that are one with either of a different pair.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with the ids of what stands at its addresses, in order of the addresses that are there."""

    judgement: Judgement
    left: tuple[tuple[str, ...], ...]
    right: tuple[tuple[str, ...], ...]

    @property
    def is_there(self) -> bool:
        """Whether all ends of the judgement are found."""
        return bool(self.left) and (self.judgement.right is None or bool(self.right))

    @property
    def ids(self) -> frozenset[str]:
        """All that stands at its left addresses."""
        return frozenset(id_ for several in self.left for id_ in several)

    def pairs(self) -> Iterator[Pair]:
        """Of the same the first of each end that is there: the rest of an entity follows; of others each with each."""
        first = 1 if self.judgement.verdict == "same" else None
        for several, others in product(self.left[:first], self.right[:first]):
            yield from ((min(a, b), max(a, b)) for a, b in product(several, others) if a != b)


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those not withdrawn, the latest last."""
    return tuple(sorted((j for j in judgements if j.withdrawn_at is None), key=lambda j: (j.at or "", j.id)))


def judged(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> tuple[Evidence, ...]:
    """The evidence without the mentions and claims found wrong, and with corrected values."""
    several = tuple(evidence)
    told = [Correction(p.judgement, p.ids, _flat(p.right)) for p in _placed(several, judgements) if _is_told(p)]
    return tuple(corrected(one, told) for one in several) if told else several


def constraints(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> Constraints:
    """The pairs of ids that people judged the same or different; `evidence` is as the articles have it."""
    placed = _placed(tuple(evidence), judgements)
    return _settled(placed)[0] if placed else Constraints()


def looked_at(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> frozenset[Pair]:
    """The pairs of ids on which people have a verdict, though it be that they are unsure."""
    placed = _placed(tuple(evidence), judgements)
    return frozenset(
        pair for one in placed if one.judgement.right and one.judgement.field is None for pair in one.pairs()
    )


def unplaced(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in force that found no place: nothing in the evidence has their address."""
    return tuple(p.judgement for p in _placed(tuple(evidence), judgements) if not p.is_there)


def states(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> Mapping[str, State]:
    """The state of each judgement, by id."""
    placed = _placed(tuple(evidence), judgements)
    _, overruled = _settled(placed)
    found: dict[str, State] = {j.id: "undone" for j in judgements if j.withdrawn_at is not None}
    found |= {p.judgement.id: "active" if p.is_there else "inactive" for p in placed}
    return found | dict.fromkeys(overruled, "overruled")


def _placed(evidence: Sequence[Evidence], judgements: Sequence[Judgement]) -> tuple[Placed, ...]:
    """The judgements in force, the latest last."""
    current = in_force(judgements)
    there = ids_at(evidence, {address for j in current for address in (*j.lefts, *j.rights)}) if current else {}
    return tuple(Placed(j, _found(there, j.lefts), _found(there, j.rights)) for j in current)


def _found(there: Mapping[str, tuple[str, ...]], several: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(there[address] for address in several if address in there)


def _is_told(placed: Placed) -> bool:
    return placed.is_there and placed.judgement.verdict in ("wrong", "corrected")


def _flat(several: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(id_ for ids in several for id_ in ids)


def _settled(placed: Sequence[Placed]) -> tuple[Constraints, tuple[str, ...]]:
    """The constraints that can all hold, the latest first, and the ids of judgements that a later one overrules."""
    wrong = {i for p in placed if p.judgement.verdict == "wrong" and p.judgement.field is None for i in p.ids}
    found = _Verdicts()
    overruled = []
    for one in reversed([p for p in placed if p.is_there and p.judgement.verdict in ("same", "different")]):
        taken = [found.takes(one.judgement.verdict, pair) for pair in one.pairs() if not wrong & set(pair)]
        if not taken or not all(taken):
            overruled.append(one.judgement.id)
    return found.constraints(), tuple(overruled)


class _Verdicts:
    """Verdicts on pairs, each taken only where it fits those before."""

    def __init__(self) -> None:
        self._one: dict[str, frozenset[str]] = {}
        self._apart: set[Pair] = set()

    def takes(self, verdict: str, pair: Pair) -> bool:
        """Whether the verdict fits; if so it is taken."""
        left, right = (self._one.get(end, frozenset((end,))) for end in pair)
        if verdict == "different":
            if left != right:
                self._apart.add(pair)
            return left != right
        if any(_between(a, b) in self._apart for a, b in product(left, right)):
            return False
        self._one |= dict.fromkeys(left | right, left | right)
        return True

    def constraints(self) -> Constraints:
        """What was taken, and what follows from it."""
        same = {pair for group in set(self._one.values()) for pair in combinations(sorted(group), 2)}
        ends = ((self._one.get(a, frozenset((a,))), self._one.get(b, frozenset((b,)))) for a, b in self._apart)
        different = {_between(a, b) for left, right in ends for a, b in product(left, right)}
        return Constraints(frozenset(same), frozenset(different))


def _between(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)
