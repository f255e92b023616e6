"""The state from which an article is told: the one that "the Prime Minister", with no more said, is the minister of."""

from __future__ import annotations

import re
from collections import Counter

from loaders.extraction.clusters import Cluster
from loaders.extraction.coreference import Candidate
from loaders.extraction.country_names import country_code
from loaders.extraction.document import Document
from loaders.extraction.places import country_of_place

_HEAD = 160
"""Characters of the body in which a dateline stands."""
_OF_KAZAKH = "KZ"


def home_country(document: Document, held: list[Candidate], bodies: tuple[Cluster, ...]) -> str | None:
    """The state of the article's own officials; None where nothing tells.

    What speaks for a state: an outlet or ministry cited (3), a dateline (2), each mention (1), Kazakh as language (2).
    """
    votes: Counter[str] = Counter()
    for body in bodies:
        if body.country and body.category == "media":
            votes[body.country] += 3
    dateline = _dateline(document)
    if dateline is not None:
        votes[dateline] += 2
    if document.language.code == "kk":
        votes[_OF_KAZAKH] += 2
    votes.update(_mentions(document))
    votes.update(c.country for c in held if c.country)
    return max(votes, key=lambda code: (votes[code], code), default=None)


def _mentions(document: Document) -> Counter[str]:
    codes = (country_code(document.form(span), document.language.code) for span in document.spans if span.kind == "GPE")
    return Counter(code for code in codes if code)


def _dateline(document: Document) -> str | None:
    start = document.text.find("\n\n") + 1
    for span in document.spans:
        if span.kind == "LOC" and start <= span.start < start + _HEAD:
            lead = document.text[start : span.start].strip()
            if not re.search(r"\w{3,} \w{3,}", lead):
                return country_of_place(document.form(span), document.language.code)
    return None
