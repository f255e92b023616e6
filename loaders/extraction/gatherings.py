"""Which people of an article met on one occasion, and on which sides, by trained trees over pairs of people.

Two forests say for each pair how likely they took part in one meeting, and how likely they were on different sides of
it; two more look again at each pair among all the others. A gathering is a largest set of people of whom all pairs are
likely; a person can be in several. `training/trees.py` trains the forests; their card is `docs/models/meetings.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from loaders.extraction.context_traits import Chances, context_traits
from loaders.extraction.forest import forest
from loaders.extraction.pair_traits import PairTraits
from loaders.extraction.scenes import Scene
from loaders.extraction.stage import Stage

TOGETHER = 0.55
"""What the pairs of a gathering reach on average; a pair that reaches it starts one."""
TOLERATED = 0.4
"""What each single pair of a gathering reaches."""
APART = 0.5
"""From here on, the average pair of two groups is on different sides."""
TOLD, UNTOLD = 2.5, 0.8
"""What the odds of a pair are multiplied by where a rule saw the two meet, and where none did: news at large names more
bystanders than the articles do that the forests learned from (79 of 100 people took part there)."""
MOST_PEOPLE = 70
"""People of an article that are looked at, first come first; longer lists are not of one meeting."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """People who met, in order of appearance, their sides by number, and how sure it is.

    With one side nobody is paired.
    """

    people: tuple[str, ...]
    sides: Mapping[str, int]
    confidence: float


def gatherings(stage: Stage, scenes: tuple[Scene, ...]) -> tuple[Gathering, ...]:
    """The gatherings of an article, the surest first; `scenes` are what rules made of it."""
    people = tuple(person for person in stage.people if not _is_bystander(stage, scenes, person))[:MOST_PEOPLE]
    if len(people) < 2:
        return ()
    together, apart = _chances(PairTraits(stage, scenes), people)
    together |= dict.fromkeys(together.keys() & set(_received_in_turn(scenes)), 0.0)
    return tuple(
        Gathering(members, _sides(members, apart), round(fmean(_pairs(members, together)), 2))
        for members in _sets(people, together)
    )


def _is_bystander(stage: Stage, scenes: tuple[Scene, ...], person: str) -> bool:
    """Whether a person is only mentioned wherever named ("reforms initiated by President X"), and in no scene."""
    return all(map(stage.is_aside, stage.places[person])) and all(person not in scene.ids() for scene in scenes)


def _received_in_turn(scenes: tuple[Scene, ...]) -> Iterator[frozenset[str]]:
    """Pairs of people each of whom the same third met in a meeting of two: the text tells them apart."""
    twos = [scene.officials() for scene in scenes if len(scene.officials()) == 2]
    for one, other in combinations(twos, 2):
        if len(one & other) == 1:
            yield frozenset(one ^ other)


def _chances(traits: PairTraits, people: Sequence[str]) -> tuple[dict[frozenset[str], float], Chances]:
    """How likely each pair was together, and on different sides: at first look, then among the other pairs."""
    rows = {frozenset(pair): traits.of(*pair) for pair in combinations(people, 2)}
    first = _said(rows, ("together", "apart"))
    seen = {frozenset(pair): dict(context_traits(pair, people, *first)) for pair in combinations(people, 2)}
    together, apart = _said(seen, ("together_in_context", "apart_in_context"))
    weights = {pair: TOLD if row["told_both"] else UNTOLD for pair, row in rows.items()}
    return {pair: _weighed(chance, weights[pair]) for pair, chance in together.items()}, apart


def _weighed(chance: float, weight: float) -> float:
    return chance * weight / (chance * weight + 1 - chance)


def _said(rows: Mapping[frozenset[str], Mapping[str, float]], names: tuple[str, str]) -> tuple[Chances, Chances]:
    seen = list(rows.values())
    together, apart = (dict(zip(rows, forest(name).probabilities(seen), strict=True)) for name in names)
    return together, apart


def _pairs(members: Iterable[str], chances: Chances) -> Iterator[float]:
    return (chances[frozenset(pair)] for pair in combinations(members, 2))


def _sets(people: Sequence[str], together: Chances) -> tuple[tuple[str, ...], ...]:
    """Sets of people grown from the likeliest pairs that no set has yet; none is part of another."""
    found: list[tuple[str, ...]] = []
    for pair in sorted(combinations(people, 2), key=lambda pair: -together[frozenset(pair)]):
        if together[frozenset(pair)] < TOGETHER:
            break
        if not any(set(pair) <= set(members) for members in found):
            found.append(_grown(pair, people, together))
    return tuple(one for one in found if not any(set(one) < set(other) for other in found))


def _grown(pair: tuple[str, str], people: Sequence[str], together: Chances) -> tuple[str, ...]:
    members = set(pair)
    while True:
        options = [(_fit(person, members, together), person) for person in people if person not in members]
        fit, best = max(options, key=lambda option: option[0], default=(0.0, ""))
        if fit < TOGETHER:
            return tuple(person for person in people if person in members)
        members.add(best)


def _fit(person: str, members: set[str], together: Chances) -> float:
    """How well a person goes with all members on average; 0 where it goes badly with one."""
    chances = [together[frozenset((person, member))] for member in members]
    return fmean(chances) if min(chances) >= TOLERATED else 0.0


def _sides(members: Sequence[str], apart: Chances) -> Mapping[str, int]:
    """Sides joined from single people, the closest first, while they are likelier on one side than on two."""
    sides = [[member] for member in members]
    while len(sides) > 1:
        nearest, one, other = min(
            (fmean(apart[frozenset((a, b))] for a in left for b in right), i, j)
            for (i, left), (j, right) in combinations(enumerate(sides), 2)
        )
        if nearest >= APART:
            break
        sides[one] += sides.pop(other)
    ordered = sorted(sides, key=lambda side: min(map(members.index, side)))
    return {member: number for number, side in enumerate(ordered) for member in side}
