"""From entities to claims: the meetings and the agreements that one article reports."""

from __future__ import annotations

from graph.model import Claim
from loaders.extraction.agreements import find_agreements
from loaders.extraction.document import Document, Found
from loaders.extraction.meetings import find_meetings
from loaders.extraction.participants import Cast


def find_claims(document: Document, found: Found) -> tuple[Claim, ...]:
    """The claims of `document`: meetings in order of text, then agreements; each claim once."""
    cast = Cast(document, found)
    meetings = find_meetings(document, found, cast)
    agreements = find_agreements(document, found, cast, meetings)
    return tuple({claim.id: claim for claim in (*meetings, *agreements)}.values())
