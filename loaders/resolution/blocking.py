"""Which profiles are worth comparing: those that share a key. Sharers, and sharers of theirs, form a component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from loaders.resolution.offices import Office
from loaders.resolution.person_names import PersonName
from loaders.resolution.unions import Unions


def person_keys(name: PersonName) -> tuple[str, ...]:
    """The keys of a full name: each two of its words by skeleton, and the whole without blanks."""
    skeletons = sorted({word.skeleton for word in name.full})
    given = sorted({word.given for word in name.full if word.given})
    pairs = {" ".join(pair) for pair in combinations(skeletons, 2)}
    mixed = {f"{first}+{word.skeleton}" for first in given for word in name.full if word.given != first}
    alone = {skeletons[0]} if len(skeletons) == 1 else set()
    return tuple(sorted(pairs | mixed | alone))


def office_keys(name: PersonName, offices: Iterable[Office]) -> tuple[str, ...]:
    """Keys for names that share one word alone: the word by skeleton with an office that few hold."""
    held = sorted({office.key for office in offices if office.is_distinct})
    return tuple(f"{word.skeleton}@{office}" for office in held for word in name.full)


def surname_keys(name: PersonName) -> tuple[str, ...]:
    """The keys by which a surname finds full names: the skeleton of each word."""
    return tuple(sorted({word.skeleton for word in name.full}))


def blocks(keys: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """For each key the ids that have it, sorted; `keys` are by id."""
    found: dict[str, list[str]] = defaultdict(list)
    for member in sorted(keys):
        for key in keys[member]:
            found[key].append(member)
    return {key: tuple(members) for key, members in sorted(found.items())}


def candidate_pairs(keys: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share a key, each once, in order."""
    pairs = {pair for members in blocks(keys).values() for pair in combinations(members, 2)}
    return iter(sorted(pairs))


def components(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The members in groups that pairs connect, each sorted, in order."""
    unions = Unions(members)
    for one, other in pairs:
        unions.join(one, other)
    return unions.groups()
