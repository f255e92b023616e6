"""Scores pairs of names with LogicV2, the matcher of nomenklatura (OpenSanctions), for the validation page.

    python benchmarks/logic_v2.py < PAIRS > SCORES

A line of PAIRS is a kind (`official` or `organization`) and two names, tab-separated; SCORES has a number between 0 and
1 a line. Runs in an environment of its own (`requirements-baselines.txt`); `benchmarks/validation/naming.py` calls it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from followthemoney import model
from nomenklatura.matching import LogicV2

SCHEMA = {"official": "Person", "organization": "Organization"}


def scores(lines: Iterable[str]) -> Iterator[float]:
    """The score of each pair, at the matcher's own settings."""
    settings = LogicV2.default_config()
    for number, line in enumerate(lines):
        kind, *names = line.rstrip("\n").split("\t")
        left, right = (entity(f"{number}-{side}", SCHEMA[kind], name) for side, name in enumerate(names))
        yield LogicV2.compare(left, right, settings).score


def entity(key: str, schema: str, name: str) -> Any:
    """A person or body of which only the name is known."""
    made = model.make_entity(schema)
    made.id = key
    made.add("name", name)
    return made


if __name__ == "__main__":
    for score in scores(sys.stdin):
        sys.stdout.write(f"{score}\n")
