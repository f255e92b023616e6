"""An entity's id: that of its mention, or claim, published earliest, undated last, ties by id."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.resolution.corpus import Corpus


def mention_anchor(corpus: Corpus, mentions: Iterable[str]) -> str:
    """The id of the entity that these mentions are."""
    return min(mentions, key=lambda mention: (corpus.published(corpus.mentions[mention].article), mention))


def claim_anchor(corpus: Corpus, claims: Iterable[str]) -> str:
    """The id of the meeting or agreement that these claims report."""
    return min(claims, key=lambda claim: (corpus.published(corpus.claims[claim].article), claim))
