"""Things joined into groups: union by the smaller, so that the groups do not depend on the order of joining."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Groups of ids. A group is led by its smallest member."""

    def __init__(self, members: Iterable[str]) -> None:
        self._leader = {member: member for member in members}

    def leader(self, member: str) -> str:
        """The smallest member of the group of `member`."""
        path = []
        while self._leader[member] != member:
            path.append(member)
            member = self._leader[member]
        for passed in path:
            self._leader[passed] = member
        return member

    def join(self, one: str, other: str) -> None:
        """Makes one group of two."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader[second] = first

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups, each sorted, in order of their leaders."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._leader):
            found[self.leader(member)].append(member)
        return tuple(tuple(found[leader]) for leader in sorted(found))
