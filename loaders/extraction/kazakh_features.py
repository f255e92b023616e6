"""What the Kazakh taggers see of a word, beside its form: its beginning, its ending, its shape and its class.

Kazakh words carry many endings, so spaCy's own single first letter says too little. The weights in
`weights/kk_*.bin` were trained on exactly these features: a change here wants a new training.
"""

from __future__ import annotations

from spacy.lang.lex_attrs import word_shape
from spacy.symbols import LOWER, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]  # compiled, without stubs

from loaders.extraction.country_names import country_code
from loaders.extraction.places import country_of_place
from loaders.extraction.tagger import WordFeatures

_BEGINNING, _STEM, _ENDING = 3, 6, 4
"""Letters."""


def features() -> WordFeatures:
    """The features; spaCy's LOWER holds the first letters that a stem may have, and SHAPE the class too."""
    made = {
        int(LOWER): lambda word: word[:_STEM].lower(),
        int(PREFIX): lambda word: word[:_BEGINNING].lower(),
        int(SUFFIX): lambda word: word[-_ENDING:].lower(),
        int(SHAPE): _shape,
    }
    return WordFeatures(("NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"), (5000, 4000, 2500, 2500, 1500), made)


def _shape(word: str) -> str:
    """The pattern of capitals and digits, with the word's class."""
    return str(word_shape(word)) + _class(word)


def _class(word: str) -> str:
    """`c` for a state or its adjective, `p` for a city of the gazetteer, else nothing."""
    if country_code(word, "kk") is not None:
        return "c"
    return "p" if word[0].isupper() and country_of_place(word, "kk") is not None else ""
