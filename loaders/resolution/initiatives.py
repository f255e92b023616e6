"""Named initiatives: one by the words of its name, across languages by what they mean, its numbers and Latin words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loaders.resolution.blocking import candidate_pairs
from loaders.resolution.clustering import Scored, clustered, nothing_forbids
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import name_key
from loaders.resolution.named import Named, named
from loaders.resolution.scoring import INITIATIVE_MERGE
from loaders.resolution.wordings import likeness, wording


def initiatives(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The initiatives: for each the ids of its mentions, sorted."""
    profiles = named(corpus.of_kind("initiative"), lambda mention: name_key(mention.name))
    known = {profile.id: profile for profile in divided(profiles, constraints)}
    judged = on_profiles(known.values(), constraints)
    keys = {key: wording(profile.name).keys for key, profile in known.items()}
    found = clustered(known, _scored(known, candidate_pairs(keys)), nothing_forbids, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in known[key].mentions)) for group in found))


def _scored(known: Mapping[str, Named], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        one, other = known[left], known[right]
        found = 1.0 if one.key == other.key else likeness(wording(one.name), wording(other.name))
        if found >= INITIATIVE_MERGE:
            yield Scored(left, right, found)
