"""Persons that follow their profiles: full names by `Linked`, weak names attached anew wherever one may fit."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from loaders.kept.links import Cluster, Linked, Regrouped
from loaders.kept.tables import Table, Tables
from loaders.resolution.blocking import surname_keys
from loaders.resolution.judgements import Constraints
from loaders.resolution.officials import PERSONS, with_weak
from loaders.resolution.profiles import Profile


class Persons:
    """Profiles of officials, and the persons that they are."""

    def __init__(self, tables: Tables) -> None:
        self._strong = Linked(tables, "persons", PERSONS)
        self._weak: Table[Profile] = tables.table("weak names")
        self._weak_by_surname = tables.postings("weak names")
        self._strong_by_surname = tables.postings("full names")
        self._persons: Table[Cluster] = tables.table("persons")

    def member(self, key: str) -> Profile:
        """The profile with this id."""
        return self._weak[key] if key in self._weak else self._strong.members[key]

    def update(self, changed: Mapping[str, Profile | None], constraints: Constraints) -> Regrouped:
        """Take in what changed; None for what is gone."""
        surnames = {name for key in changed for name in self._take_out(key)}
        strong = self._strong.update(self._strong_part(changed), constraints)
        for profile in changed.values():
            if profile is not None:
                self._put_in(profile)
                surnames |= set(surname_keys(profile.parts)) if profile.is_weak else set()
        regrouped = {key for cluster in strong.after for key in cluster}
        surnames |= {name for key in sorted(regrouped) for name in surname_keys(self._strong.members[key].parts)}
        return self._attached(
            surnames, regrouped | {key for key in changed if key in self._weak}, (changed, constraints)
        )

    def _strong_part(self, changed: Mapping[str, Profile | None]) -> dict[str, Profile | None]:
        """What changed among full names; an id may go from a full name to a weak one."""
        known = {key: None for key in changed if key in self._strong.members}
        return known | {key: profile for key, profile in changed.items() if profile is not None and not profile.is_weak}

    def _take_out(self, key: str) -> tuple[str, ...]:
        """Removes a profile; the surnames under which others may feel it."""
        weak, strong = self._weak.pop(key, None), self._strong.members.get(key)
        names = tuple(name for one in (weak, strong) if one is not None for name in surname_keys(one.parts))
        self._weak_by_surname.take(key, names)
        self._strong_by_surname.take(key, names)
        return names

    def _put_in(self, profile: Profile) -> None:
        names = surname_keys(profile.parts)
        if profile.is_weak:
            self._weak[profile.id] = profile
            self._weak_by_surname.add(profile.id, names)
        else:
            self._strong_by_surname.add(profile.id, names)

    def _attached(
        self, surnames: set[str], come: set[str], what: tuple[Mapping[str, Profile | None], Constraints]
    ) -> Regrouped:
        """The persons near these surnames with the weak names that fit them."""
        changed, constraints = what
        weak = {key: self._weak[key] for key in sorted(self._weak_near(surnames, come, constraints))}
        names = {name for profile in weak.values() for name in surname_keys(profile.parts)}
        near = {key for name in names for key in self._strong_by_surname.of(name)} | _judged(weak, constraints) | come
        strong = {cluster for key in near if (cluster := self._strong.clusters.get(key)) is not None}
        profiles = weak | {key: self._strong.members[key] for cluster in strong for key in cluster}
        found = with_weak(profiles, tuple(sorted(strong)), constraints)
        before = {person for key in (*profiles, *changed) if (person := self._persons.get(key)) is not None}
        after = {self._with_others(person, profiles) for person in found}
        for key in changed:
            self._persons.pop(key, None)
        self._persons.update({key: person for person in after for key in person})
        return Regrouped(frozenset(before), frozenset(after))

    def _with_others(self, person: Cluster, profiles: Mapping[str, Profile]) -> Cluster:
        """A person with the weak names of before that were not looked at, since nothing near them changed."""
        others = {key for one in person for key in self._persons.get(one, ()) if key not in profiles}
        return tuple(sorted({*person, *(key for key in others if key in self._weak)}))

    def _weak_near(self, surnames: Iterable[str], come: set[str], constraints: Constraints) -> set[str]:
        """The weak profiles with these surnames, or judged with what came, and those that are near them in turn."""
        found: set[str] = set()
        waiting = {key for name in surnames for key in self._weak_by_surname.of(name)}
        waiting |= {key for key in come | _judged(come, constraints) if key in self._weak}
        while waiting:
            found |= waiting
            names = {name for key in waiting for name in surname_keys(self._weak[key].parts)}
            near = {key for name in names for key in self._weak_by_surname.of(name)}
            near |= {key for key in _judged(waiting, constraints) if key in self._weak}
            waiting = near - found
        return found


def _judged(keys: Container[str], constraints: Constraints) -> set[str]:
    """What people judged to be one with something among `keys`."""
    return {other for pair in constraints.same for one, other in (pair, pair[::-1]) if one in keys}
