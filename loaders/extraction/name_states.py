"""How usual a name is in one state against all others: a last, weak cue where an article leaves a person's state open.

It only helps to choose among the states that an article itself names, and its say is capped, so that any stated
office, body, side or source outweighs it: people of many origins serve every state. The counts of letter groups are
trained (`training/name_states.py`; data and licences in the header of `weights/name_states.tsv`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anyascii import anyascii

CAP = 3.0
"""The most that a name says for or against a state."""
_PRIOR = 1000
"""Letter groups that each state is given beforehand, spread as in all states together."""
_FEWEST = 100
"""Letter groups below which a state's names are too few to say anything."""


@dataclass(frozen=True, slots=True)
class NameCounts:
    """Counts of letter groups by state, and of all states together."""

    by_state: Mapping[str, Mapping[str, int]]
    totals: Mapping[str, int]
    overall: Mapping[str, int]
    size: int


def letter_groups(name: str) -> frozenset[str]:
    """The threes of letters and the ends of each word of a name, in Latin letters: "^da", "dan", "an$", "eva$"."""
    found: set[str] = set()
    for word in re.findall("[a-z]+", anyascii(name).lower()):
        marked = f"^{word}$"
        found.update(marked[i : i + 3] for i in range(len(marked) - 2))
        found.update((marked[-4:], marked[-5:]))
    return frozenset(found)


def name_cue(name: str, state: str, counts: NameCounts | None = None) -> float:
    """How much the name speaks for the state, between -CAP and CAP; 0 where the state's names are too few."""
    known = _counts() if counts is None else counts
    total = known.totals.get(state, 0)
    if total < _FEWEST:
        return 0.0
    groups = letter_groups(name)
    own = known.by_state[state]
    says = 0.0
    for group in groups:
        usual = (known.overall.get(group, 0) + 0.5) / (known.size + 5000)
        says += math.log((own.get(group, 0) + _PRIOR * usual) / (total + _PRIOR) / usual)
    return max(-CAP, min(CAP, says / max(2.0, math.sqrt(len(groups)))))


@cache
def _counts() -> NameCounts:
    text = files("loaders.extraction").joinpath("weights", "name_states.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return counted((state, group, int(count)) for group, cells in rows for state, _, count in _cells(cells))


def _cells(cells: str) -> list[tuple[str, str, str]]:
    return [cell.partition(":") for cell in cells.split(" ")]


def counted(entries: Iterable[tuple[str, str, int]]) -> NameCounts:
    """The counts of (state, letter group, count) entries."""
    by_state: dict[str, dict[str, int]] = {}
    overall: dict[str, int] = {}
    for state, group, count in entries:
        own = by_state.setdefault(state, {})
        own[group] = own.get(group, 0) + count
        overall[group] = overall.get(group, 0) + count
    totals = {state: sum(own.values()) for state, own in by_state.items()}
    return NameCounts(by_state, totals, overall, sum(totals.values()))
