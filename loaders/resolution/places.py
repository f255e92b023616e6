"""Cities and venues: one place by the gazetteer's names in any language, else by name key; of one state."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from graph.model import Mention
from loaders.extraction.lexicon import rows
from loaders.resolution.blocking import candidate_pairs
from loaders.resolution.clustering import Scored, clustered, nothing_forbids
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import fold, name_key, words
from loaders.resolution.named import named


@dataclass(frozen=True, slots=True)
class City:
    """A place of the gazetteer."""

    name: str
    country: str
    people: int
    cyrillic: tuple[str, ...]


def places(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The places: for each the ids of its mentions, sorted."""
    known = {profile.id: profile for profile in divided(named(corpus.of_kind("place"), place_key), constraints)}
    judged = on_profiles(known.values(), constraints)
    pairs = candidate_pairs({key: (profile.key,) for key, profile in known.items()})
    found = clustered(known, (Scored(*pair, 1.0) for pair in pairs), nothing_forbids, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in known[key].mentions)) for group in found))


def place_key(mention: Mention) -> str:
    """Equal for mentions of one place: the gazetteer's city, else the state and the name key."""
    found = city(mention.name, mention.country)
    if found is not None:
        return f"city {found.country} {found.name}"
    return f"{mention.country or ''} {name_key(mention.name)}"


def place_country(mention: Mention) -> str | None:
    """The state that a place is in: as stated, or the gazetteer's."""
    found = city(mention.name, mention.country)
    return mention.country or (found.country if found else None)


def city(name: str, country: str | None) -> City | None:
    """The largest city of this name, in any language; of this state where one is given."""
    named = _cities().get(_key(name), ())
    fitting = (place for place in named if country is None or place.country == country)
    return max(fitting, key=lambda place: (place.people, place.name), default=None)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in words(name))


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    found: dict[str, set[City]] = defaultdict(set)
    for name, country, people, latin, cyrillic in (row + ("",) * (5 - len(row)) for row in rows("places.tsv")):
        forms = (name, *filter(None, latin.split("|")), *filter(None, cyrillic.split("|")))
        place = City(name, country, int(people or 0), tuple(filter(None, cyrillic.split("|"))))
        for form in forms:
            found[_key(form)].add(place)
    return {
        key: tuple(sorted(several, key=lambda place: (place.country, place.name))) for key, several in found.items()
    }
