"""What was decided: all judgements with whether they hold, and those beside one entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.connection import Store
from graph.evidence import evidence_of
from graph.ledger import all_judgements, judgements
from graph.model import Evidence, Judgement
from graph.reader.said import said_in
from loaders.resolution.addresses import ids_at
from loaders.resolution.judgements import State, states


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement, and whether it holds."""

    judgement: Judgement
    state: State


def listed(store: Store) -> tuple[Listed, ...]:
    """All judgements, the latest first, those taken back too."""
    every = all_judgements(store)
    state_of = states(_evidence(store, (one for one in every if one.withdrawn_at is None)), every)
    found = (Listed(one, state_of[one.id]) for one in every)
    return tuple(sorted(found, key=lambda one: (one.judgement.at or "", one.judgement.id), reverse=True))


def beside(store: Store, entity: str) -> tuple[Listed, ...]:
    """The judgements in force about the mentions of an entity, or about the claims behind a meeting or agreement."""
    every = judgements(store)
    articles = {article for one in every for article in one.articles}
    said = said_in(store, entity, articles) if articles else ()
    if not said:
        return ()
    own, near = {one.id for one in said}, near_to({one.article for one in said}, every)
    evidence = _evidence(store, near)
    there = ids_at(evidence, {address for one in near for address in (*one.lefts, *one.rights)})
    state_of = states(evidence, near)
    return tuple(
        Listed(one, state_of[one.id])
        for one in sorted(near, key=lambda one: (one.at or "", one.id))
        if any(not own.isdisjoint(there.get(address, ())) for address in (*one.lefts, *one.rights))
    )


def near_to(articles: Iterable[str], several: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements about these articles, or that share an article with one that is, and so on."""
    left, found, reached = list(several), list[Judgement](), set(articles)
    while joined := [one for one in left if not reached.isdisjoint(one.articles)]:
        found += joined
        reached |= {article for one in joined for article in one.articles}
        left = [one for one in left if one not in joined]
    return tuple(found)


def _evidence(store: Store, several: Iterable[Judgement]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(store, sorted({article for one in several for article in one.articles})))
