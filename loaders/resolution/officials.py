"""Which mentions are one person: full names first, by component; then weak names, which never bridge two persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.resolution.blocking import blocks, components, office_keys, person_keys, surname_keys
from loaders.resolution.clustering import Linkage, Scored, linked
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.features import features
from loaders.resolution.judgements import Constraints
from loaders.resolution.offices import agree
from loaders.resolution.person_comparison import compare_officials
from loaders.resolution.profiles import Profile, official_profiles
from loaders.resolution.scoring import MERGE, WEAK_NAMES_MERGE, score

Profiles = Mapping[str, Profile]


def officials(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The persons: for each the ids of its mentions, sorted."""
    profiles = {profile.id: profile for profile in divided(official_profiles(corpus), constraints)}
    judged = on_profiles(profiles.values(), constraints)
    strong = linked({key: p for key, p in profiles.items() if not p.is_weak}, PERSONS, judged)
    whole = with_weak(profiles, strong, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in profiles[key].mentions)) for group in whole))


def official_keys(profile: Profile) -> tuple[str, ...]:
    """The keys under which a person's profile is compared with others."""
    return (*person_keys(profile.parts), *office_keys(profile.parts, profile.offices))


def _scored(profiles: Profiles, pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        found = score(features(profiles[left], profiles[right]))
        if found >= MERGE:
            yield Scored(left, right, found)


class _Conflicts:
    """Whether two clusters hold profiles that cannot be one person: with unlike full names, or of two states.

    A pair that is one person though its states differ (they met the same people) settles it for its clusters.
    """

    def __init__(self, profiles: Profiles, pairs: Iterable[Scored] = ()) -> None:
        self._profiles = profiles
        ends = ((profiles[pair.left], profiles[pair.right]) for pair in pairs)
        self._settled = {(one.id, other.id) for one, other in ends if _of_two_states(one, other)}

    def __call__(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        states = [{self._profiles[key].country for key in side} - {None} for side in (left, right)]
        if states[0] and states[1] and not states[0] & states[1] and not self._are_settled(left, right):
            return True
        return any(not self._fit(a, b) for a in left for b in right)

    def _are_settled(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        return bool(self._settled) and any((min(a, b), max(a, b)) in self._settled for a in left for b in right)

    def _fit(self, left: str, right: str) -> bool:
        one, other = self._profiles[left], self._profiles[right]
        return compare_officials(one.name, other.name).score > 0.4


def _of_two_states(one: Profile, other: Profile) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country


def with_weak(
    profiles: Profiles, strong: tuple[tuple[str, ...], ...], constraints: Constraints
) -> tuple[tuple[str, ...], ...]:
    """The clusters with the weak profiles that fit exactly one; the other weak ones by themselves."""
    weak = {key: profile for key, profile in profiles.items() if profile.is_weak}
    persons = {f"{at}": group for at, group in enumerate(strong)}
    surnames = {
        name: {k for key in group for k in surname_keys(profiles[key].parts)} for name, group in persons.items()
    }
    finder = blocks(surnames)
    person_of = {key: name for name, group in persons.items() for key in group}
    attached: dict[str, list[str]] = {name: [] for name in persons}
    left: list[str] = []
    for unit in components(weak, (pair for pair in sorted(constraints.same) if weak.keys() >= set(pair))):
        near = {name for key in unit for block in surname_keys(weak[key].parts) for name in finder.get(block, ())}
        judged = {person_of[other] for other in judged_one_with(unit, constraints) if other in person_of}
        wholes = {name: (*persons[name], *attached[name]) for name in near - judged}
        fitting = judged or {n for n, whole in wholes.items() if attaches(profiles, unit, whole, constraints)}
        if len(fitting) == 1:
            attached[fitting.pop()] += unit
        else:
            left += unit
    whole = tuple(tuple(sorted((*group, *attached[name]))) for name, group in persons.items())
    return (*whole, *linked({key: weak[key] for key in sorted(left)}, WEAK_NAMES, constraints))


def judged_one_with(unit: tuple[str, ...], constraints: Constraints) -> set[str]:
    """All that people judged to be one with one of several, and these."""
    return {other for pair in constraints.same for other in pair if not set(unit).isdisjoint(pair)}


def attaches(profiles: Profiles, unit: tuple[str, ...], whole: tuple[str, ...], constraints: Constraints) -> bool:
    """Whether rules find that one of several weak profiles, judged to be one, is part of a person."""
    if constraints.different and any((min(a, b), max(a, b)) in constraints.different for a in unit for b in whole):
        return False
    return fits([profiles[key] for key in unit], [profiles[key] for key in whole if not profiles[key].is_weak])


def fits(unit: Iterable[Profile], person: Sequence[Profile]) -> bool:
    """Whether the name of one of several weak profiles is a part of a person's, and the office or company the same."""
    return any(
        any(_is_part_of(weak, one) for one in person) and any(_shares_office(weak, one) for one in person)
        for weak in unit
    )


def _is_part_of(weak: Profile, whole: Profile) -> bool:
    if _of_two_states(weak, whole) and (weak.is_stated or not weak.company & whole.company):
        return False
    comparison = compare_officials(weak.name, whole.name)
    return comparison.partial or comparison.same


def _shares_office(weak: Profile, whole: Profile) -> bool:
    """A surname alone says nothing: the office, the body or the company has to be the same."""
    offices = any(agree(a, b) and a.is_distinct and a.country == b.country for a in weak.offices for b in whole.offices)
    return offices or bool(weak.bodies & whole.bodies) or _is_in_company(weak, whole)


def _is_in_company(weak: Profile, whole: Profile) -> bool:
    """Whether both are named beside the same people; a given name alone is too common to count."""
    is_given = not weak.parts.initials and any(word.given is not None for word in weak.parts.full)
    return not is_given and bool(weak.company & whole.company)


def _weak_scored(weak: Profiles, pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        one, other = weak[left], weak[right]
        if _is_part_of(one, other) and _shares_office(one, other):
            found = compare_officials(one.name, other.name).score
            if found >= WEAK_NAMES_MERGE:
                yield Scored(left, right, found)


PERSONS = Linkage(official_keys, _scored, _Conflicts)
"""How profiles with full names become persons."""

WEAK_NAMES = Linkage(
    lambda profile: surname_keys(profile.parts), _weak_scored, lambda profiles, _: _Conflicts(profiles)
)
"""How profiles with weak names that fit no person, or several, become persons."""
