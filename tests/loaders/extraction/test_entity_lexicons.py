"""The word lists that entities are found with are sorted, whole and of known kinds."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from graph.model import ORGANIZATION_KINDS, RANKS
from loaders.extraction.cues import cue
from loaders.extraction.lexicon import rows

_LEXICONS = files("loaders.extraction.lexicons")
_TABLES = (
    "abbreviations.tsv",
    "bodies.tsv",
    "historical_people.tsv",
    "honorifics.tsv",
    "initiatives.tsv",
    "national_words.tsv",
    "organizations.tsv",
    "places.tsv",
    "ranks.tsv",
)


@pytest.mark.parametrize("name", _TABLES)
def test_a_table_has_a_header_and_sorted_rows_that_occur_once(name: str) -> None:
    text = _LEXICONS.joinpath(name).read_text("utf-8")
    assert text.startswith("# ")
    assert list(rows(name)) == sorted(set(rows(name)))


def test_bodies_and_offices_have_kinds_and_ranks_of_the_model() -> None:
    assert {row[2] for row in rows("bodies.tsv")} <= set(ORGANIZATION_KINDS)
    assert {row[1] for row in rows("organizations.tsv")} <= set(ORGANIZATION_KINDS)
    assert {row[2] for row in rows("ranks.tsv")} == set(RANKS)


def test_cues_are_sorted_and_each_pattern_can_be_read() -> None:
    text = _LEXICONS.joinpath("cues.toml").read_text("utf-8")
    names = re.findall(r"(?m)^\[(\w+)\]", text)
    assert names == sorted(names) == sorted(tomllib.loads(text))
    assert all(cue(name, code).pattern for name in names for code in ("en", "ru", "kk"))


def test_the_gazetteer_names_its_source_and_licence() -> None:
    assert "GeoNames" in _LEXICONS.joinpath("places.tsv").read_text("utf-8")[:600]
    assert "CC BY 4.0" in _LEXICONS.joinpath("places.tsv").read_text("utf-8")[:600]
