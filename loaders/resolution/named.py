"""Mentions of places or initiatives that share a name: what is compared where a name is all there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.model import Mention


@dataclass(frozen=True, slots=True)
class Named:
    """Mentions with one key. `id` is the smallest of their ids."""

    id: str
    name: str
    key: str
    mentions: tuple[str, ...]


def named(mentions: Iterable[Mention], key_of: Callable[[Mention], str]) -> Iterator[Named]:
    """The mentions grouped by key, in order of the keys."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key_of(mention)].append(mention)
    for key in sorted(groups):
        first = min(groups[key], key=lambda mention: mention.id)
        yield Named(first.id, first.name, key, tuple(sorted(mention.id for mention in groups[key])))


def together(one: Named, other: Named) -> Named:
    """The mentions of both, which have one key."""
    return replace(min(one, other, key=lambda part: part.id), mentions=tuple(sorted({*one.mentions, *other.mentions})))
