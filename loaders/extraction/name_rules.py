"""Names that a pattern shows without a model: initials with a surname, sites cited as outlets, Latin script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.country_names import is_country_name
from loaders.extraction.document import Tagged
from loaders.extraction.spans import combined

_UPPER = "A-ZÀ-ÞŠŽČĆĐŁŚŹŻĀĒĪŪĶĻŅŢА-ЯЁӘҒҚҢӨҰҮҺІ"
_INITIALS = re.compile(
    rf"(?<![\w.])(?:[{_UPPER}]\.[ \u00a0]?){{1,3}}(?:(?:Al|al|bin|аль|әл|Әл|Аль)[ -])?"
    rf"[{_UPPER}][\w’'ʼ]+(?:-[{_UPPER}]?[\w’'ʼ]+)?"
)
_SITE = re.compile(
    r"(?<![\w@.])(?:www\.)?[A-Za-z][\w-]{0,62}\.(?:kz|ru|com|org|net|md|gov|uz|kg|az|tj|tm|ua|by|info|int|news|tv)(?![\w/])"
)
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"
_LATIN_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_LATIN_WORD = rf"[{_LATIN_CAPITAL}][{_LATIN}\d&’'.]*(?:-[{_LATIN}\d&’']+)*(?<!\.)"
_LATIN_NAME = re.compile(
    rf"(?<![\w@./-]){_LATIN_WORD}(?:[ \u00a0](?:(?:of|for|and|the|de|y|&) )?{_LATIN_WORD})*(?![@\w])"
)
_NO_NAMES = re.compile(r"(?:[IVXLC]+|[A-Z]{1,2}|Telegram|Zoom|WhatsApp|Facebook|Instagram|Google|YouTube|COVID.*)$")
"""Numbers, abbreviations too short to be a name, and means of communication."""
_GIVEN = re.compile(rf"(?<![.!?] )[{_UPPER}][\w’'-]+ $")
"""A given name before the initial makes it a middle one ("Gilbert F. Houngbo")."""
_NO_INITIALS = ("U.S", "U.K", "U.N", "E.U", "D.C", "U. S", "D. C", "H.E", "H. E", "Е.П", "Е. П", "А.Д")
_NOT_SURNAMES = re.compile(r"^(?:[A-Z]\.){2,}$")


def initials(text: str) -> Iterator[Tagged]:
    """Initials and a surname: "B.Sadykov", "Ю. Ратас", "Р.Қажыбаева"."""
    for match in _INITIALS.finditer(text):
        given = _GIVEN.search(text[max(0, match.start() - 30) : match.start()])
        if not given and not _NOT_SURNAMES.match(match[0]) and not match[0].startswith(_NO_INITIALS):
            yield Tagged(match.start(), match.end(), "PER")


def sites(text: str) -> Iterator[Tagged]:
    """Sites by address, as outlets are cited: "primeminister.kz"."""
    return (Tagged(match.start(), match.end(), "ORG") for match in _SITE.finditer(text))


def latin_names(text: str) -> Iterator[Tagged]:
    """Names in Latin script within a Cyrillic text: nearly always of a body ("KOTRA", "Qazaq Air-мен")."""
    for match in _LATIN_NAME.finditer(text):
        if not _NO_NAMES.match(match[0]):
            yield Tagged(match.start(), match.end(), "ORG")


_PARTICLE = (
    r"(?:al|Al|el|El|bin|ibn|bint|binti|van|von|der|den|de|di|da|dos|del|la|le|аль|эль|бин|ибн|фон|ван|де|әл|Әл|Аль)"
)
_WORD = rf"[{_UPPER}](?:[\w’'ʼ]*(?:-[{_UPPER}]?[\w’'ʼ]+)*|\.)"
_CHAIN = re.compile(rf"{_WORD}(?:[ -]{_PARTICLE})*(?:[ \u00a0]{_WORD}(?:[ -]{_PARTICLE}(?=[ -]))*){{1,5}}")
_OPENING = re.compile(
    r"(?:\s*\([^()\n]{2,90}\))?[\s,]*(?:(?:Mr|Mrs|Ms|Dr|Sheikh|H\.\s?E|Е\.\s?П|г-н\w*|г-ж\w*|шейх\w*)\.?\s+)*",
    re.IGNORECASE,
)


def names_beside_offices(text: str, offices: Iterable[Tagged]) -> Iterator[Tagged]:
    """Two or more capitalised words right after an office, or right before one that follows a comma."""
    for office in offices:
        opening = _OPENING.match(text, office.stop)
        after = _CHAIN.match(text, opening.end() if opening else office.stop)
        if after and "\n" not in text[office.stop : after.start()]:
            yield Tagged(after.start(), after.end(), "PER")
        before = re.search(r",\s*(?:the |a )?$", text[max(0, office.start - 8) : office.start])
        if before:
            yield from _chain_ending_at(text, office.start - len(before[0]))


_NO_NAME_START = re.compile(
    r"(?:In|At|On|During|With|After|From|The|This|As|For|To|By|В|Во|На|По|С|Во время|Также|Бүгін|Кеше|Осы|Бұл)\s"
)


def people(text: str, found: Iterable[Tagged], beside: Iterable[Tagged]) -> tuple[Tagged, ...]:
    """The names of people: whole names that models found, longest first; then those beside offices; then the rest."""
    persons = (span for span in found if not names_a_body(text, span))
    longest = sorted(persons, key=lambda span: (span.start - span.stop, span.start))
    whole = [span for span in longest if " " in text[span.start : span.stop]]
    named = combined(whole, (span for span in beside if not names_a_body(text, span)))
    return combined(named, (span for span in longest if _is_part(text, span, named) or longest.count(span) > 1))


_BODY_NOUN = re.compile(
    r"[»\"”]?\s(?:(?:республикалық|халықаралық|national|republican|international|республиканский)\s)?"
    r"(?:television|TV|radio|channel|news agency|agency|company|foundation"
    r"|телеарна|радио|агентті|компания|қор|телеканал|агентств|компани|фонд)",
    re.IGNORECASE,
)


_LEGAL_FORM = re.compile(r"\b(?:JSC|LLP|LLC|АО|ТОО|ООО|ОАО|ПАО|НК) [\"«“]$")


def names_a_body(text: str, span: Tagged) -> bool:
    """Whether a noun for a body follows, or a legal form and a quotation mark stand before: `JSC "Arlen Steel"`."""
    before = text[max(0, span.start - 8) : span.start]
    return bool(_BODY_NOUN.match(text, span.stop) or _LEGAL_FORM.search(before))


def can_be_person(form: str, language: str, never: re.Pattern[str]) -> bool:
    """Whether a form can be a name of a person: a capital, no digit, at most seven words, no state, none of `never`."""
    words = form.split()
    if not words or len(words) > 7 or not words[0][0].isupper() or any(c.isdigit() for c in form):
        return False
    return not never.search(form) and not (len(words) == 1 and is_country_name(words[0], language))


def _is_part(text: str, span: Tagged, named: Iterable[Tagged]) -> bool:
    """Whether a single word begins like a word of a whole name: a surname standing alone, in whatever case."""
    start = text[span.start : span.stop][:4]
    return any(word.startswith(start) for name in named for word in text[name.start : name.stop].split())


def _chain_ending_at(text: str, stop: int) -> Iterator[Tagged]:
    start = max(text.rfind("\n", 0, stop), stop - 60, 0)
    for match in _CHAIN.finditer(text, start, stop):
        opening = _NO_NAME_START.match(match[0])
        name = match.start() + (opening.end() if opening else 0)
        if match.end() == stop and " " in text[name:stop]:
            yield Tagged(name, stop, "PER")


def without_honorifics(text: str, spans: Iterable[Tagged], honorific: re.Pattern[str]) -> Iterator[Tagged]:
    """The spans, those of people starting after honorifics and ending before line ends and possessives."""
    for span in spans:
        if span.kind == "PER":
            form = text[span.start : span.stop]
            lead = honorific.match(form)
            start = span.start + (lead.end() if lead else 0)
            stop = start + len(
                re.sub(
                    r"(?:\n.*|[’']s|\s(?:SC|MP|QC|KC|MBE|OBE|PhD))$", "", text[start : span.stop], flags=re.DOTALL
                ).rstrip(' ,.«»"“”')
            )
            if stop > start:
                yield Tagged(start, stop, "PER")
        else:
            yield span
