"""Cities and venues: one place by the gazetteer's names in any language, else by name key; of one state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Mention
from loaders.extraction.lexicon import rows
from loaders.resolution.clustering import Linkage, Scored, linked, nothing_forbids
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import fold, name_key, words
from loaders.resolution.named import Named, named


@dataclass(frozen=True, slots=True)
class City:
    """A place of the gazetteer."""

    name: str
    country: str
    people: int
    cyrillic: tuple[str, ...]


def places(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The places: for each the ids of its mentions, sorted."""
    known = {profile.id: profile for profile in divided(place_profiles(corpus), constraints)}
    judged = on_profiles(known.values(), constraints)
    found = linked(known, PLACES, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in known[key].mentions)) for group in found))


def place_profiles(corpus: Corpus) -> Iterator[Named]:
    """The mentions of places, those with one key together."""
    return named(corpus.of_kind("place"), place_key)


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


def _scored(_: Mapping[str, Named], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    return (Scored(left, right, 1.0) for left, right in pairs)


PLACES: Linkage[Named] = Linkage(lambda profile: (profile.key,), _scored, lambda _, __: nothing_forbids)
"""How mentions with one key become places: all of them are one but for people's judgements."""
