"""A component clustered whole: pairs joined from the most to the least alike, unless something forbids it.

The result depends on the pairs and their scores alone, never on the order in which articles came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.resolution.blocking import candidate_pairs, components
from loaders.resolution.judgements import Constraints

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, order=True)
class Scored:
    """A candidate pair of ids, each in order, and how likely they are one."""

    left: str
    right: str
    score: float


Forbids = Callable[[tuple[str, ...], tuple[str, ...]], bool]


def nothing_forbids(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """For things that only people's judgements keep apart."""
    return False


@dataclass(frozen=True, slots=True)
class Linkage(Generic[Thing]):
    """How things of one kind become clusters: the keys that make two of them candidates, the scores of candidates that
    may be one, and what forbids two clusters to become one.
    """

    keys: Callable[[Thing], Iterable[str]]
    scored: Callable[[Mapping[str, Thing], Iterable[tuple[str, str]]], Iterable[Scored]]
    forbids: Callable[[Mapping[str, Thing], tuple[Scored, ...]], Forbids]


class Clusters:
    """Members joined into clusters under constraints.

    What rules joined is a part; people's judgements join parts, and may join what rules forbid. Hence rules look at
    parts alone: a person who was judged to be one with an unlike name still takes in mentions of the other.
    """

    def __init__(self, members: Iterable[str], constraints: Constraints) -> None:
        self._part: dict[str, tuple[str, ...]] = {member: (member,) for member in members}
        self._cluster = dict(self._part)
        self._different = constraints.different
        for one, other in sorted(constraints.same):
            if one in self._cluster and other in self._cluster:
                _join(self._cluster, one, other)

    def part(self, member: str) -> tuple[str, ...]:
        """What rules joined `member` with, sorted."""
        return self._part[member]

    def join(self, one: str, other: str) -> None:
        """Makes one part of two, and one cluster of theirs."""
        _join(self._part, one, other)
        _join(self._cluster, one, other)

    def are_different(self, one: str, other: str) -> bool:
        """Whether a person judged something of one's cluster and something of the other's different."""
        left, right = self._cluster[one], self._cluster[other]
        return bool(self._different) and any((min(a, b), max(a, b)) in self._different for a in left for b in right)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """The clusters, by their first members."""
        return tuple(sorted(set(self._cluster.values())))


def _join(groups: dict[str, tuple[str, ...]], one: str, other: str) -> None:
    joined = tuple(sorted({*groups[one], *groups[other]}))
    for member in joined:
        groups[member] = joined


def cluster(
    members: Iterable[str],
    pairs: Iterable[Scored],
    forbids: Forbids,
    constraints: Constraints,
) -> tuple[tuple[str, ...], ...]:
    """The clusters of `members`; `forbids` says whether two parts may not become one."""
    clusters = Clusters(members, constraints)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right)):
        left, right = clusters.part(pair.left), clusters.part(pair.right)
        if left != right and not clusters.are_different(pair.left, pair.right) and not forbids(left, right):
            clusters.join(pair.left, pair.right)
    return clusters.all()


def clustered(
    members: Collection[str], pairs: Iterable[Scored], forbids: Forbids, constraints: Constraints
) -> tuple[tuple[str, ...], ...]:
    """The clusters of `members`, component by component; constraints on others are left out."""
    linked = tuple(pairs)
    known = set(members)
    judged = (pair for pair in sorted(constraints.same) if set(pair) <= known)
    groups = components(members, (*((pair.left, pair.right) for pair in linked), *judged))
    leader = {member: group[0] for group in groups for member in group}
    by_component: dict[str, list[Scored]] = defaultdict(list)
    for pair in linked:
        by_component[leader[pair.left]].append(pair)
    return tuple(found for group in groups for found in cluster(group, by_component[group[0]], forbids, constraints))


def linked(
    things: Mapping[str, Thing], linkage: Linkage[Thing], constraints: Constraints
) -> tuple[tuple[str, ...], ...]:
    """The clusters of all `things`, by their ids."""
    keys = {key: tuple(linkage.keys(thing)) for key, thing in things.items()}
    pairs = tuple(linkage.scored(things, candidate_pairs(keys)))
    return clustered(things, pairs, linkage.forbids(things, pairs), constraints)
