"""Countries: the states that take part in what an article reports, or that it is about.

A state named once in passing is not one of them: the host of an ambassador who is elsewhere, or an adjective of a
firm or a guest. A state that is not named at all is, if several of its officials are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from loaders.extraction.clusters import Cluster, inside, outer
from loaders.extraction.country_names import country_codes, country_name
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.holdings import Holdings

_OF_KAZAKH = "KZ"


def countries(document: Document, held: Holdings) -> tuple[Cluster, ...]:
    """The states of `document`, in order of first naming; then, without forms, those that its officials imply."""
    places: dict[str, list[Tagged]] = defaultdict(list)
    for span in outer(document.spans, "GPE"):
        for code in country_codes(document.form(span), document.language.code):
            places[code].append(span)
    represented = {candidate.person.country for candidate in held.held}
    represented |= {office.country for office in held.unnamed if not office.plural}
    taking_part = [code for code, spans in places.items() if code in represented or not _in_passing(document, spans)]
    named = [_cluster(document, code, places[code]) for code in taking_part]
    implied = sorted(set(_implied(document, held)) - set(places))
    return (*named, *(_cluster(document, code, []) for code in implied))


def _cluster(document: Document, code: str, spans: list[Tagged]) -> Cluster:
    return Cluster("country", country_name(code, document.language.code), spans, country=code)


def _in_passing(document: Document, spans: list[Tagged]) -> bool:
    """Whether the only place that names a state is an ambassador's host or an adjective."""
    if len(spans) > 1:
        return False
    span, code = spans[0], document.language.code
    is_host = any(span in inside(document.spans, office) for office in outer(document.spans, "OFF"))
    is_adjective = (
        document.form(span)[:1].islower() or cue("state_adjective", code).search(document.form(span)) is not None
    )
    return is_host or is_adjective


def _implied(document: Document, held: Holdings) -> Iterator[str]:
    """States of two or more officials of the article; in Kazakh texts Kazakhstan for one."""
    officials = Counter(c.person.country for c in held.held if c.person.country and c.offices)
    for code, count in officials.items():
        if code is not None and (count > 1 or (code == _OF_KAZAKH and document.language.code == "kk")):
            yield code
