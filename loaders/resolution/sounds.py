"""How far apart two folded words sound: the cheapest way from one to the other by letters that stand for each other."""

from __future__ import annotations

from functools import cache

from loaders.resolution.lexicons import rows

_UNLIKE = 6.0
"""Cost of letters that never stand for each other."""

_LEFT_OUT = 4.5
"""Cost of a letter that has nothing on the other side and is never left out."""

_FAR = 1e9


def distance(one: str, other: str) -> float:
    """The cost of the cheapest alignment, by letter of the two words together: 0 alike, above 0.5 hardly one name."""
    costs = _costs()
    # Row i of the table holds the costs from the first i letters of one; two rows back are needed for pairs of letters.
    table = [[_FAR] * (len(other) + 1) for _ in range(len(one) + 1)]
    table[0][0] = 0.0
    for i, row in enumerate(table):
        first, first_two = one[i : i + 1], one[i : i + 2]
        for j, cost in enumerate(row):
            second, second_two = other[j : j + 1], other[j : j + 2]
            if first:
                _improve(table[i + 1], j, cost + costs.get((first, ""), _LEFT_OUT))
            if second:
                _improve(row, j + 1, cost + costs.get((second, ""), _LEFT_OUT))
            if first and second:
                _improve(table[i + 1], j + 1, cost + (0.0 if first == second else costs.get((first, second), _UNLIKE)))
                if len(first_two) == 2:
                    _improve(table[i + 2], j + 1, cost + costs.get((first_two, second), _FAR))
                if len(second_two) == 2:
                    _improve(table[i + 1], j + 2, cost + costs.get((first, second_two), _FAR))
    return table[-1][-1] / (len(one) + len(other))


def _improve(row: list[float], at: int, cost: float) -> None:
    if cost < row[at]:
        row[at] = cost


@cache
def _costs() -> dict[tuple[str, str], float]:
    table = {(left, right): float(cost) for left, right, cost in rows("sounds.tsv")}
    return table | {(right, left): cost for (left, right), cost in table.items()}
