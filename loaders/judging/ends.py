"""What a person means by an id: an entity with all that is said of it, or one mention or claim.

An entity has the id of one of its mentions or claims, and comes first; `mention:ID` and `claim:ID` are these alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.connection import Store
from graph.errors import EntityMoved, UnknownEntity
from graph.evidence import evidence_of
from graph.model import Node
from graph.reader import said as read
from graph.reader.entities import entity
from graph.reader.said import Said
from loaders.errors import CannotJudge
from loaders.resolution.addresses import addresses

MOST = 40
"""Mentions or claims that stand for an entity in a judgement with another."""

CLAIMS = ("meeting", "agreement")


@dataclass(frozen=True, slots=True)
class End:
    """One or several mentions, or claims, of one kind; `entity` is that which they are all of, None for one of them."""

    kind: str
    said: tuple[Said, ...]
    entity: Node | None = None

    @property
    def about(self) -> Literal["mention", "claim"]:
        """Whether it is mentions or claims."""
        return "claim" if self.kind in CLAIMS else "mention"

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the mentions or claims."""
        return frozenset(one.id for one in self.said)


def end(store: Store, id_: str) -> End:
    """What `id_` stands for.

    Raises UnknownEntity for an id that nothing has, EntityGone where no article speaks of it any more.
    """
    label, _, rest = id_.rpartition(":")
    if label:
        return _one(_only(store, label, rest), id_)
    try:
        whole = entity(store, id_)
    except EntityMoved as moved:
        one = read.mention(store, id_) or read.claim(store, id_)
        return end(store, moved.now) if one is None else _one(one, id_)
    except UnknownEntity:
        return _one(read.mention(store, id_) or read.claim(store, id_), id_)
    several = sorted(read.said_of(store, whole.id), key=lambda one: one.words != whole.name)
    return End(several[0].kind if several else "country", tuple(several), whole)


def without(whole: End, part: End) -> End:
    """The end without what stands at another: an entity that is told apart from a mention of its own."""
    rest = tuple(one for one in whole.said if one.id not in part.ids)
    return End(whole.kind, rest, whole.entity) if rest else whole


def most_telling(said: Sequence[Said]) -> tuple[Said, ...]:
    """At most MOST: the first of each name, then the others, in order."""
    first = {one.words: one for one in reversed(said)}
    ranked = sorted(said, key=lambda one: first[one.words] is not one)
    return tuple(ranked[:MOST])


def addressed(store: Store, said: Iterable[Said]) -> tuple[str, ...]:
    """The addresses of mentions or claims, in their order."""
    several = tuple(said)
    known: dict[str, str] = {}
    for one in evidence_of(store, sorted({thing.article for thing in several})):
        known |= addresses(one)
    return tuple(known[thing.id] for thing in several)


def _only(store: Store, label: str, id_: str) -> Said | None:
    if label not in ("mention", "claim"):
        raise CannotJudge(f"{label}:{id_} is neither mention:ID nor claim:ID")
    return read.mention(store, id_) if label == "mention" else read.claim(store, id_)


def _one(one: Said | None, id_: str) -> End:
    if one is None:
        raise UnknownEntity(id_)
    return End(one.kind, (one,))
