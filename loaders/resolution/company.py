"""Whom a person meets and when: two mentions that met the same people on the same days are of one person,

even where one article misstates the country. Read from the claims of the article, by name keys, never resolved ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from loaders.resolution.blocking import person_keys
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.meeting_claims import ordinal, spans, taking_part
from loaders.resolution.person_names import person_name
from loaders.resolution.scoring import MEETING_REPORT_DAYS


def company(corpus: Corpus) -> Mapping[str, frozenset[str]]:
    """For each mention of an official the keys of those in the same meetings, each with a stretch of days."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in corpus.claims.values():
        if claim.kind == "meeting":
            present = [party.mention for party in taking_part(claim) if party.mention in corpus.mentions]
            keys = {mention: _keys(corpus, mention) for mention in present}
            when = _when(corpus, claim.article, claim.date_from)
            for mention in present:
                others = {key for other in present if other != mention for key in keys[other]}
                found[mention] |= {f"{key}@{span}" for key in others for span in when}
    return {mention: frozenset(keys) for mention, keys in found.items()}


def _keys(corpus: Corpus, mention: str) -> tuple[str, ...]:
    stated = corpus.mentions[mention]
    name = person_name(stated.name)
    return person_keys(name) if stated.kind == "official" and not name.is_weak else ()


def _when(corpus: Corpus, article: str, day: str | None) -> tuple[int | None, ...]:
    published = corpus.day(article)
    stated = day or (None if published == UNDATED else published)
    return () if stated is None else spans(ordinal(stated), MEETING_REPORT_DAYS)
