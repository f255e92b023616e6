"""Meetings and agreements: which claims are one, their nodes and their edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from graph.model import Agreement, Claim, Meeting, Relation
from loaders.kept.announcements import Announcements
from loaders.kept.entities import Entities
from loaders.kept.evidence import KeptEvidence
from loaders.kept.groups import Touched
from loaders.kept.links import Linked, Regrouped
from loaders.kept.outputs import Names, Outputs
from loaders.kept.tables import Tables
from loaders.resolution.agreement_edges import agreement_edges, initiative_edges
from loaders.resolution.agreements import AGREEMENTS, Undertaking, undertaking
from loaders.resolution.anchors import claim_anchor
from loaders.resolution.event_nodes import event_nodes
from loaders.resolution.judgements import Constraints
from loaders.resolution.knowledge import Groups, Knowledge
from loaders.resolution.meeting_claims import Report, report
from loaders.resolution.meeting_edges import meeting_edges
from loaders.resolution.meetings import MEETINGS


class Events:
    """Meetings and agreements with what they are made of."""

    def __init__(self, tables: Tables, evidence: KeptEvidence, entities: Entities, outputs: Outputs) -> None:
        self._evidence, self._entities, self._outputs = evidence, entities, outputs
        self.of = Entities(tables, "events")
        self._meetings: Linked[Report] = Linked(tables, "meetings", MEETINGS)
        self._agreements: Linked[Undertaking] = Linked(tables, "agreements", AGREEMENTS)
        self._pairs = tables.postings("parties of initiatives")
        self._touched_pairs: set[str] = set()
        self._announcements = Announcements(tables, outputs, self._meetings.members)

    def update(self, articles: Iterable[str], renamed: Iterable[str], constraints: Constraints) -> None:
        """Resolve the claims of these articles anew, and make what changed."""
        touched = set(articles)
        claims = tuple(self._claims(touched, "meeting"))
        self._meet(claims, constraints)
        touched |= {self._evidence.claims[claim].article for claim in self.of.moved}
        self._touch(claims, "meeting")
        self._touch((claim for entity in sorted(renamed) for claim in self._claims_naming(entity)), "meeting")
        undertaken = tuple(self._claims(touched, "agreement"))
        self._undertake(undertaken, constraints)
        self._touch(undertaken, "agreement")
        self._make()

    def _claims(self, articles: Iterable[str], kind: str) -> Iterator[Claim]:
        for article in sorted(articles):
            for key in self._evidence.claims_in[article]:
                if self._evidence.claims[key].kind == kind:
                    yield self._evidence.claims[key]

    def _claims_naming(self, entity: str) -> Iterator[Claim]:
        articles = {self._evidence.mentions[mention].article for mention in self._entities.members.get(entity, ())}
        for claim in self._claims(articles, "meeting"):
            if any(self._entities.of.get(party.mention) == entity for party in claim.parties):
                yield claim

    def _touch(self, claims: Iterable[Claim], kind: str) -> None:
        self.of.touched |= {self.of.of[claim.id]: kind for claim in claims}

    def _meet(self, claims: Iterable[Claim], constraints: Constraints) -> None:
        told = ((claim.id, report(self._evidence.corpus(), claim, self._entities.of)) for claim in claims)
        changed = {key: new for key, new in told if self._meetings.members.get(key) != new}
        self._regroup("meeting", self._meetings.update(changed, constraints).but_for_same(changed))

    def _undertake(self, claims: Iterable[Claim], constraints: Constraints) -> None:
        corpus, known = self._evidence.corpus(), self._agreements.members
        told = ((claim.id, undertaking(corpus, claim, self._entities.of, self.of.of)) for claim in claims)
        changed = {key: new for key, new in told if known.get(key) != new}
        for key, new in changed.items():
            self._follow_pairs(key, known.get(key), new)
        self._regroup("agreement", self._agreements.update(changed, constraints).but_for_same(changed))

    def _regroup(self, kind: str, change: Regrouped) -> None:
        corpus = self._evidence.corpus()
        touched = Touched(change.before, {cluster: cluster for cluster in sorted(change.after)})
        self.of.regroup(kind, touched, lambda claims: claim_anchor(corpus, claims))

    def _follow_pairs(self, claim: str, old: Undertaking | None, new: Undertaking) -> None:
        was, is_ = _pairs(old), _pairs(new)
        self._pairs.take(claim, was - is_)
        self._pairs.add(claim, is_ - was)
        self._touched_pairs |= was | is_

    def _make(self) -> None:
        for key in self.of.gone:
            self._outputs.put(key)
            self._announcements.forget(key)
        met, agreed = self.of.touched_of("meeting"), self.of.touched_of("agreement")
        known = self._known(met, agreed)
        nodes = {node.id: node for node in event_nodes(known, Names(self._outputs))}
        meetings = {key: node for key, node in nodes.items() if isinstance(node, Meeting)}
        agreements = {key: node for key, node in nodes.items() if isinstance(node, Agreement)}
        for key in met:
            edges = meeting_edges(replace(known, meetings={key: met[key]}), meetings)
            self._outputs.put(key, (meetings[key].node(),), edges)
        for key in agreed:
            reached = replace(known, agreements={key: agreed[key]})
            self._outputs.put(
                key, (agreements[key].node(),), agreement_edges(reached, agreements, self._agreements.members)
            )
        for pair in sorted(self._touched_pairs):
            self._outputs.put(f"pair {pair}", (), self._edges_of_pair(known, pair))
        self._announcements.make(met, lambda several: self._known(several, {}), self.of.members)

    def _edges_of_pair(self, known: Knowledge, pair: str) -> Iterator[Relation]:
        claims = {key: self._agreements.members[key] for key in sorted(self._pairs.of(pair))}
        return (edge for edge in initiative_edges(known, claims) if f"{edge.start}\t{edge.end}" == pair)

    def _known(self, meetings: Groups, agreements: Groups) -> Knowledge:
        return Knowledge(
            corpus=self._evidence.corpus(),
            countries={},
            places=self._entities.of_kind("place"),
            bodies=self._entities.of_kind("organization"),
            officials=self._entities.of_kind("official"),
            initiatives=self._entities.of_kind("initiative"),
            meetings=meetings,
            agreements=agreements,
            entity_of=self._entities.of,
            event_of=self.of.of,
        )


def _pairs(claim: Undertaking | None) -> frozenset[str]:
    return frozenset() if claim is None else frozenset(map("\t".join, product(claim.parties, claim.initiatives)))
