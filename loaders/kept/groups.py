"""Mentions to profiles, profiles to entities: for what new articles mention, and for whatever it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Generic, Protocol, TypeVar

from loaders.kept.evidence import KeptEvidence
from loaders.kept.links import Cluster, Linked, Regrouped
from loaders.kept.persons import Persons
from loaders.kept.tables import Table, Tables
from loaders.resolution import body_profiles, named, profiles
from loaders.resolution.bodies import BODIES
from loaders.resolution.body_profiles import BodyProfile
from loaders.resolution.constrained import divided
from loaders.resolution.corpus import Corpus
from loaders.resolution.initiatives import INITIATIVES, initiative_profiles
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import name_key
from loaders.resolution.named import Named
from loaders.resolution.places import PLACES, place_key, place_profiles
from loaders.resolution.profiles import Profile

P = TypeVar("P", Profile, BodyProfile, Named)


class Clustering(Protocol[P]):
    """Profiles that are clustered: `Linked` or `Persons`."""

    def member(self, key: str) -> P: ...

    def update(self, changed: dict[str, P | None], constraints: Constraints) -> Regrouped: ...


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """How mentions of one kind become profiles: those of a corpus, what mentions of one are equal in, and their sum."""

    profiles: Callable[[Corpus], Iterable[P]]
    key: Callable[[Corpus, str], object]
    together: Callable[[P, P], P]


PLACE = Kind(place_profiles, lambda corpus, mention: place_key(corpus.mentions[mention]), named.together)
INITIATIVE = Kind(initiative_profiles, lambda corpus, mention: name_key(corpus.mentions[mention].name), named.together)
OFFICIAL = Kind(profiles.official_profiles, profiles.profile_key, profiles.together)
BODY = Kind(
    body_profiles.body_profiles,
    lambda corpus, mention: body_profiles.profile_key(corpus.mentions[mention]),
    body_profiles.together,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """The entities that changed or went, each as the mentions and the members that it has, or had."""

    before: frozenset[Cluster]
    after: dict[Cluster, Cluster]


@dataclass(frozen=True, slots=True)
class Move:
    """Mentions on the move: the evidence of articles that are to be taken in, whether or not some of it was before, and
    of those of before the ones that are of no profile any more, by the keys of their profiles.
    """

    come: Corpus
    left: Mapping[str, frozenset[str]]
    known: KeptEvidence


class Grouped(Generic[P]):
    """Entities of one kind."""

    def __init__(self, tables: Tables, name: str, kind: Kind[P], clustering: Clustering[P]) -> None:
        self._profiles: Table[Cluster] = tables.table(f"{name}: profiles")
        self._kind: Kind[P] = kind
        self._clustering: Clustering[P] = clustering

    def key(self, corpus: Corpus, mention: str) -> str:
        """The key of the profile that a mention is of."""
        return repr(self._kind.key(corpus, mention))

    def update(self, move: Move, constraints: Constraints) -> Touched:
        """Take in the mentions of new articles, and take out those that left."""
        changed = self._changed(move, constraints)
        regrouped = self._clustering.update(changed, constraints).but_for_same(changed)
        return Touched(regrouped.before, {group: self._mentions(group) for group in sorted(regrouped.after)})

    def _mentions(self, group: Cluster) -> Cluster:
        return tuple(sorted(mention for key in group for mention in self._clustering.member(key).mentions))

    def _changed(self, move: Move, constraints: Constraints) -> dict[str, P | None]:
        """The profiles that mentions made, joined or left, by id; None for ids that are gone."""
        wholes = {key: self._rest(key, mentions, move.known) for key, mentions in move.left.items()}
        for profile in self._kind.profiles(move.come):
            key = self.key(move.come, profile.mentions[0])
            known = wholes[key] if key in wholes else self._whole(key)
            wholes[key] = profile if known is None else self._kind.together(known, profile)
        gone: dict[str, P | None] = {}
        here: dict[str, P | None] = {}
        for key, whole in wholes.items():
            parts = {} if whole is None else {part.id: part for part in divided((whole,), constraints)}
            gone |= dict.fromkeys(self._profiles.pop(key, ()))
            here |= parts
            self._profiles.update({key: tuple(parts)} if parts else {})
        return gone | here

    def _whole(self, key: str) -> P | None:
        """The profile with this key, put together where people's judgements divided it; None where there is none."""
        parts = [self._clustering.member(part) for part in self._profiles.get(key, ())]
        if not parts:
            return None
        mentions = tuple(sorted(mention for part in parts for mention in part.mentions))
        return replace(parts[0], id=mentions[0], mentions=mentions)

    def _rest(self, key: str, left: frozenset[str], known: KeptEvidence) -> P | None:
        """The profile with this key without the mentions that left, made anew; None where none is left."""
        whole = self._whole(key)
        rest = set(() if whole is None else whole.mentions) - left
        again = self._kind.profiles(known.corpus_of({known.mentions[mention].article for mention in rest}))
        found = [profile for profile in again if not rest.isdisjoint(profile.mentions)]
        return reduce(self._kind.together, found) if found else None


Keyed = Grouped[Named] | Grouped[BodyProfile] | Grouped[Profile]


def all_kinds(tables: Tables) -> dict[str, Keyed]:
    """The kinds of entities by the kind of their mentions, in the order in which they are resolved."""
    return {
        "place": Grouped(tables, "places", PLACE, Linked(tables, "places", PLACES)),
        "organization": Grouped(tables, "bodies", BODY, Linked(tables, "bodies", BODIES)),
        "official": Grouped(tables, "officials", OFFICIAL, Persons(tables)),
        "initiative": Grouped(tables, "initiatives", INITIATIVE, Linked(tables, "initiatives", INITIATIVES)),
    }
