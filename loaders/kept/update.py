"""One more article, or all: evidence in, and out comes what is known otherwise than before. Start reading here.

The steps and the rules are those of `resolution.resolve`, in the same order; what it does with all things at once is
done here with those that something new touches. The keys under which things are compared say what may be touched;
`OutOfReach` is raised where that is not all. That both amount to the same is tested over many orders and batches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge, Evidence, Subgraph
from loaders.kept.arrivals import Arrivals, Settled
from loaders.kept.copies import Copies
from loaders.kept.entities import Entities
from loaders.kept.events import Events
from loaders.kept.evidence import KeptEvidence
from loaders.kept.facts import Facts
from loaders.kept.groups import Keyed, Move, all_kinds
from loaders.kept.outputs import Outputs
from loaders.kept.tables import Tables
from loaders.resolution.anchors import mention_anchor
from loaders.resolution.corpus import Corpus, assembled
from loaders.resolution.countries import countries_of
from loaders.resolution.edges import claim_edges, mention_edges
from loaders.resolution.judgements import Constraints
from loaders.resolution.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Change:
    """The part of the knowledge that was made anew: as it was, and as it is."""

    before: Subgraph
    after: Subgraph


def update(tables: Tables, evidence: Sequence[Evidence], constraints: Constraints) -> Change:
    """Take in articles that are new to `tables`; the caller writes these, or lets them go.

    Raises OutOfReach where the articles change more than what they touch.
    """
    known, entities, outputs = KeptEvidence(tables), Entities(tables, "entities"), Outputs(tables)
    Copies(tables).add(tuple(one.article for one in evidence))
    settled = Arrivals(tables, known).settled(evidence)
    _group(tables, settled, (known, entities, constraints))
    facts = Facts(tables, known, entities, outputs)
    facts.make()
    facts.make_states()
    events = Events(tables, known, entities, outputs)
    articles = {known.mentions[mention].article for mention in entities.moved}
    articles |= {one.article.id for one in (*settled.come, *settled.again)}
    events.update(articles, facts.renamed, constraints)
    return _change(known, outputs, entities, events.of)


def holds(tables: Tables, article: str) -> bool:
    """Whether an article was taken in."""
    return article in KeptEvidence(tables).articles


def _group(tables: Tables, settled: Settled, what: tuple[KeptEvidence, Entities, Constraints]) -> None:
    """Which entities the mentions of new articles, and persons whose state is another now, are of."""
    known, entities, constraints = what
    come, kinds, corpus = assembled(settled.come, {}), all_kinds(tables), known.corpus()
    moves = dict.fromkeys(kinds, Move(come, {}, known)) | {"official": _move(settled, kinds["official"], known)}
    for kind, grouped in kinds.items():
        change = grouped.update(moves[kind], constraints)
        entities.regroup(kind, change, lambda mentions: mention_anchor(corpus, mentions))
    for code, mentions in _by_state(come).items():
        entities.state(code, mentions)


def _move(settled: Settled, officials: Keyed, known: KeptEvidence) -> Move:
    """The move of persons; puts the evidence down, between the keys of before and those of now."""
    again = assembled(settled.again, {})
    before = {mention.id: officials.key(known.corpus(), mention.id) for mention in again.of_kind("official")}
    known.add((*settled.come, *settled.again))
    left: dict[str, set[str]] = defaultdict(set)
    for mention, key in before.items():
        if officials.key(again, mention) != key:
            left[key].add(mention)
    both = tuple(sorted((*settled.come, *settled.again), key=lambda one: one.article.id))
    return Move(assembled(both, {}), {key: frozenset(mentions) for key, mentions in left.items()}, known)


def _by_state(come: Corpus) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for mention, code in countries_of(come).items():
        found[code].append(mention)
    return found


def _change(known: KeptEvidence, outputs: Outputs, entities: Entities, events: Entities) -> Change:
    """The parts that were made anew, with the ways back to mentions and claims that lead elsewhere now."""
    before, after = outputs.changes()
    was = _ways_back(known, _ends(entities.moved), _ends(events.moved))
    is_ = _ways_back(
        known, {key: entities.of[key] for key in entities.moved}, {key: events.of[key] for key in events.moved}
    )
    return Change(_with(before, was), _with(after, is_))


def _ends(moved: Mapping[str, str | None]) -> dict[str, str]:
    return {key: end for key, end in moved.items() if end is not None}


def _ways_back(known: KeptEvidence, mentions: Mapping[str, str], claims: Mapping[str, str]) -> Iterator[Edge]:
    """The edges from mentions and claims to what they are of."""
    ends = Knowledge(known.corpus(), {}, {}, {}, {}, {}, {}, {}, entity_of=mentions, event_of=claims)
    return (relation.edge() for relation in (*mention_edges(ends), *claim_edges(ends)))


def _with(part: Subgraph, edges: Iterable[Edge]) -> Subgraph:
    return Subgraph(part.nodes, tuple(sorted((*part.edges, *edges), key=lambda edge: edge.id)))
