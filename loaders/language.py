"""Which language an article is in, decided per article from its text."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from loaders.errors import LanguageNotRead
from loaders.extraction.languages import language_modules


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, given: str | None = None) -> str:
    """The ISO 639-1 code of the language that `text` is in, or of `given` where someone said it.

    Raises LanguageNotRead for a language without a module of its own.
    """
    read = tuple(sorted(language_modules()))
    code: str = given or _identifier().classify(text)[0]
    if code not in read:
        raise LanguageNotRead(code, read)
    return code
