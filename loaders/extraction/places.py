"""Places: cities and venues, and the states they lie in, by a gazetteer cut from GeoNames."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import rows, words

_LONGEST_NAME = 4
_LONGEST_ENDING = 10


@lru_cache(maxsize=20_000)
def country_of_place(form: str, language: str) -> str | None:
    """The state of the largest city that `form` names or begins with ("Ақтөбе облысының", "Geneva’s"); else None."""
    found = [word for word in words(form) if form[word.start].isupper()]
    parts = [_folded(word.text) for word in found]
    for size in range(min(_LONGEST_NAME, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            code = _named(" ".join(parts[start : start + size]), language)
            if code is not None:
                return code
    return None


def _named(name: str, language: str) -> str | None:
    names = _gazetteer(name.isascii())
    if name in names:
        return names[name]
    for cut in range(1, min(_LONGEST_ENDING, len(name) - 3)):
        stem, ending = name[:-cut], name[-cut:]
        if stem in names and cue("place_ending", language).fullmatch(ending):
            return names[stem]
    return None


@cache
def _gazetteer(latin: bool) -> dict[str, str]:
    """Folded names and their states; the larger city wins; a name without its last vowel stands for inflected forms."""
    names: dict[str, tuple[int, str]] = {}
    for usual, code, people, others, cyrillic in rows("places.tsv"):
        own = [usual, *others.split("|")] if latin else cyrillic.split("|")
        for name in filter(None, map(_folded, own)):
            keys = {name} if latin else {name, re.sub(r"[аяьйыие]$", "", name)}
            for key in keys:
                names[key] = max(names.get(key, (0, "")), (int(people), code))
    return {name: code for name, (_, code) in names.items() if len(name) > 2}


def _folded(name: str) -> str:
    if re.search("[а-яәғқңөұүһі]", name.casefold()):
        return name.casefold().replace("ё", "е")
    return anyascii(name).casefold()


def places(document: Document) -> tuple[Cluster, ...]:
    """The cities, venues and regions that `document` names, in order of first naming."""
    groups: dict[str, list[Tagged]] = {}
    language = document.language
    for span in outer(document.spans, "LOC"):
        name = language.nominative(document.form(span), "LOC")
        groups.setdefault(_folded(name), []).append(span)
    return tuple(_cluster(document, spans) for spans in groups.values())


def _cluster(document: Document, spans: list[Tagged]) -> Cluster:
    form = document.form(spans[0])
    name = document.language.nominative(form, "LOC")
    shown = next((document.form(s) for s in spans if not document.form(s).isupper()), name)
    if name.isupper() and len(name) > 3:
        name = document.language.nominative(shown, "LOC") if not shown.isupper() else name.title()
    code = country_of_place(name, document.language.code) or country_code(name, document.language.code)
    return Cluster("place", name, spans, country=code)
