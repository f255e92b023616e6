"""Whom an article cites as its source: the outlet or ministry of "…, reports", "передаёт …", "деп хабарлайды …"."""

from __future__ import annotations

import re

from loaders.extraction.clusters import outer
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged

_DATELINE_END = 220
"""Characters in which a dateline with its agency stands ("АСТАНА. KAZINFORM —", "MUSCAT, 7 Sep (ONA) –")."""
_DATELINE = re.compile(r"^\s*[)]?\s*[–—-]\s|^\)")
_DATED_LINE = re.compile(r"(?:^|\n)[^\n]{0,60}$")


def origin_of(document: Document) -> str | None:
    """The body cited, in the nominative; None where the article cites none.

    A citation in words wins over the agency of the dateline, which wins over a source line at the end.
    """
    bodies = outer(document.spans, "ORG")
    for is_origin in (_is_cited, _is_in_dateline, _is_last_line):
        found = next((span for span in bodies if is_origin(document, span)), None)
        if found is not None:
            return _name(document, found)
    return None


def _name(document: Document, span: Tagged) -> str:
    name = document.language.nominative(document.form(span), "ORG")
    following = next((s for s in document.spans if s.kind == "GPE" and s.start >= span.stop), None)
    if following is not None and re.fullmatch(r" of (?:the )?", document.text[span.stop : following.start]):
        return document.text[span.start : following.stop]
    return name


def _is_cited(document: Document, span: Tagged) -> bool:
    code = document.language.code
    before, after = document.text[max(0, span.start - 60) : span.start], document.text[span.stop : span.stop + 60]
    return bool(cue("origin_before", code).search(before) or cue("origin_after", code).match(after))


def _is_in_dateline(document: Document, span: Tagged) -> bool:
    head = document.text.find("\n") + 1
    before = document.text[head : span.start]
    if span.start - head > _DATELINE_END or len(before.split("\n")[-1]) > 50:
        return False
    return _DATELINE.match(document.text[span.stop : span.stop + 5]) is not None


def _is_last_line(document: Document, span: Tagged) -> bool:
    """Whether the body signs the article in a line of its own at the end."""
    rest = document.text[span.stop :]
    line = document.text.rfind("\n", 0, span.start) + 1
    return span.start - line < 30 and len(rest.strip()) < 40 and "\n" not in rest.strip() and line > _DATELINE_END
