"""The body that an office is of: named in its words, beside them, or implied by them ("Minister of Transport")."""

from __future__ import annotations

import re

from loaders.extraction.body_kinds import head_word
from loaders.extraction.clusters import Cluster
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import phrases, words
from loaders.extraction.offices import Office
from loaders.extraction.ranks import shared, stems, without_rank

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
_TOUCHES = re.compile(r"[\s,(–—-]{0,4}(?:[A-ZА-ЯЁ][\w.]{0,4}\.? )?")
_KINDS_OF_OFFICES = ("embassy", "parliament", "university", "ministry", "agency", "media")


def affiliation(document: Document, office: Office, country: str | None, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body of the article that `office` is of; None where the article names none."""
    return _named(office, bodies) or _beside(document, office, bodies) or _implied(document, office, country, bodies)


def _named(office: Office, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body named in the words; of several the one that the article has as its own, the first."""
    within = [body for span in office.bodies for body in bodies if span in body.spans]
    return within[0] if within else None


def _beside(document: Document, office: Office, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body right before or after the words, or before or after them and their holder ("Bishop X of the Church")."""
    code, text, span = document.language.code, document.text, office.span
    before, after = cue("affiliated_before", code), cue("affiliated_after", code)
    start, stop = _with_holder(document, span)
    follows = after if start == span.start else cue("affiliated_apposition", code)
    for body in bodies:
        for name in body.spans:
            if name.stop <= span.start and before.match(text[name.stop : span.start]):
                return body
            if name.stop <= start and cue("represented", code).match(text[name.stop : start]):
                return body
            if name.start >= span.stop and (
                after.match(text[span.stop : name.start]) or follows.match(text[span.stop : name.start])
            ):
                return body
            if (
                stop > span.stop
                and name.start >= stop
                and cue("affiliated_holder", code).match(text[stop : name.start])
            ):
                return body
    return None


def _with_holder(document: Document, office: Tagged) -> tuple[int, int]:
    """Where the words of an office and the name right beside them start and stop."""
    text = document.text
    for name in document.spans:
        if name.kind == "PER" and name.start >= office.stop and _TOUCHES.fullmatch(text[office.stop : name.start]):
            return office.start, name.stop
        if name.kind == "PER" and name.stop <= office.start and _TOUCHES.fullmatch(text[name.stop : office.start]):
            return name.start, office.stop
    return office.start, office.stop


def _implied(document: Document, office: Office, country: str | None, bodies: tuple[Cluster, ...]) -> Cluster | None:
    """The body that an office without one is of by its rank: a ministry of its field, the embassy, the parliament …"""
    code = document.language.code
    if cue("office_of_joint", code).search(office.form) and not office.bodies:
        joint = [body for body in bodies if body.joint]
        return _last_before(office, joint) or (joint[0] if len(joint) == 1 else None)
    fitting = [b for b in bodies if not (b.country and country) or b.country == country]
    if office.rank in ("minister", "deputy minister"):
        return _ministry(document, office, fitting)
    named = _of_its_kind(document, office, fitting)
    if named is not None or office.bodies:
        return named
    kind = next((kind for kind in _KINDS_OF_OFFICES if cue(f"office_of_{kind}", code).search(office.form)), None)
    if kind is None:
        return _nearest(document, office, fitting)
    of_kind = [b for b in fitting if b.category == kind and (kind != "agency" or _same_head(office, b, code))]
    return _last_before(office, of_kind) or (of_kind[0] if len(of_kind) == 1 else None)


def _ministry(document: Document, office: Office, bodies: list[Cluster]) -> Cluster | None:
    """The ministry of the office's field; where the words name none ("вице-министр"), the one last named before."""
    code = document.language.code
    own = _content(office.bare, code)
    ministries = [body for body in bodies if body.category == "ministry"]
    if not own:
        return _last_before(office, ministries) or (ministries[0] if len(ministries) == 1 else None)
    same = [body for body in ministries if _same_field(own, body, code)]
    return max(same, key=lambda body: _field_likeness(own, body, code), default=None)


def _field_likeness(own: frozenset[str], ministry: Cluster, language: str) -> float:
    fields = [_content(name, language) for name in (ministry.name, *ministry.aliases)]
    return max((shared(own, field) / len(own | field) for field in fields), default=0.0)


def _nearest(document: Document, office: Office, bodies: list[Cluster]) -> Cluster | None:
    """The body that the sentence names before a bare rank ("the fund … its director X"), with nobody in between."""
    if (
        office.country
        or office.host
        or _content(without_rank(office.bare, document.language.code), document.language.code)
    ):
        return None
    start = max((s.start for s in document.sentences if s.start <= office.span.start), default=0)
    named = [(span.stop, body) for body in bodies for span in body.spans if start <= span.start < office.span.start]
    stop, body = max(named, key=lambda entry: entry[0], default=(0, None))
    people = [s for s in document.spans if s.kind == "PER" and stop <= s.start and s.stop <= office.span.start]
    return body if len(people) < 1 else None


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
    """The body last named before an office at "the company", "университет", "агенттік" without a name.

    A body with that very word in its name comes before others of its kind ("директор музея": "Музей ковра").
    """
    code = document.language.code
    found = list(phrases("bodies.tsv", code).find(office.bare))
    if not found or office.bodies or office.host or len(stems(office.bare)) > 4:
        return None
    heads = {office.bare[match.start : match.stop].casefold()[:5] for match in found}
    of_head = [
        b for b in bodies if any(word.text[:5] in heads for name in (b.name, *b.aliases) for word in words(name))
    ]
    kinds = {match.value for match in found}
    return _last_before(office, of_head) or _last_before(office, [body for body in bodies if body.category in kinds])
