"""The kind of a body: by its name where it is well known, by the words of its name, and by the words around it."""

from __future__ import annotations

import re

from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import Match, phrases, words
from loaders.extraction.organizations import expanded, known_body, part_known

ORDER = (  # of two kinds that the words of one name give, the earlier is right: a ministry's academy is a university
    "embassy",
    "university",
    "international_organization",
    "religious",
    "parliament",
    "media",
    "ministry",
    "party",
    "agency",
    "other",
    "company",
)
_SITE = re.compile(r"^[\w-]+\.(?:kz|uz|kg|ru|com|org|net|info|az|tj|tm|by|ua|eu|news|media|md|pl)$", re.I)


def kind_by_words(form: str, language: str) -> str | None:
    """The kind that the words of a name give; None where they give none.

    Of two kinds in one name the earlier in ORDER is right: a ministry's academy is a university.
    """
    shape = next(
        (
            kind
            for kind in ("media", "university", "ministry", "company")
            if cue(f"{kind}_shape", language).search(form)
        ),
        None,
    )
    kinds = {shape} if shape else {match.value for match in _kind_words(expanded(form, language), language)}
    return min(kinds, key=ORDER.index) if kinds else None


def head_word(form: str, language: str) -> str | None:
    """The word of a name that tells its kind: the last such in Kazakh, else the first."""
    whole = expanded(form, language)
    found = _kind_words(whole, language)
    if not found:
        return None
    match = found[-1] if language == "kk" else found[0]
    return words(whole[match.start : match.stop])[-1 if language == "kk" else 0].text


def _kind_words(form: str, language: str) -> list[Match]:
    found = list(phrases("bodies.tsv", language).find(form))
    if not found and language != "en":
        found = list(phrases("bodies.tsv", "en").find(form))
    return found


def body_kind(document: Document, spans: list[Tagged]) -> str:
    """The kind of the body that `spans` name; `other` where nothing says."""
    code = document.language.code
    forms = sorted({document.form(span) for span in spans}, key=lambda form: (-len(form), form))
    plain = [re.sub(r"[«»“”\"„]", "", document.language.nominative(form, "ORG")) for form in forms]
    known = next((known for form in (*plain, *forms) if (known := known_body(form, code))), None)
    if known is not None:
        return known.kind
    if any(_SITE.match(form) for form in forms):
        return "media"
    part = next((part for form in plain if (part := part_known(form, code))), None)
    if part is not None:
        return part.kind
    named = next((kind for form in plain if (kind := kind_by_words(form, code))), None)
    beside = [kind for span in spans if (kind := _kind_beside(document, span))]
    if named is None or (named in ("company", "other") and "media" in beside):
        return beside[0] if beside else _unsaid(document, spans, forms)
    return named


def _unsaid(document: Document, spans: list[Tagged], forms: list[str]) -> str:
    """A name with no word that tells: in Latin letters, in quotation marks or of a national brand it is a firm."""
    quoted = any(document.text[span.start - 1 : span.start] in ("«", "“", '"') for span in spans)
    latin = re.search("[A-Za-z]", forms[0]) is not None
    branded = cue("kazakh_brand", document.language.code).search(forms[0]) is not None
    return "company" if latin or quoted or branded or forms[0].startswith(("«", "“", '"')) else "other"


def _kind_beside(document: Document, span: Tagged) -> str | None:
    """The kind that the word next to the name gives ("компания X", "X университеті"), or that it is cited."""
    code = document.language.code
    before, after = document.text[max(0, span.start - 60) : span.start], document.text[span.stop : span.stop + 40]
    if cue("cited_before", code).search(before) or cue("cited_after", code).search(after):
        return "media"
    window = re.split(r"[.,;:\n(]", before)[-1] if code != "kk" else re.split(r"[.,;:\n(]", after)[0]
    near = window.split()[-2:] if code != "kk" else window.split()[:2]
    if code == "en":
        near = [*near, *re.split(r"[.,;:\n(]", after)[0].split()[:1]]
    found = phrases("bodies.tsv", code).values(" ".join(near))
    return found[0] if found else None
