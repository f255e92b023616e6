"""Countries: the states that take part in what an article reports, or that it is about."""

from __future__ import annotations

from collections import defaultdict

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.country_names import country_codes, country_name
from loaders.extraction.document import Document, Tagged
from loaders.extraction.holdings import Holdings


def countries(document: Document, held: Holdings, organizations: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """The states of `document`, in order of first naming."""
    places: dict[str, list[Tagged]] = defaultdict(list)
    for span in outer(document.spans, "GPE"):
        for code in country_codes(document.form(span), document.language.code)[:1]:
            places[code].append(span)
    return tuple(
        Cluster("country", country_name(code, document.language.code), spans, country=code)
        for code, spans in places.items()
    )
