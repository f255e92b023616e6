"""Is the store sound: does all evidence hold together, and is the knowledge what the evidence amounts to?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.connection import Store
from graph.difference import difference
from graph.evidence import read_evidence
from graph.ids import text_hash
from graph.ledger import judgements, pending
from graph.model import Edge, Evidence, Node
from graph.writer import stored_knowledge
from loaders.resolution.resolve import resolve


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: what kind of fault, of what id, and what was found."""

    kind: str
    id: str
    found: str


def verify(store: Store) -> Iterator[Fault]:
    """The faults of a store, those of evidence first; none in a sound one. Reads all of it and writes nothing."""
    said = tuple(read_evidence(store))
    for one in said:
        yield from faults_of(one)
    yield from _twice(store)
    waiting = pending(store)
    yield from (Fault("pending", id_, "its evidence is not in the knowledge yet: run any command") for id_ in waiting)
    if not waiting:
        yield from _wrong_knowledge(store, said)


def faults_of(evidence: Evidence) -> Iterator[Fault]:
    """What does not hold together in what one article says: offsets that give other words, references to nothing."""
    article, text = evidence.article, evidence.article.text
    if text_hash(text) != article.text_hash:
        yield Fault("text", article.id, "its text is not the one that was loaded")
    for mention in evidence.mentions:
        for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True):
            if text[start:stop] != form:
                yield Fault("offsets", mention.id, f"{start}:{stop} gives {text[start:stop]!r}, not {form!r}")
    for claim in evidence.claims:
        if text[claim.start : claim.stop] != claim.quote:
            yield Fault("offsets", claim.id, f"{claim.start}:{claim.stop} does not give its quote")
        beyond = (span for span in claim.evidence if not 0 <= span.start <= span.stop <= len(text))
        yield from (Fault("offsets", claim.id, f"{s.field} at {s.start}:{s.stop} is not in the text") for s in beyond)
    yield from _dangling(evidence)


def _dangling(evidence: Evidence) -> Iterator[Fault]:
    mentions = {mention.id for mention in evidence.mentions}
    claims = {claim.id for claim in evidence.claims}
    wanted = [(office.id, office.mention, mentions) for office in evidence.offices]
    wanted += [(claim.id, party.mention, mentions) for claim in evidence.claims for party in claim.parties]
    wanted += [(claim.id, claim.reached_at, claims) for claim in evidence.claims if claim.reached_at]
    for id_, other, there in wanted:
        if other not in there:
            yield Fault("reference", id_, f"it refers to {other}, which the article does not have")


def _twice(store: Store) -> Iterator[Fault]:
    """Ids that two nodes have."""
    for label, statement in (
        ("Entity", "MATCH (n:Entity) RETURN n.id AS id"),
        ("Mention", "MATCH (n:Mention) RETURN n.id AS id"),
        ("Claim", "MATCH (n:Claim) RETURN n.id AS id"),
        ("Article", "MATCH (n:Article) RETURN n.id AS id"),
    ):
        seen: set[str] = set()
        for row in store.read(statement):
            if row["id"] in seen:
                yield Fault("twice", row["id"], f"two nodes of label {label} have this id")
            seen.add(row["id"])


def _wrong_knowledge(store: Store, said: Iterable[Evidence]) -> Iterator[Fault]:
    """Where the stored knowledge is not that of the evidence and the judgements."""
    found = difference(stored_knowledge(store), resolve(said, judgements(store)))
    faults: tuple[tuple[tuple[Node | Edge, ...], str], ...] = (
        ((*found.created, *found.new_edges), "is missing"),
        ((*found.changed, *found.changed_edges), "has other properties than the evidence gives it"),
        ((*found.deleted, *found.deleted_edges), "follows from no evidence"),
    )
    for things, what in faults:
        yield from (Fault("knowledge", thing.id, what) for thing in things)
