"""The body that an office is of: named in its words, beside them, or implied by them ("Minister of Transport")."""

from __future__ import annotations

from loaders.extraction.body_kinds import head_word
from loaders.extraction.clusters import Cluster
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document
from loaders.extraction.lexicon import phrases, words
from loaders.extraction.offices import Office
from loaders.extraction.ranks import shared, stems

_EMPTY = {
    "en": frozenset(
        ("minis", "the", "for", "and", "of", "repub", "state", "deput", "vice", "first", "depar", "gener", "agenc")
    ),
    "ru": frozenset(
        (
            "минис",
            "замес",
            "респу",
            "перв",
            "первы",
            "вице",
            "вице-",
            "депар",
            "генер",
            "главы",
            "глава",
            "госуд",
            "агент",
        )
    ),
    "kk": frozenset(
        ("минис", "респу", "орынб", "бірін", "вице", "вице-", "және", "мен", "депар", "істер", "мемле", "агент")
    ),
}
"""Stems of words that many ministries share."""
_KINDS_OF_OFFICES = ("embassy", "parliament", "university", "ministry", "agency", "media")


def affiliation(document: Document, office: Office, country: str | None, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body of the article that `office` is of; None where the article names none."""
    return _named(office, bodies) or _beside(document, office, bodies) or _implied(document, office, country, bodies)


def _named(office: Office, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body named in the words; of several the one that the article has as its own, the first."""
    within = [body for span in office.bodies for body in bodies if span in body.spans]
    return within[0] if within else None


def _beside(document: Document, office: Office, bodies: tuple[Cluster, ...]) -> Cluster | None:
    before, after = (cue(f"affiliated_{place}", document.language.code) for place in ("before", "after"))
    for body in bodies:
        for span in body.spans:
            if span.stop <= office.span.start and before.match(document.text[span.stop : office.span.start]):
                return body
            if span.start >= office.span.stop and after.match(document.text[office.span.stop : span.start]):
                return body
    return None


def _implied(document: Document, office: Office, country: str | None, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body that an office without one is of by its rank: a ministry of its field, the embassy, the parliament …"""
    code = document.language.code
    fitting = [b for b in bodies if not (b.country and country) or b.country == country]
    if office.rank in ("minister", "deputy minister"):
        own = _content(office.bare, code)
        ministries = [body for body in fitting if body.category == "ministry"]
        return next((body for body in ministries if _same_field(own, body, code)), None)
    named = _of_its_kind(document, office, fitting)
    if named is not None or office.bodies:
        return named
    kind = next((kind for kind in _KINDS_OF_OFFICES if cue(f"office_of_{kind}", code).search(office.form)), None)
    if kind is None:
        return None
    of_kind = [b for b in fitting if b.category == kind and (kind != "agency" or _same_head(office, b, code))]
    return _last_before(office, of_kind) or (of_kind[0] if len(of_kind) == 1 else None)


def _same_head(office: Office, body: Cluster, language: str) -> bool:
    """Whether the body is called after the office: аким → акимат, прокурор → прокуратура, әкім → әкімдік."""
    head = head_word(body.name, language) or ""
    return any(word.text[:4] == head[:4] for word in words(office.form))


def _last_before(office: Office, bodies: list[Cluster]) -> Cluster | None:
    named = [(span.start, body) for body in bodies for span in body.spans if span.start < office.span.start]
    return max(named, key=lambda entry: entry[0])[1] if named else None


def _content(text: str, language: str) -> frozenset[str]:
    kept = (w for w in words(text) if not country_code(text[w.start : w.stop], language))
    return stems(" ".join(w.text for w in kept)) - _EMPTY[language]


def _same_field(own: frozenset[str], ministry: Cluster, language: str) -> bool:
    """Whether an office and a ministry name one field: "Trade" is in "Trade and Integration"."""
    for name in (ministry.name, *ministry.aliases):
        field = _content(name, language)
        if own and field and shared(own, field) >= min(len(own), len(field)):
            return True
    return False


def _of_its_kind(document: Document, office: Office, bodies: list[Cluster]) -> Cluster | None:
    """The body last named before an office at "the company", "университет", "агенттік" without a name."""
    kinds = phrases("bodies.tsv", document.language.code).values(office.bare)
    if not kinds or office.bodies or len(stems(office.bare)) > 4:
        return None
    return _last_before(office, [body for body in bodies if body.category in kinds])
