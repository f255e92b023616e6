"""Names that a pattern shows without a model: initials with a surname, and addresses of sites cited as outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.document import Tagged

_UPPER = "A-ZÀ-ÞŠŽČĆĐŁŚŹŻĀĒĪŪĶĻŅŢА-ЯЁӘҒҚҢӨҰҮҺІ"
_INITIALS = re.compile(
    rf"(?<![\w.])(?:[{_UPPER}]\.[ \u00a0]?){{1,3}}(?:(?:Al|al|bin|аль|әл|Әл|Аль)[ -])?[{_UPPER}][\w’'ʼ]+(?:-[{_UPPER}]?[\w’'ʼ]+)?"
)
_SITE = re.compile(r"(?<![\w@.])(?:www\.)?[A-Za-z][\w-]*\.(?:kz|ru|com|org|net|md|gov|uz|kg|az|tj|tm|ua|by|info|int|news|tv)(?![\w/])")
_NOT_SURNAMES = re.compile(r"^(?:[A-Z]\.){2,}$")


def initials(text: str) -> Iterator[Tagged]:
    """Initials and a surname: "B.Sadykov", "Ю. Ратас", "Р.Қажыбаева"."""
    for match in _INITIALS.finditer(text):
        if not _NOT_SURNAMES.match(match[0]) and not match[0].startswith(("U.S", "U.K", "U.N", "H.E", "Е.П")):
            yield Tagged(match.start(), match.end(), "PER")


def sites(text: str) -> Iterator[Tagged]:
    """Sites by address, as outlets are cited: "primeminister.kz"."""
    return (Tagged(match.start(), match.end(), "ORG") for match in _SITE.finditer(text))


def without_honorifics(text: str, spans: Iterable[Tagged], honorific: re.Pattern[str]) -> Iterator[Tagged]:
    """The spans, those of people starting after honorifics and ending before line ends and possessives."""
    for span in spans:
        if span.kind == "PER":
            form = text[span.start : span.stop]
            lead = honorific.match(form)
            start = span.start + (lead.end() if lead else 0)
            stop = start + len(re.sub(r"(?:\n.*|[’']s)$", "", text[start : span.stop], flags=re.DOTALL).rstrip(" ,.«»\"“”"))
            if stop > start:
                yield Tagged(start, stop, "PER")
        else:
            yield span
