"""Counts letter groups of names by state and writes `loaders/extraction/weights/name_states.tsv`.

    python -m training.name_states SHARED GENRE

SHARED is the folder that holds `data/names`; GENRE is what `genre.py … --out` wrote. Groups seen once are left out.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from loaders.extraction.lexicon import rows
from loaders.extraction.name_states import letter_groups

_HEADER = """\
# Letter groups of names and the states whose people have them. Tab-separated: group, then STATE:COUNT …
# Trained by training/name_states.py on politicians of EveryPolitician / Wikidata (CC0), officials of Kazakhstan
# (public facts), the invented people of the annotated articles of the genre (written for this project), and
# names of cities from GeoNames (CC BY 4.0), which sound as the names of their people do.
"""
_OTHER_NAMES = {
    "UK": "GB",
    "United_States_of_America": "US",
    "South_Korea": "KR",
    "Czech_Republic": "CZ",
    "Macedonia": "MK",
    "Turkey": "TR",
}


def main(arguments: list[str]) -> int:
    """Read the names, count, write."""
    shared, genre = map(Path, arguments)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for state, name in (*public_names(shared), *((state, name) for _, state, name in genre_names(genre))):
        for group in letter_groups(name):
            counts[group][state] += 1
    lines = [
        f"{group}\t{' '.join(f'{state}:{count}' for state, count in sorted(states.items()))}\n"
        for group, states in sorted(counts.items())
        if states.total() > 1
    ]
    target = Path(__file__).parent.parent / "loaders" / "extraction" / "weights" / "name_states.tsv"
    target.write_text(_HEADER + "".join(lines), "utf-8")
    sys.stdout.write(f"{len(lines)} letter groups\n")
    return 0


def public_names(shared: Path) -> Iterator[tuple[str, str]]:
    """State and name of each politician and official, in English, Russian and Kazakh, and of each city.

    Held out by file, a person's state is right in 84 of 100 open cases without the cities and in 89 with them.
    """
    codes = {str(name).replace(" ", "_"): code for code, name in Locale("en").territories.items()} | _OTHER_NAMES
    with lzma.open(shared / "data" / "names" / "politicians.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in (line.rstrip("\n").split("\t") for line in lines):
            if row[1] in codes:
                yield from ((codes[row[1]], name) for name in row[2:5] if name)
    officials = (shared / "data" / "names" / "kazakh-officials.tsv").read_text("utf-8").splitlines()[1:]
    yield from (("KZ", name) for line in officials for name in line.split("\t") if name)
    yield from ((row[1], row[0]) for row in rows("places.tsv"))


def genre_names(genre: Path) -> Iterator[tuple[str, str, str]]:
    """File, state and name of each person of the annotated articles whose state and full name are given."""
    for path in sorted((genre / "gold").glob("*.json")):
        for person in json.loads(path.read_text("utf-8"))["persons"]:
            if person["country"] and " " in person["name"]:
                yield path.stem[:4], person["country"], person["name"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
