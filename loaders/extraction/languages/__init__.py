"""The languages that Readout reads: one module each, which offers `language() -> Language` and is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from loaders.extraction.document import Language


@cache
def language_modules() -> dict[str, str]:
    """The module of each language that is read, by ISO 639-1 code (a module's `CODE`)."""
    names = (f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__))
    return {importlib.import_module(name).CODE: name for name in names}


@cache
def language(code: str) -> Language:
    """The language with this code, its models loaded once.

    Raises KeyError for a language that is not read.
    """
    loaded: Language = importlib.import_module(language_modules()[code]).language()
    return loaded
