"""What has been resolved: for each mention and claim the entity, and for each entity its mentions or claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.resolution.corpus import Corpus

Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Entities with what they are made of. `entity_of` leads from mentions, `event_of` from claims, to entities."""

    corpus: Corpus
    countries: Mapping[str, str]
    places: Groups
    bodies: Groups
    officials: Groups
    initiatives: Groups
    meetings: Groups
    agreements: Groups
    entity_of: Mapping[str, str]
    event_of: Mapping[str, str]

    def kind_of(self, mention: str) -> str:
        """The kind of entity that a mention is."""
        return self.corpus.mentions[mention].kind

    def articles_of(self, mentions: tuple[str, ...]) -> frozenset[str]:
        """The articles of these mentions."""
        return frozenset(self.corpus.mentions[mention].article for mention in mentions)

    def articles_of_claims(self, claims: tuple[str, ...]) -> frozenset[str]:
        """The articles of these claims."""
        return frozenset(self.corpus.claims[claim].article for claim in claims)
