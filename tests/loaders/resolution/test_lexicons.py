"""The word lists of resolution: sorted, below a header, and without two rows of one key."""

from __future__ import annotations

from importlib.resources import files

import pytest

FILES = sorted(
    path.name for path in files("loaders.resolution.lexicons").iterdir() if path.name.endswith((".tsv", ".txt"))
)


@pytest.mark.parametrize("name", FILES)
def test_a_lexicon_has_a_header_and_is_sorted(name):
    lines = files("loaders.resolution.lexicons").joinpath(name).read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert rows == sorted(rows)
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", ["concepts.tsv", "deeds.tsv"])
def test_a_concept_has_words_in_three_languages(name):
    text = files("loaders.resolution.lexicons").joinpath(name).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 5 and all(row) for row in rows)
    keys = [(row[0], row[1]) for row in rows]
    assert len(keys) == len(set(keys))
