"""Which mentions are one body: by what its name says in any language, its state, and the persons who head it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from loaders.resolution.body_names import JOINED_LETTERS, ONE_A_STATE, BodyName, compare_organizations
from loaders.resolution.body_profiles import BodyProfile, body_profiles
from loaders.resolution.clustering import Linkage, Scored, linked
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import skeleton
from loaders.resolution.scoring import BODY_SAME_HEAD
from loaders.resolution.scripts import script


def bodies(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The bodies: for each the ids of its mentions, sorted."""
    profiles = {profile.id: profile for profile in divided(body_profiles(corpus), constraints)}
    judged = on_profiles(profiles.values(), constraints)
    found = linked(profiles, BODIES, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in profiles[key].mentions)) for group in found))


def body_keys(profile: BodyProfile) -> tuple[str, ...]:
    """The keys under which a body's profile is compared with others: every two that `_scored` takes for one share one.

    Names that agree by their words are for the same subjects and have equally many words of their own; of three and
    more, two share a key that sound alike. A name written in more or fewer words is found by the sound of the whole.
    """
    headed = {f"head {key}" for key in profile.heads}
    if profile.is_generic:
        return tuple(sorted(headed))
    parts, state = profile.parts, profile.country or ""
    known = {f"known {parts.known}"} if parts.known else set()
    short = {f"short {parts.acronym or parts.initials}"} if len(parts.initials) > 2 or parts.acronym else set()
    about = "+".join(sorted(parts.subjects))
    if parts.rest:
        return tuple(sorted(headed | known | short | _rest_keys(parts, about)))
    kinds = parts.heads if about else parts.heads & ONE_A_STATE
    plain = {f"plain {state} {about} {head}" for head in kinds or ({""} if about else ())}
    return tuple(sorted(headed | known | short | plain))


def _rest_keys(parts: BodyName, about: str) -> set[str]:
    sounds = sorted({word.skeleton for word in parts.rest})
    together = 2 if len(parts.rest) > 2 and len(sounds) > 1 else 1
    joined = "".join(word.fold for word in parts.rest)
    whole = {f"whole {about} {skeleton(joined)}"} if len(joined) > JOINED_LETTERS else set()
    return whole | {f"rest {len(parts.rest)} {about} {' '.join(some)}" for some in combinations(sounds, together)}


def _scored(profiles: Mapping[str, BodyProfile], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        one, other = profiles[left], profiles[right]
        if cannot_be_one(one, other):
            continue
        comparison = compare_organizations(one.name, other.name)
        is_told = not (one.is_generic or other.is_generic) or bool(one.heads & other.heads)
        if comparison.same and is_told:
            yield Scored(left, right, comparison.score)
        elif _have_one_head(one, other) and comparison.score >= BODY_SAME_HEAD:
            yield Scored(left, right, 0.7 * comparison.score)
        elif _is_the_one(one, other):
            yield Scored(left, right, 0.9)


def _have_one_head(one: BodyProfile, other: BodyProfile) -> bool:
    """Whether one person leads both, and only the language of their names may part them."""
    return bool(one.heads & other.heads) and script(one.name) != script(other.name)


def _is_the_one(one: BodyProfile, other: BodyProfile) -> bool:
    """Whether both are the one body of its kind in a state: "Parliament", "парламент Казахстана"."""
    same_kind = one.parts.heads & other.parts.heads & ONE_A_STATE
    if one.is_generic or other.is_generic:
        return False
    plain = not (one.parts.rest or other.parts.rest or one.parts.subjects or other.parts.subjects)
    return bool(same_kind) and plain and one.country == other.country and one.hosts == other.hosts


def cannot_be_one(one: BodyProfile, other: BodyProfile) -> bool:
    """Whether two bodies are of two states, or embassies to two."""
    if one.country and other.country and one.country != other.country:
        return True
    if "embassy" in one.parts.heads & other.parts.heads:
        return bool(one.hosts ^ other.hosts)
    return False


class _Conflicts:
    """Whether two clusters hold bodies that cannot be one."""

    def __init__(self, profiles: Mapping[str, BodyProfile]) -> None:
        self._profiles = profiles

    def __call__(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        return any(self._are_two(self._profiles[a], self._profiles[b]) for a in left for b in right)

    @staticmethod
    def _are_two(one: BodyProfile, other: BodyProfile) -> bool:
        """Whether they are of two states, or both names are full, in one script, and say different things."""
        if cannot_be_one(one, other):
            return True
        if one.parts.acronym or other.parts.acronym or script(one.name) != script(other.name):
            return False
        found = compare_organizations(one.name, other.name)
        return not found.same and not found.partial


BODIES = Linkage(body_keys, _scored, lambda profiles, _: _Conflicts(profiles))
"""How profiles of bodies become bodies."""
