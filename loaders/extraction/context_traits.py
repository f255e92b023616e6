"""What the other pairs of an article say of one pair: a guest who met the host apart from another guest, for one.

The first forests look at two people alone; these traits, made of what they said of all pairs, let a second look see
who else met whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loaders.extraction.person_traits import Trait

Chances = Mapping[frozenset[str], float]


def context_traits(pair: tuple[str, str], people: Sequence[str], together: Chances, apart: Chances) -> Iterator[Trait]:
    """The traits of a pair among `people`, from the chances of all pairs."""
    chance = together[frozenset(pair)]
    third = [person for person in people if person not in pair]
    ours, theirs = ([together[frozenset((one, other))] for other in third] for one in pair)
    our_sides, their_sides = ([apart[frozenset((one, other))] for other in third] for one in pair)
    yield "together", chance
    yield "apart", apart[frozenset(pair)]
    yield from _common(ours, theirs)
    yield "a_best", max(ours, default=0)
    yield "b_best", max(theirs, default=0)
    yield "a_sum", sum(ours)
    yield "b_sum", sum(theirs)
    yield "a_likelier", sum(other > chance for other in ours)
    yield "b_likelier", sum(other > chance for other in theirs)
    yield "common_side", max(map(min, our_sides, their_sides), default=0)
    yield "other_side", max((abs(one - other) for one, other in zip(our_sides, their_sides, strict=True)), default=0)
    yield "people", len(people)
    yield "average", sum(together.values()) / max(1, len(together))


def _common(ours: Sequence[float], theirs: Sequence[float]) -> Iterator[Trait]:
    """The two third people who go best with both, and the two who go with one and not with the other."""
    shared = [*sorted(map(min, ours, theirs), reverse=True), 0, 0]
    split = [*sorted((abs(one - other) for one, other in zip(ours, theirs, strict=True)), reverse=True), 0, 0]
    yield from (("shared", shared[0]), ("shared_next", shared[1]), ("split", split[0]), ("split_next", split[1]))
