"""Which parties of one claim met: those of different sides, people where people are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, product

from graph.model import Claim, Party
from loaders.resolution.meeting_claims import taking_part

_NOBODY_IS_PAIRED = frozenset(("conference", "ceremony", "session", "visit"))


def met_pairs(claim: Claim, kind_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Pairs of mentions on different sides; a body or state only where nobody of its side is named."""
    if claim.format in _NOBODY_IS_PAIRED or claim.status not in ("held", "recalled"):
        return
    sides: dict[int, list[Party]] = defaultdict(list)
    for party in taking_part(claim):
        if party.side is not None:
            sides[party.side].append(party)
    hosts = {side for side, members in sides.items() if any(party.role == "host" for party in members)}
    for left, right in combinations(sorted(sides), 2):
        if len(sides) > 2 and claim.format != "trilateral" and len(hosts) == 1 and not hosts & {left, right}:
            continue
        yield from product(_present(sides[left], kind_of), _present(sides[right], kind_of))


def _present(members: list[Party], kind_of: Callable[[str], str]) -> tuple[str, ...]:
    people = tuple(party.mention for party in members if kind_of(party.mention) == "official")
    return people or tuple(party.mention for party in members)
