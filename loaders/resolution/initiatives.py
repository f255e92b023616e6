"""Named initiatives: one by the words of its name, across languages by what they mean, its numbers and Latin words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.resolution.blocking import candidate_pairs
from loaders.resolution.clustering import Scored, clustered
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import name_key
from loaders.resolution.wordings import Wording, likeness, wording


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    words: Wording
    mentions: tuple[str, ...]


def initiatives(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The initiatives: for each the ids of its mentions, sorted."""
    groups: dict[str, list[str]] = defaultdict(list)
    for mention in corpus.of_kind("initiative"):
        groups[name_key(mention.name)].append(mention.id)
    named = {min(m): _Named(min(m), wording(corpus.mentions[min(m)].name), tuple(sorted(m))) for m in groups.values()}
    keys = {key: one.words.keys for key, one in named.items()}
    found = clustered(named, _scored(named, candidate_pairs(keys)), lambda left, right: False, constraints)
    return tuple(sorted(tuple(sorted(m for key in group for m in named[key].mentions)) for group in found))


def _scored(named: Mapping[str, _Named], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        found = likeness(named[left].words, named[right].words)
        if found >= 0.75:
            yield Scored(left, right, found)
