"""Persons that follow their profiles: full names by `Linked`, and weak names where they fit exactly one of them.

The result is that of `officials.with_weak` over all profiles: whether a weak name fits a person depends on these two
alone, so that of a weak name only the persons that changed are looked at. Weak names about which people judged may
depend on each other; they are few, and are all attached anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loaders.kept.links import Cluster, Linked, Regrouped
from loaders.kept.tables import Table, Tables
from loaders.resolution.blocking import components, surname_keys
from loaders.resolution.judgements import Constraints
from loaders.resolution.officials import PERSONS, WEAK_NAMES, attaches, fits, judged_one_with
from loaders.resolution.profiles import Profile


class Persons:
    """Profiles of officials, and the persons that they are."""

    def __init__(self, tables: Tables) -> None:
        self._strong = Linked(tables, "persons", PERSONS)
        self._loose = Linked(tables, "loose names", WEAK_NAMES)
        """Weak names that fit no person, or several."""
        self._weak: Table[Profile] = tables.table("weak names")
        self._weak_by_surname = tables.postings("weak names")
        self._strong_by_surname = tables.postings("full names")
        self._fitting: Table[frozenset[str]] = tables.table("fitting")
        """For each weak name the persons that it fits, by their first profiles."""
        self._person_of: Table[str] = tables.table("attached")
        self._attached = tables.postings("attached")
        self._persons: Table[Cluster] = tables.table("persons")

    def member(self, key: str) -> Profile:
        """The profile with this id."""
        return self._weak[key] if key in self._weak else self._strong.members[key]

    def update(self, changed: Mapping[str, Profile | None], constraints: Constraints) -> Regrouped:
        """Take in what changed; None for what is gone."""
        surnames = {name for key in changed for name in self._take_out(key)}
        strong = self._strong.update(self._strong_part(changed), constraints).but_for_same(changed)
        for profile in changed.values():
            if profile is not None:
                self._put_in(profile)
        surnames |= {name for cluster in strong.after for name in self._surnames(cluster)}
        moved = self._attach(changed, (surnames, strong), constraints)
        loose = self._loose.update(self._loose_part({*changed, *moved}), constraints)
        return self._regrouped(changed, (strong, loose), moved)

    def _strong_part(self, changed: Mapping[str, Profile | None]) -> dict[str, Profile | None]:
        """What changed among full names; an id may go from a full name to a weak one."""
        known = {key: None for key in changed if key in self._strong.members}
        return known | {key: profile for key, profile in changed.items() if profile is not None and not profile.is_weak}

    def _loose_part(self, keys: Iterable[str]) -> dict[str, Profile | None]:
        """What changed among loose names."""
        found: dict[str, Profile | None] = {}
        for key in sorted(keys):
            if key in self._weak and key not in self._person_of:
                found[key] = self._weak[key]
            elif key in self._loose.members:
                found[key] = None
        return found

    def _take_out(self, key: str) -> tuple[str, ...]:
        """Removes a profile; the surnames under which others may feel it."""
        weak, strong = self._weak.pop(key, None), self._strong.members.get(key)
        names = tuple(name for one in (weak, strong) if one is not None for name in surname_keys(one.parts))
        self._weak_by_surname.take(key, names)
        self._strong_by_surname.take(key, names)
        self._fitting.pop(key, None)
        return names

    def _put_in(self, profile: Profile) -> None:
        names = surname_keys(profile.parts)
        if profile.is_weak:
            self._weak[profile.id] = profile
            self._weak_by_surname.add(profile.id, names)
        else:
            self._strong_by_surname.add(profile.id, names)

    def _surnames(self, cluster: Cluster) -> set[str]:
        return {name for key in cluster for name in surname_keys(self._strong.members[key].parts)}

    def _attach(
        self, changed: Mapping[str, Profile | None], what: tuple[set[str], Regrouped], constraints: Constraints
    ) -> set[str]:
        """Attach the weak names that may fit otherwise than before; those that are elsewhere now."""
        surnames, strong = what
        near = {key for name in surnames for key in self._weak_by_surname.of(name)}
        self._weak.read_ahead(near)
        self._fitting.read_ahead(near)
        gone = {cluster[0] for cluster in strong.before}
        for key in sorted(near - changed.keys()):
            self._fitting[key] = self._fitting[key] - gone | self._fitting_among(key, strong.after)
        for key in sorted(key for key in changed if key in self._weak):
            self._fitting[key] = self._fitting_among(key, self._persons_near(key))
        judged = {key for pair in constraints.same | constraints.different for key in pair}
        told = {key: self._only(key) for key in {*near, *changed} - judged}
        told |= self._judged(sorted(key for key in judged if key in self._weak), constraints)
        told |= {key: None for key in changed if key not in self._weak}
        return {key for key, person in told.items() if self._move(key, person)}

    def _fitting_among(self, weak: str, persons: Iterable[Cluster]) -> frozenset[str]:
        """The persons among these whose surname it has and that it fits."""
        profile = self._weak[weak]
        names = set(surname_keys(profile.parts))
        near = (cluster for cluster in persons if not names.isdisjoint(self._surnames(cluster)))
        return frozenset(one[0] for one in near if fits((profile,), tuple(self._strong.members[key] for key in one)))

    def _persons_near(self, weak: str) -> set[Cluster]:
        names = surname_keys(self._weak[weak].parts)
        return {self._strong.clusters[key] for name in names for key in self._strong_by_surname.of(name)}

    def _only(self, weak: str) -> str | None:
        """The person that a weak name is of: the only one that it fits."""
        found = self._fitting.get(weak, frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def _judged(self, weak: list[str], constraints: Constraints) -> Iterator[tuple[str, str | None]]:
        """The persons of the weak names about which people judged, in order."""
        attached: dict[str, list[str]] = {}
        for unit in components(weak, (pair for pair in sorted(constraints.same) if set(weak) >= set(pair))):
            near = {cluster for key in unit for cluster in self._persons_near(key)}
            profiles = {key: self.member(key) for key in (*unit, *(key for cluster in near for key in cluster))}
            wholes = {one[0]: (*one, *attached.get(one[0], ())) for one in near}
            others = judged_one_with(unit, constraints)
            found = {self._strong.clusters[key][0] for key in others if key in self._strong.members}
            found = found or {one for one, whole in wholes.items() if attaches(profiles, unit, whole, constraints)}
            home = found.pop() if len(found) == 1 else None
            if home is not None:
                attached.setdefault(home, []).extend(unit)
            yield from ((key, home) for key in unit)

    def _move(self, weak: str, person: str | None) -> bool:
        """Puts a weak name to a person, or to none; whether it was elsewhere."""
        old = self._person_of.pop(weak, None)
        if old is not None:
            self._attached.take(weak, (old,))
        if person is not None:
            self._person_of[weak] = person
            self._attached.add(weak, (person,))
        return old != person

    def _regrouped(self, changed: Iterable[str], regrouped: Iterable[Regrouped], moved: set[str]) -> Regrouped:
        """The persons that changed, with their weak names."""
        keys = {*changed, *moved, *(key for one in regrouped for cluster in one.before | one.after for key in cluster)}
        keys |= {self._person_of[key] for key in moved if key in self._person_of}
        before = {person for key in keys if (person := self._persons.get(key)) is not None}
        keys |= {key for person in before for key in person}
        leaders = {leader for key in keys if (leader := self._leader(key)) is not None}
        after = {tuple(sorted((*self._strong.clusters[one], *self._attached.of(one)))) for one in leaders}
        after |= {self._loose.clusters[key] for key in keys if key in self._loose.members}
        for key in changed:
            self._persons.pop(key, None)
        self._persons.update({key: person for person in after for key in person})
        return Regrouped(frozenset(before), frozenset(after))

    def _leader(self, key: str) -> str | None:
        """The first profile of the person with this full name, or that this weak name is attached to."""
        return self._strong.clusters[key][0] if key in self._strong.members else self._person_of.get(key)
