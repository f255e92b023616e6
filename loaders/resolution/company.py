"""In whose company an article names a person, and when.

Two mentions of one name in the same company on the same days are of one person, even where one article misstates the
country. Company is read from the article by name keys, never from resolved ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Mention
from loaders.resolution.blocking import person_keys
from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.days import ordinal, spans
from loaders.resolution.person_names import person_name
from loaders.resolution.scoring import MEETING_REPORT_DAYS


def company(corpus: Corpus) -> Mapping[str, frozenset[str]]:
    """For each mention of an official the keys of the others whom the article names in full, each with its days."""
    present: dict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.of_kind("official"):
        present[mention.article].append(mention)
    found: dict[str, frozenset[str]] = {}
    for article, several in present.items():
        when = _when(corpus, article)
        found |= _of_article(several, when)
    return found


def _of_article(several: Iterable[Mention], when: tuple[int | None, ...]) -> dict[str, frozenset[str]]:
    keys = {mention.id: frozenset(f"{key}@{span}" for key in _keys(mention) for span in when) for mention in several}
    return {one: frozenset(key for other in keys if other != one for key in keys[other]) for one in keys}


def _keys(mention: Mention) -> tuple[str, ...]:
    name = person_name(mention.name)
    return () if name.is_weak else person_keys(name)


def _when(corpus: Corpus, article: str) -> tuple[int | None, ...]:
    day = corpus.day(article)
    return () if day == UNDATED else spans(ordinal(day), MEETING_REPORT_DAYS)
