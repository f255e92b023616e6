"""The answer to "are these names of one?"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """How like two names are (0 to 1). `same`: full names of one, as far as names can tell. `partial`: one is a part
    of the other (a surname alone, initials): enough inside one article, never across articles without more.
    """

    score: float
    same: bool
    partial: bool
    reasons: tuple[str, ...]
