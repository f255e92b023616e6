"""Named initiatives: one by the words of its name, across languages by what they mean, its numbers and Latin words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loaders.resolution.clustering import Linkage, Scored, linked, nothing_forbids
from loaders.resolution.constrained import divided, on_profiles
from loaders.resolution.corpus import Corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.name_keys import name_key
from loaders.resolution.named import Named, named
from loaders.resolution.scoring import INITIATIVE_MERGE
from loaders.resolution.wordings import likeness, wording


def initiatives(corpus: Corpus, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The initiatives: for each the ids of its mentions, sorted."""
    known = {profile.id: profile for profile in divided(initiative_profiles(corpus), constraints)}
    judged = on_profiles(known.values(), constraints)
    found = linked(known, INITIATIVES, judged)
    return tuple(sorted(tuple(sorted(m for key in group for m in known[key].mentions)) for group in found))


def initiative_profiles(corpus: Corpus) -> Iterator[Named]:
    """The mentions of initiatives, those with one name key together."""
    return named(corpus.of_kind("initiative"), lambda mention: name_key(mention.name))


def _scored(known: Mapping[str, Named], pairs: Iterable[tuple[str, str]]) -> Iterator[Scored]:
    for left, right in pairs:
        one, other = known[left], known[right]
        found = 1.0 if one.key == other.key else likeness(wording(one.name), wording(other.name))
        if found >= INITIATIVE_MERGE:
            yield Scored(left, right, found)


INITIATIVES: Linkage[Named] = Linkage(
    lambda profile: wording(profile.name).keys, _scored, lambda _, __: nothing_forbids
)
"""How mentions of one name become initiatives."""
