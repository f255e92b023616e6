"""Clusters that follow their members: of what changed only the pairs are scored, and only its component is clustered.

The result is that of `clustering.linked` over all members: scores of pairs that did not change are kept, and clusters
of different components do not know of each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic

from loaders.kept.tables import Table, Tables
from loaders.resolution.clustering import Linkage, Scored, Thing, clustered
from loaders.resolution.judgements import Constraints

Cluster = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The clusters that were looked at anew: as they were, and as they are."""

    before: frozenset[Cluster]
    after: frozenset[Cluster]

    def but_for_same(self, changed: Collection[str]) -> Regrouped:
        """Without clusters that are as they were and have no member among `changed`."""
        same = {cluster for cluster in self.before & self.after if not any(key in changed for key in cluster)}
        return Regrouped(self.before - same, self.after - same)


class Linked(Generic[Thing]):
    """Things of one kind with their links and clusters."""

    def __init__(self, tables: Tables, name: str, linkage: Linkage[Thing]) -> None:
        self.members: Table[Thing] = tables.table(f"{name}: members")
        self.clusters: Table[Cluster] = tables.table(f"{name}: clusters")
        self._links: Table[dict[str, float]] = tables.table(f"{name}: links")
        self._keys = tables.postings(f"{name}: keys")
        self._linkage = linkage

    def update(self, changed: Mapping[str, Thing | None], constraints: Constraints) -> Regrouped:
        """Take in what changed; None for what is gone. `constraints` are between members."""
        near = {other for key in sorted(changed) for other in self._take_out(key)}
        come = {key: thing for key, thing in sorted(changed.items()) if thing is not None}
        self._put_in(come)
        left = {key for key in changed if key not in come}
        component = self._component((*come, *(near - left)), constraints)
        before = {cluster for key in (*component, *left) if (cluster := self.clusters.get(key)) is not None}
        for key in left:
            self.clusters.pop(key, None)
        return Regrouped(frozenset(before), frozenset(self._clustered(component, constraints)))

    def member(self, key: str) -> Thing:
        """The member with this id."""
        return self.members[key]

    def sharing(self, keys: Iterable[str]) -> set[str]:
        """The members that have one of these keys."""
        return {member for key in keys for member in self._keys.of(key)}

    def _take_out(self, key: str) -> tuple[str, ...]:
        """Removes a member with its links; the members that it was linked to."""
        known = self.members.get(key)
        if known is None:
            return ()
        self._keys.take(key, self._linkage.keys(known))
        others = self._links.pop(key, {})
        for other in others:
            self._links[other] = {near: score for near, score in self._links[other].items() if near != key}
        del self.members[key]
        return tuple(others)

    def _put_in(self, come: Mapping[str, Thing]) -> None:
        keys = {key: tuple(self._linkage.keys(thing)) for key, thing in come.items()}
        for key, thing in come.items():
            self.members[key] = thing
            self._keys.add(key, keys[key])
        for pair in self._linkage.scored(self.members, self._candidates(keys)):
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                linked = self._links.get(one, {})
                linked[other] = pair.score
                self._links[one] = linked

    def _candidates(self, keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
        """Pairs that share a key and of which one is new, each once."""
        for one in sorted(keys):
            near = self.sharing(keys[one])
            self.members.read_ahead(near)
            yield from ((min(one, two), max(one, two)) for two in sorted(near) if two > one or two not in keys)

    def _component(self, starts: Iterable[str], constraints: Constraints) -> set[str]:
        """The members that links and judgements lead to from these."""
        judged: dict[str, set[str]] = defaultdict(set)
        for one, other in constraints.same:
            judged[one].add(other)
            judged[other].add(one)
        found = {key for key in starts if key in self.members}
        waiting = list(found)
        while waiting:
            key = waiting.pop()
            near = {*self._links.get(key, ()), *(other for other in judged.get(key, ()) if other in self.members)}
            waiting += near - found
            found |= near
        return found

    def _clustered(self, component: set[str], constraints: Constraints) -> tuple[Cluster, ...]:
        members = sorted(component)
        self.members.read_ahead(members)
        pairs = tuple(
            Scored(key, other, score)
            for key in members
            for other, score in self._links.get(key, {}).items()
            if key < other
        )
        found = clustered(members, pairs, self._linkage.forbids(self.members, pairs), constraints)
        for cluster in found:
            for key in cluster:
                self.clusters[key] = cluster
        return found
