"""Where the text of an article names states, and where it names the side or delegation of one."""

from __future__ import annotations

from loaders.extraction.country_names import country_codes
from loaders.extraction.cues import cue
from loaders.extraction.document import Document

Places = tuple[tuple[int, str], ...]
"""Offsets and the codes of the states that are named there, in order of text."""

_REACH = 40
"""Characters behind a state in which "side" or "delegation" stands."""


def named_states(document: Document) -> Places:
    """Where `document` names a state."""
    return _places(document, sided=False)


def sided_states(document: Document) -> Places:
    """Where it names a state's side or delegation ("the Thai side")."""
    return _places(document, sided=True)


def _places(document: Document, *, sided: bool) -> Places:
    code, text = document.language.code, document.text
    return tuple(
        (span.start, state)
        for span in document.spans
        if span.kind == "GPE" and (not sided or cue("side_after", code).match(text[span.stop : span.stop + _REACH]))
        for state in country_codes(document.form(span), code)[:1]
    )
