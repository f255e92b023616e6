"""Mentions of bodies that are equal in name key and state are one profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.model import Mention
from loaders.resolution.blocking import person_keys
from loaders.resolution.body_names import ONE_A_STATE, BodyName, body_name, known_bodies
from loaders.resolution.corpus import Corpus
from loaders.resolution.name_keys import name_key
from loaders.resolution.person_names import person_name


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """Mentions of bodies equal in name key and state. `heads` are keys of the persons who hold an office at it."""

    id: str
    name: str
    parts: BodyName
    country: str | None
    heads: frozenset[str]
    mentions: tuple[str, ...]

    @property
    def is_generic(self) -> bool:
        """Whether its name says only what kind of body it is ("the Ministry"), or not of which state."""
        if self.parts.known or self.parts.rest:
            return False
        if self.country is None:
            return True
        if "embassy" in self.parts.heads:
            return not self.hosts
        return not self.parts.subjects and not self.parts.heads & ONE_A_STATE

    @property
    def hosts(self) -> frozenset[str]:
        """The states that its name names beside its own: an embassy is one by its own state and its host's."""
        return self.parts.states - {self.country or ""}


def body_country(mention: Mention) -> str | None:
    """The state of a body: as stated, of a well-known body, or the one that its name names."""
    parts = body_name(mention.name)
    if mention.country is not None:
        return mention.country
    if parts.known:
        return known_bodies()[parts.known].country
    return min(parts.states) if len(parts.states) == 1 else None


def body_profiles(corpus: Corpus) -> Iterator[BodyProfile]:
    """The profiles of all bodies. A generic name ("the Ministry") means another body in each article."""
    headed = _heads(corpus)
    groups: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
    for mention in corpus.of_kind("organization"):
        groups[profile_key(mention)].append(mention.id)
    for mentions in groups.values():
        yield _profile(tuple(corpus.mentions[key] for key in sorted(mentions)), headed)


def profile_key(mention: Mention) -> tuple[str | None, ...]:
    """What mentions of one profile are equal in."""
    alone = mention.article if _profile((mention,), {}).is_generic else None
    return name_key(mention.name), body_country(mention), alone


def together(one: BodyProfile, other: BodyProfile) -> BodyProfile:
    """The profile of the mentions of both, which have one key."""
    return replace(
        min(one, other, key=lambda part: part.id),
        name=min(one.name, other.name, key=lambda name: (-len(name), name)),
        heads=one.heads | other.heads,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
    )


def _profile(mentions: tuple[Mention, ...], headed: Mapping[str, frozenset[str]]) -> BodyProfile:
    first = mentions[0]
    return BodyProfile(
        id=first.id,
        name=min((mention.name for mention in mentions), key=lambda name: (-len(name), name)),
        parts=body_name(first.name),
        country=body_country(first),
        heads=frozenset(key for mention in mentions for key in headed.get(mention.id, ())),
        mentions=tuple(mention.id for mention in mentions),
    )


def _heads(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each body's mention the keys, with rank, of the persons whose office is at it in the same article."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, offices in corpus.offices.items():
        holder = corpus.mentions[mention]
        keys = person_keys(person_name(holder.name))
        for office in offices:
            body = corpus.body_mentions.get((holder.article, office.body or ""))
            if body is not None and office.rank != "other":
                found[body] |= {f"{office.rank}|{key}" for key in keys}
    return {body: frozenset(keys) for body, keys in found.items()}
