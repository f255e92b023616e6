"""The state that a person or body without a stated one most likely is of: among those of the article, by weighed cues.

"The Prime Minister", with no more said, is of the state from which the article is told; the third name in a list is
of the state of the list. Each cue votes for one state or shares its vote among several; the weights were fitted
(conditional logit, `training/countries.py`) on the annotated articles of the genre.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from loaders.extraction.clusters import Cluster
from loaders.extraction.country_names import country_codes
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.lexicon import phrases
from loaders.extraction.places import country_of_place

Sort = Literal["person", "body"]

WEIGHTS: Mapping[Sort, Mapping[str, float]] = {
    "person": {
        "after in sentence": 0.18,
        "before": 0.65,
        "before in paragraph": 0.03,
        "before in sentence": 0.99,
        "brand": 0.09,
        "cited": 1.05,
        "cities": 0.92,
        "dateline": 0.21,
        "first named": 0.05,
        "language en": -0.42,
        "language kk": 0.11,
        "language ru": -0.33,
        "list": -0.65,
        "name before in sentence": 0.04,
        "named": -0.09,
        "national words": 1.18,
        "nobody yet": 0.80,
        "own place": 0.82,
        "own words": 1.05,
        "people": 0.43,
        "person after in sentence": 0.15,
        "person before in paragraph": -0.29,
        "person before in sentence": -0.28,
        "side": 0.52,
        "side before": -0.62,
    },
    "body": {
        "after in sentence": -0.48,
        "before": 0.39,
        "before in paragraph": 0.20,
        "before in sentence": 0.11,
        "brand": 1.66,
        "cited": 0.40,
        "cities": 0.39,
        "dateline": 0.46,
        "first named": 0.77,
        "language en": -0.79,
        "language kk": 0.20,
        "language ru": 0.35,
        "list": -0.72,
        "name before in sentence": 0.04,
        "named": -1.06,
        "national words": 0.58,
        "nobody yet": 1.30,
        "own place": 0.00,
        "own words": 1.60,
        "people": 1.59,
        "person after in sentence": 1.73,
        "person before in paragraph": -0.21,
        "person before in sentence": 1.26,
        "side": 0.29,
        "side before": -0.16,
    },
}
_DATELINE_END = 160
"""Characters of the body in which a dateline stands."""
_OF_KAZAKH = "KZ"
UNNAMED = 1.5
"""The weight of a state that the article does not name; where it stands, nine guesses of ten are right."""
_LEAST_CHANCE: Mapping[Sort, float] = {"person": 0.5, "body": 0.65}
"""What the likeliest state must reach among those of the article; below it the state stays unknown."""

Votes = dict[str, dict[str, float]]
"""For each cue, how much it speaks for each state, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one article says of states: where it names them or places in them, and whom and what it ties to them."""

    document: Document
    names: tuple[tuple[int, str], ...]
    cities: tuple[tuple[int, str], ...]
    sides: tuple[tuple[int, str], ...]
    people: tuple[tuple[int, str], ...]
    cited: frozenset[str]
    national: Counter[str]
    dateline: str | None


def surroundings(document: Document, people: Iterable[tuple[int, str]], bodies: tuple[Cluster, ...]) -> Surroundings:
    """What `document` says of states; `people` are the places and states of those whose state is stated."""
    code = document.language.code
    names = tuple(
        (s.start, c) for s in document.spans if s.kind == "GPE" for c in country_codes(document.form(s), code)[:1]
    )
    cities = tuple(
        (s.start, c) for s in document.spans if s.kind == "LOC" if (c := country_of_place(document.form(s), code))
    )
    sides = tuple(
        (s.start, c)
        for s in document.spans
        if s.kind == "GPE" and cue("side_after", code).match(document.text[s.stop : s.stop + 40])
        for c in country_codes(document.form(s), code)[:1]
    )
    return Surroundings(
        document,
        names,
        cities,
        sides,
        tuple(sorted(people)),
        frozenset(b.country for b in bodies if b.country and b.category in ("media", "ministry")),
        Counter(phrases("national_words.tsv", code).values(document.text)),
        _dateline(document, cities),
    )


def likely_country(around: Surroundings, place: int, words: str, sort: Sort) -> str | None:
    """The state that weighs most for the name at `place`; None where no state of the article is likely enough.

    `words` are a person's offices or a body's name. How a name sounds says nothing: people of many origins serve every
    state, and no state may be given to a person that the article does not.
    """
    weights = WEIGHTS[sort]
    totals: dict[str, float] = defaultdict(float)
    for cue_name, shares in country_votes(around, place, words).items():
        for code, share in shares.items():
            totals[code] += weights[cue_name] * share
    best = max(totals, key=lambda code: (totals[code], code), default=None)
    return best if best is not None and _chance(totals, best) > _LEAST_CHANCE[sort] else None


def _chance(totals: Mapping[str, float], best: str) -> float:
    """The chance of the best state against the others, and against one that the article does not name."""
    unnamed = math.exp(UNNAMED - totals[best])
    return 1 / (unnamed + sum(math.exp(total - totals[best]) for total in totals.values()))


def country_votes(around: Surroundings, place: int, words: str = "") -> Votes:
    """What each cue says of the name at `place`; `words` are its own: a person's offices, a body's name."""
    sentences = around.document.sentences
    at = bisect_right([s.start for s in sentences], place) - 1
    start, stop = (sentences[at].start, sentences[at].stop) if at >= 0 else (0, place)
    paragraph = around.document.text.rfind("\n", 0, place) + 1
    everything = sorted((*around.names, *around.cities))
    votes: Votes = {
        "named": _shares(code for _, code in around.names),
        "first named": _first(around.names),
        "cities": _shares(code for _, code in around.cities),
        "people": _shares(code for _, code in around.people),
        "cited": dict.fromkeys(around.cited, 1.0),
        "national words": _shares(around.national.elements()),
        "dateline": {around.dateline: 1.0} if around.dateline else {},
        "before in sentence": _before(everything, place, start),
        "name before in sentence": _before(around.names, place, start),
        "before in paragraph": _before(everything, place, paragraph),
        "before": _before(everything, place, 0),
        "after in sentence": _after(around.names, place, stop),
        "person before in sentence": _before(around.people, place, start),
        "person after in sentence": _after(around.people, place, stop),
        "person before in paragraph": _before(around.people, place, paragraph),
        "own words": _shares(phrases("national_words.tsv", around.document.language.code).values(words)),
        "own place": _own_place(around, words),
        "brand": {_OF_KAZAKH: 1.0} if cue("kazakh_brand", around.document.language.code).search(words) else {},
        "list": _listed(around, place, start),
        "nobody yet": _nobody_yet(around),
        "side": _before(around.sides, place, paragraph),
        "side before": _before(around.sides, place, 0),
        f"language {around.document.language.code}": {_OF_KAZAKH: 1.0},
    }
    return votes


def _own_place(around: Surroundings, words: str) -> dict[str, float]:
    code = country_of_place(words, around.document.language.code) if words else None
    return {code: 1.0} if code else {}


def _listed(around: Surroundings, place: int, start: int) -> dict[str, float]:
    """The state of the person before, if only a list's commas and offices stand between."""
    before = _before(around.people, place, start)
    at = max((p for p, _ in around.people if p < place), default=0)
    gap = around.document.text[at:place]
    return before if len(gap) < 160 and not re.search(r"[.!?]\s", gap) and re.search(r"[,;\n]", gap) else {}


