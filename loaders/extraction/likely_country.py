"""The state that a person without a stated one most likely represents: among those of the article, by weighed cues.

"The Prime Minister", with no more said, is of the state from which the article is told; the third name in a list is
of the state of the list. Each cue votes for one state or shares its vote among several; trained trees
(`training/states.py`) weigh the votes for a state against those for the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.extraction.clusters import Cluster
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.forest import forest
from loaders.extraction.lexicon import phrases
from loaders.extraction.named_states import named_states, sided_states
from loaders.extraction.places import country_of_place
from loaders.extraction.signs import ENCOUNTER_SIGNS, signs

_DATELINE_END = 160
"""Characters of the body in which a dateline stands."""
_OF_KAZAKH = "KZ"
LEAST_CHANCE = 0.4
"""What the likeliest state must reach; below it the state stays unknown."""

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
    cities = tuple(
        (s.start, c) for s in document.spans if s.kind == "LOC" if (c := country_of_place(document.form(s), code))
    )
    return Surroundings(
        document,
        named_states(document),
        cities,
        sided_states(document),
        tuple(sorted(people)),
        frozenset(b.country for b in bodies if b.country and b.category in ("media", "ministry")),
        Counter(phrases("national_words.tsv", code).values(document.text)),
        _dateline(document, cities),
    )


def likely_country(around: Surroundings, place: int, words: str) -> str | None:
    """The state that weighs most for the name at `place`; None where no state of the article is likely enough.

    `words` are their offices. How a name sounds says nothing: people of many origins serve every
    state, and no state may be given to a person that the article does not.
    """
    votes = country_votes(around, place, words)
    states = sorted({code for shares in votes.values() for code in shares})
    rows = [state_traits(votes, code, around.document.language.code) for code in states]
    said = forest("state").probabilities(rows) if rows else []
    chance, best = max(zip(said, states, strict=True), default=(0.0, None))
    return best if chance >= LEAST_CHANCE else None


def state_traits(votes: Votes, state: str, language: str) -> dict[str, float]:
    """What the cues say for `state` and, at most, for another one; languages tell of Kazakhstan unequally."""
    traits: dict[str, float] = {"kazakhstan": state == _OF_KAZAKH, "language": ("en", "ru", "kk").index(language)}
    traits["states"] = len({code for shares in votes.values() for code in shares})
    for name, shares in votes.items():
        traits[name] = shares.get(state, 0.0)
        traits[f"{name}, another"] = max((share for code, share in shares.items() if code != state), default=0.0)
    return traits


def country_votes(around: Surroundings, place: int, words: str = "") -> Votes:
    """What each cue says of the name at `place`; `words` are their offices."""
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
        "list after": _listed_after(around, place, stop),
        "counterpart": _counterpart(around, place, start, stop),
        "nobody yet": _nobody_yet(around),
        "side": _before(around.sides, place, paragraph),
        "side before": _before(around.sides, place, 0),
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


def _listed_after(around: Surroundings, place: int, stop: int) -> dict[str, float]:
    """The state of the next person, if only a list's commas and offices stand between."""
    at, state = next(((p, code) for p, code in around.people if p > place), (stop, None))
    gap = around.document.text[place:at]
    in_list = at < stop and len(gap) < 160 and re.search(r"[,;]|\b(?:and|и|және|[мпб]ен)\b", gap)
    return {state: 1.0} if state and in_list and not re.search(r"[.!?]\s", gap) else {}


def _counterpart(around: Surroundings, place: int, start: int, stop: int) -> dict[str, float]:
    """The states of the article that are not that of the person across the words of a meeting."""
    text, code = around.document.text, around.document.language.code
    words = sorted(start + at for sign, at in signs(code, text[start:stop]).items() if sign in ENCOUNTER_SIGNS)
    across = next((s for p, s in reversed(around.people) if start <= p < place and _between(words, p, place)), None)
    if across is None:
        across = next((s for p, s in around.people if place < p < stop and _between(words, place, p)), None)
    others = {name for _, name in around.names} - {across}
    return dict.fromkeys(others, 1 / len(others)) if across and others else {}


def _between(words: list[int], left: int, right: int) -> bool:
    return any(left < word < right for word in words)


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
