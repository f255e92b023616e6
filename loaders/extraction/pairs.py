"""Who met whom: the rule that turns the parties of one meeting into pairs.

Each member of one side met each of the other; a host of guests of two states met each guest, and they not each other;
in a trilateral every side met every other. Nobody is paired in conferences, ceremonies, sessions of one side, or in a
meeting that was not held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from graph.model import Claim, Party

PAIRED_FORMATS = frozenset(("bilateral", "trilateral", "multilateral", "ceremony", None))
PAIRED_STATUSES = frozenset(("held", "recalled"))
LARGEST = 12
"""People of one meeting that are still paired; the annotated meetings beyond are assemblies."""
LARGEST_CEREMONY = 5
"""A signing or launch of so few is an encounter of sides; a larger one is an audience."""


def met_pairs(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The pairs of mentions that met in a meeting claim, in order of the parties; none where nobody is paired."""
    if claim.kind != "meeting" or claim.status not in PAIRED_STATUSES or claim.format not in PAIRED_FORMATS:
        return ()
    present = [party for party in claim.parties if party.role not in ("place", "subject") and party.side is not None]
    if len(present) > (LARGEST_CEREMONY if claim.format == "ceremony" else LARGEST):
        return ()
    return tuple(dict.fromkeys(_pairs(present)))


def _pairs(present: Iterable[Party]) -> Iterable[tuple[str, str]]:
    sides: dict[int, list[Party]] = defaultdict(list)
    for party in present:
        assert party.side is not None
        sides[party.side].append(party)
    hosting = {side for side, members in sides.items() if any(member.role == "host" for member in members)}
    for left, right in combinations(sorted(sides), 2):
        if not hosting or len(sides) == 2 or {left, right} & hosting:
            yield from ((a.mention, b.mention) for a, b in product(sides[left], sides[right]) if a.mention != b.mention)