def _nobody_yet(around: Surroundings) -> dict[str, float]:
    named = {code for _, code in around.names} - {code for _, code in around.people}
    return dict.fromkeys(named, 1.0 / max(1, len(named)))


def _shares(codes: Iterable[str]) -> dict[str, float]:
    counts = Counter(codes)
    return {code: count / counts.total() for code, count in counts.items()}


def _first(names: tuple[tuple[int, str], ...]) -> dict[str, float]:
    return {names[0][1]: 1.0} if names else {}


def _before(entries: Iterable[tuple[int, str]], place: int, start: int) -> dict[str, float]:
    """The state of the last entry between `start` and `place`."""
    ordered = list(entries)
    at = bisect_left(ordered, (place, "")) - 1
    return {ordered[at][1]: 1.0} if at >= 0 and ordered[at][0] >= start else {}


def _after(entries: Iterable[tuple[int, str]], place: int, stop: int) -> dict[str, float]:
    ordered = list(entries)
    at = bisect_right(ordered, (place, "ZZ"))
    return {ordered[at][1]: 1.0} if at < len(ordered) and ordered[at][0] < stop else {}


def _dateline(document: Document, cities: tuple[tuple[int, str], ...]) -> str | None:
    start = document.text.find("\n") + 1
    for place, code in cities:
        if start <= place < start + _DATELINE_END:
            return None if re.search(r"\w{3,} \w{3,}", document.text[start:place]) else code
    return None
