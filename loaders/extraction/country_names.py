"""Which state a name or an adjective means, in any grammatical form: "Kazakh", "Казахстаном", "Қазақстандағы" → KZ.

Names come from the Unicode CLDR (through Babel), adjectives and further names from `lexicons/countries.tsv`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale

_NO_STATES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AQ"))
_RUSSIAN_ENDING = (
    "(?:а|у|ом|е|ы|и|ю|я|ей|ой|ёй|ем|ём|ью|ям|ами|ями|ах|ях|ам|ов|ев|ии|ию|ией|ия|й|ь|о"
    "|ий|ый|ая|ое|ее|яя|ого|его|ому|ему|ым|им|ую|юю|ые|ие|ых|их|ыми|ими)?"
)
_RUSSIAN_ADJECTIVE = "(?:ий|ая|ое|ие|ого|ому|им|ом|ую|ой|их|ими|и|о)"
_KAZAKH_ENDING = (
    "(?:-?(?:л[ае]р|д[ае]р|т[ае]р)?(?:[ыі]|с[ыі])?"
    "(?:[нд][ыі]ң|т[ыі]ң|[ғг][ае]|[қк][ае]|н[ае]|[нд][ыі]|т[ыі]|н|[дт][ае]|[дт][ае]н|н[ае]н|[мпб]ен"
    "|н?[дт][ае][ғг][ыі](?:л[ае]р)?(?:[нд][ыі]ң)?|н[дт][ае]|[лдт][ыі][қк](?:т[ае]р)?(?:т?[ыі]?ң?)?)?)"
)
_STATE_WORDS = {
    "en": re.compile(
        r"^(?:the )?(?:(?:federal |federative |islamic |people[’']s |democratic |socialist |arab |united )*"
        r"(?:republic|kingdom|state|states|sultanate|principality|commonwealth|grand duchy) of (?:the )?)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:(?:федеративн|исламск|народн|демократическ|социалистическ|арабск)\w+ )*"
        r"(?:республик|королевств|государств|султанат|княжеств)\w*\s*",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\s*(?:(?:федеративті|ислам|халық|демократиялық|араб) )*"
        r"(?:республикасы|мемлекеті|корольдігі|патшалығы|сұлтандығы|хандығы)\w*",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of states in one language: whole ones, and patterns by first letter for inflected ones."""

    whole: dict[str, str]
    patterns: dict[str, tuple[tuple[re.Pattern[str], str], ...]]


def country_name(code: str, language: str) -> str:
    """The short name of the state with this code; the code itself where CLDR has none."""
    return str(Locale(language).territories.get(code, code))


def is_country_name(form: str, language: str) -> bool:
    """Whether `form` is a state's name or adjective."""
    return country_code(form, language) is not None


@lru_cache(maxsize=50_000)
def country_code(form: str, language: str) -> str | None:
    """ISO 3166 alpha-2 of the state that `form` names; None where it names none.

    Abbreviations count in capitals only ("US", never "us").
    """
    plain = re.sub(r"[’']s?$", "", " ".join(form.replace("ё", "е").split())).strip(" .,")
    names = _names(language)
    for candidate in dict.fromkeys((plain, _STATE_WORDS[language].sub("", plain).strip(), *_parts(plain))):
        found = _looked_up(candidate.removeprefix("the ").removeprefix("The "), names)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=50_000)
def country_codes(form: str, language: str) -> tuple[str, ...]:
    """The states of a form that may join two ("молдавско-польского", "Kazakhstan-Kenya"), in order."""
    single = country_code(form, language)
    parts = re.split(r"[-–—]", form)
    if len(parts) < 2 or " " in form:
        return (single,) if single else ()
    stems = (f"{part}го" if language == "ru" and part.endswith("ско") else part for part in parts)
    found = tuple(code for part in stems if (code := country_code(part, language)))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else (single,) if single else ()


def _parts(form: str) -> tuple[str, ...]:
    """The half of a joined word that may be a state: "АҚШ" of "АҚШ-тың", "Kazakh" of "non-Kazakh"."""
    if " " in form or "-" not in form:
        return ()
    first, _, last = form.partition("-")
    return (first,) if first.isupper() else (last.rpartition("-")[2],)


def _looked_up(form: str, names: _Names) -> str | None:
    if not form:
        return None
    if form in names.whole:
        return names.whole[form]
    folded = form.lower()
    if folded in names.whole:
        return names.whole[folded]
    for pattern, code in names.patterns.get(folded[0], ()):
        if pattern.fullmatch(folded):
            return code
    return None


@cache
def _names(language: str) -> _Names:
    whole: dict[str, str] = {}
    patterns: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for name, code in _all_names(language):
        is_short = name.isupper() and len(name) <= 6
        whole[name if is_short else name.lower()] = code
        if not is_short and language != "en":
            stem = name.lower()
            patterns[stem[0]].append((_inflected(stem, language), code))
    return _Names(whole, {letter: tuple(sorted(pairs, key=_longest_first)) for letter, pairs in patterns.items()})


def _longest_first(pair: tuple[re.Pattern[str], str]) -> tuple[int, str]:
    return -len(pair[0].pattern), pair[1]


def _inflected(name: str, language: str) -> re.Pattern[str]:
    if language == "kk":
        return re.compile(re.escape(name) + _KAZAKH_ENDING)
    if name.endswith("-"):
        return re.compile(re.escape(name[:-1]) + _RUSSIAN_ADJECTIVE)
    words = (re.escape(re.sub(r"(?:[аяеоыиьй]|ая|ий|ые)$", "", word)) + _RUSSIAN_ENDING for word in name.split())
    return re.compile(" ".join(words))


def _all_names(language: str) -> list[tuple[str, str]]:
    territories = {str(code): str(name) for code, name in Locale(language).territories.items()}
    codes = (code for code in territories if len(code) == 2 and code.isalpha() and code not in _NO_STATES)
    names = [(territories[code].replace("ё", "е").split(" (")[0], code) for code in codes]
    table = files("loaders.extraction.lexicons").joinpath("countries.tsv").read_text("utf-8")
    rows = csv.DictReader((line for line in table.splitlines() if not line.startswith("#")), delimiter="\t")
    for row in rows:
        names += [(name.replace("ё", "е"), row["code"]) for name in (row[language] or "").split(";") if name]
    return names
