"""From all evidence to all knowledge, in one direction: states and places, bodies, officials, meetings, agreements.

A pure function of the current evidence and the judgements: order, batches and loading twice change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.model import Agreement, Edge, Entity, Evidence, Judgement, Meeting, Relation, Subgraph
from loaders.resolution.agreement_edges import agreement_edges, initiative_edges
from loaders.resolution.agreements import agreements, undertakings
from loaders.resolution.anchors import claim_anchor, mention_anchor
from loaders.resolution.bodies import bodies
from loaders.resolution.corpus import Corpus, corpus
from loaders.resolution.countries import countries_of, country_nodes
from loaders.resolution.edges import claim_edges, mention_edges
from loaders.resolution.entity_nodes import entity_nodes
from loaders.resolution.event_nodes import event_nodes
from loaders.resolution.initiatives import initiatives
from loaders.resolution.judgements import Constraints, constraints, judged
from loaders.resolution.knowledge import Groups, Knowledge
from loaders.resolution.meeting_edges import meeting_edges, planned_edges
from loaders.resolution.meetings import meetings
from loaders.resolution.office_edges import bodies_of, office_edges
from loaders.resolution.officials import officials
from loaders.resolution.places import places

OF_STATES = frozenset(("REPRESENTS", "BELONGS_TO", "LOCATED_IN", "HOLDS", "HELD_IN"))
"""The types of edges that may end in a state."""


def resolve(evidence: Iterable[Evidence], judgements: Sequence[Judgement] = ()) -> Subgraph:
    """The knowledge that this evidence amounts to under these judgements: nodes and edges, each ordered by id."""
    said = tuple(evidence)
    known = resolved(corpus(judged(said, judgements)), constraints(said, judgements))
    return _subgraph(known)


def resolved(evidence: Corpus, judged_pairs: Constraints) -> Knowledge:
    """Which mentions and claims are one."""
    states = countries_of(evidence)
    groups = {
        "places": _by_anchor(evidence, places(evidence, judged_pairs)),
        "bodies": _by_anchor(evidence, bodies(evidence, judged_pairs)),
        "officials": _by_anchor(evidence, officials(evidence, judged_pairs)),
        "initiatives": _by_anchor(evidence, initiatives(evidence, judged_pairs)),
    }
    entity_of = dict(states)
    for kind in groups.values():
        entity_of |= _members(kind)
    met = _by_claim_anchor(evidence, meetings(evidence, entity_of, judged_pairs))
    event_of = _members(met)
    agreed = _by_claim_anchor(evidence, agreements(undertakings(evidence, entity_of, event_of), judged_pairs))
    return Knowledge(
        corpus=evidence,
        countries=states,
        **groups,
        meetings=met,
        agreements=agreed,
        entity_of={mention: entity_of[mention] for mention in sorted(entity_of)},
        event_of=dict(sorted((event_of | _members(agreed)).items())),
    )


def _by_anchor(evidence: Corpus, groups: Iterable[tuple[str, ...]]) -> Groups:
    found = {mention_anchor(evidence, group): group for group in groups}
    return {key: found[key] for key in sorted(found)}


def _by_claim_anchor(evidence: Corpus, groups: Iterable[tuple[str, ...]]) -> Groups:
    found = {claim_anchor(evidence, group): group for group in groups}
    return {key: found[key] for key in sorted(found)}


def _members(groups: Groups) -> dict[str, str]:
    return {member: key for key, members in groups.items() for member in members}


def _subgraph(known: Knowledge) -> Subgraph:
    entities = tuple(entity_nodes(known))
    relations = [*mention_edges(known), *claim_edges(known), *office_edges(known, bodies_of(known))]
    names = {entity.id: entity.name_en or entity.name for entity in entities}
    # A state may be named by other facts alone; the node is then there by reference.
    used = {relation.end for relation in relations if relation.type in OF_STATES and len(relation.end) == 2}
    states = country_nodes(known.corpus, dict(known.countries), used)
    names |= {state.id: state.name for state in states}
    events = tuple(event_nodes(known, names))
    relations += _event_edges(known, events)
    return _ordered((*entities, *states, *events), relations)


def _event_edges(known: Knowledge, events: tuple[Entity, ...]) -> Iterator[Relation]:
    met = {event.id: event for event in events if isinstance(event, Meeting)}
    agreed = {event.id: event for event in events if isinstance(event, Agreement)}
    yield from meeting_edges(known, met)
    yield from planned_edges(known)
    claims = undertakings(known.corpus, known.entity_of, known.event_of)
    yield from agreement_edges(known, agreed, claims)
    yield from initiative_edges(known, claims)


def _ordered(entities: Iterable[Entity], relations: Iterable[Relation]) -> Subgraph:
    nodes = {entity.id: entity.node() for entity in entities}
    edges: dict[str, Edge] = {}
    for edge in (relation.edge() for relation in relations):
        edges[edge.id] = edge
    return Subgraph(tuple(nodes[key] for key in sorted(nodes)), tuple(edges[key] for key in sorted(edges)))
