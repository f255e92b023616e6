"""The pairs that are worth a person's look, from the knowledge as it is stored; made anew after it changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import LiteralString
from weakref import WeakKeyDictionary

from graph.connection import Store
from graph.evidence import read_evidence
from graph.ledger import judgements
from graph.writer import kept_of
from loaders.resolution.corpus import assembled
from loaders.resolution.judgements import judged, looked_at
from loaders.resolution.misread_states import settled
from loaders.resolution.review import KINDS, Doubt, DoubtKind, doubtful

_REFERS: LiteralString = "MATCH (s:Mention)-[:REFERS_TO]->(n:Entity) RETURN s.id AS said, n.id AS entity"
_SUPPORTS: LiteralString = "MATCH (s:Claim)-[:SUPPORTS]->(n:Entity) RETURN s.id AS said, n.id AS entity"

_LAST: WeakKeyDictionary[Store, tuple[tuple[object, ...], tuple[Doubt, ...]]] = WeakKeyDictionary()
"""The last queue of each open store, and what it was made from."""


def queue(store: Store, kinds: Collection[DoubtKind] = KINDS) -> tuple[Doubt, ...]:
    """The doubtful pairs of these kinds, the most alike first; none that somebody has judged.

    Made from all evidence: seconds for thousands of articles, nothing where neither evidence nor judgements changed.
    """
    made_from = (kept_of(store), *(one.id for one in judgements(store)))
    last = _LAST.get(store)
    if last is None or last[0] != made_from or made_from[0] is None:
        last = _LAST[store] = (made_from, _queue(store))
    return tuple(doubt for doubt in last[1] if doubt.kind in kinds)


def _queue(store: Store) -> tuple[Doubt, ...]:
    said, decided = tuple(read_evidence(store)), judgements(store)
    whole = assembled(settled(judged(said, decided)), {})
    entity_of, event_of = (
        {row["said"]: row["entity"] for row in store.read(statement)} for statement in (_REFERS, _SUPPORTS)
    )
    return doubtful(whole, (entity_of, event_of), looked_at(said, decided))
