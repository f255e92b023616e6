"""Which entity each mention and claim is of, and what a change moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from loaders.kept.groups import Touched
from loaders.kept.tables import Table, Tables

Anchor = Callable[[Iterable[str]], str]
"""The id of the entity that mentions, or claims, are: that of the one published first."""


class Entities:
    """Entities with their mentions, or meetings and agreements with their claims; kinds are told apart by name."""

    def __init__(self, tables: Tables, name: str) -> None:
        self.members: Table[tuple[str, ...]] = tables.table(f"{name}: members")
        self.of: Table[str] = tables.table(f"{name}: of")
        self._kinds: Table[str] = tables.table(f"{name}: kinds")
        self.moved: dict[str, str | None] = {}
        """Members that are of another entity now, and of which they were before."""
        self.touched: dict[str, str] = {}
        """Entities that changed, and their kinds."""
        self.gone: dict[str, str] = {}
        """Entities that are no more, and what kinds they were."""

    def regroup(self, kind: str, change: Touched, anchor: Anchor) -> None:
        """Take over a change of clusters."""
        before = {self.of[cluster[0]] for cluster in change.before if cluster[0] in self.of}
        after = {self._id(cluster, members, anchor): members for cluster, members in change.after.items()}
        for key, members in after.items():
            known = set(self.members.get(key, ()))
            for member in (member for member in members if member not in known):
                self.moved[member] = self.of.get(member)
                self.of[member] = key
            self._keep(key, kind, members)
        for key in before - after.keys():
            self._drop(key, kind)

    def state(self, code: str, mentions: Iterable[str]) -> None:
        """Add mentions of a state."""
        for mention in mentions:
            self.moved[mention] = None
            self.of[mention] = code
        self._keep(code, "country", (*self.members.get(code, ()), *mentions))

    def of_kind(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """The entities of a kind, to be asked whether one is of it."""
        return _OfKind(self.members, self._kinds, kind)

    def touched_of(self, kind: str) -> dict[str, tuple[str, ...]]:
        """The entities of a kind that changed, by id, each with its members."""
        return {key: self.members[key] for key in sorted(self.touched) if self.touched[key] == kind}

    def _keep(self, key: str, kind: str, members: tuple[str, ...]) -> None:
        self.members[key] = members
        self._kinds[key] = kind
        self.touched[key] = kind
        self.gone.pop(key, None)

    def _drop(self, key: str, kind: str) -> None:
        del self.members[key]
        del self._kinds[key]
        self.gone[key] = kind

    def _id(self, cluster: Iterable[str], members: tuple[str, ...], anchor: Anchor) -> str:
        """The anchor; of an entity that is wholly among the members its own anchor alone need be looked at."""
        rest = set(members)
        leading = set[str]()
        for key in {self.of[one] for one in cluster if one in self.of}:
            if rest.issuperset(self.members.get(key, (key,))):
                rest -= set(self.members[key])
                leading.add(key)
        return anchor((*leading, *rest))


class _OfKind(Mapping[str, tuple[str, ...]]):
    def __init__(self, members: Table[tuple[str, ...]], kinds: Table[str], kind: str) -> None:
        self._members, self._kinds, self._kind = members, kinds, kind

    def __getitem__(self, key: str) -> tuple[str, ...]:
        if self._kinds.get(key) != self._kind:
            raise KeyError(key)
        return self._members[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._kinds if self._kinds[key] == self._kind)

    def __len__(self) -> int:
        return sum(1 for _ in self)
