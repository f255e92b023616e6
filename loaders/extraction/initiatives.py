"""Initiatives: named treaties, programmes, forums, projects, routes and formats of one article."""

from __future__ import annotations

import re

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import phrases, words

_OPEN, _CLOSE = '«“„"', '»”“"'


def initiatives(document: Document) -> tuple[Cluster, ...]:
    """The initiatives that `document` names, in order of first naming."""
    groups: list[list[Tagged]] = []
    spans = sorted(outer(document.spans, "INI"), key=lambda s: (-len(_bare(document, s)), s.start))
    for span in spans:
        group = next((g for g in groups if _is_part(_bare(document, span), _bare(document, g[0]))), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    return tuple(sorted((_cluster(document, sorted(g)) for g in groups), key=lambda cluster: cluster.start))


def _bare(document: Document, span: Tagged) -> str:
    form = document.form(span)
    name = form if _is_title(document, span) else document.language.nominative(form, "INI")
    return re.sub(r"[«»“”\"„]", "", name).strip()


def _is_title(document: Document, span: Tagged) -> bool:
    """Whether a Russian name fills its quotes: it is in the nominative, only the word beside it is declined."""
    before, after = document.text[max(0, span.start - 1) : span.start], document.text[span.stop : span.stop + 1]
    return document.language.code == "ru" and before in _OPEN and after in _CLOSE and bool(before and after)


def _is_part(short: str, full: str) -> bool:
    own, other = [w.text for w in words(short)], [w.text for w in words(full)]
    letters = "".join(part[0] for part in re.findall(r"\w+", full) if part[0].isupper())
    if len(short) > 2 and short.isupper() and short == letters:
        return True
    return bool(own) and all(any(_alike(word, o) for o in other) for word in own)


def _alike(left: str, right: str) -> bool:
    size = max(3, min(len(left), len(right)) - 2)
    return left[:size] == right[:size]


def _cluster(document: Document, spans: list[Tagged]) -> Cluster:
    name = max((_bare(document, span) for span in spans), key=len)
    return Cluster("initiative", name, spans, category=_category(document, name, spans[0]))


def _category(document: Document, name: str, span: Tagged) -> str | None:
    """The kind of a named undertaking, by its name or by the word beside it."""
    found = phrases("initiatives.tsv", document.language.code).values(name)
    if found:
        return found[-1] if document.language.code == "kk" else found[0]
    near = (
        document.text[span.stop : span.stop + 30]
        if document.language.code == "kk"
        else document.text[max(0, span.start - 30) : span.start]
    )
    beside = phrases("initiatives.tsv", document.language.code).values(near)
    return beside[0] if beside else None
