"""What Readout knows and how it says it: evidence, ledger and knowledge as frozen dataclasses, standard library only.

Evidence is what articles say, knowledge is what the evidence amounts to, the ledger is what happened and what people
decided. Dates are ISO strings ("2025-12-14"), None where unknown.
"""

from __future__ import annotations

from graph.model.entities import Agreement, Country, Entity, Initiative, Meeting, Official, Organization, Place
from graph.model.evidence import Article, Claim, Evidence, Mention, OfficeMention, Party, Span
from graph.model.ledger import Change, Judgement, Load, Tombstone
from graph.model.relations import (
    AgreedOn,
    BelongsTo,
    Concerns,
    Discussed,
    HeldIn,
    Holds,
    LocatedIn,
    MetWith,
    PlannedAs,
    ReachedAt,
    RefersTo,
    Relation,
    Represents,
    Supports,
    TookPartIn,
)
from graph.model.subgraph import Edge, Node, Subgraph
from graph.model.vocabulary import (
    AGREEMENT_STATUSES,
    CHANNELS,
    CLAIM_STATUSES,
    FORMATS,
    ORGANIZATION_KINDS,
    RANKS,
    ClaimKind,
    MentionKind,
    Role,
    Value,
)

__all__ = [
    "AGREEMENT_STATUSES",
    "CHANNELS",
    "CLAIM_STATUSES",
    "FORMATS",
    "ORGANIZATION_KINDS",
    "RANKS",
    "AgreedOn",
    "Agreement",
    "Article",
    "BelongsTo",
    "Change",
    "Claim",
    "ClaimKind",
    "Concerns",
    "Country",
    "Discussed",
    "Edge",
    "Entity",
    "Evidence",
    "HeldIn",
    "Holds",
    "Initiative",
    "Judgement",
    "Load",
    "LocatedIn",
    "Meeting",
    "Mention",
    "MentionKind",
    "MetWith",
    "Node",
    "OfficeMention",
    "Official",
    "Organization",
    "Party",
    "Place",
    "PlannedAs",
    "ReachedAt",
    "RefersTo",
    "Relation",
    "Represents",
    "Role",
    "Span",
    "Subgraph",
    "Supports",
    "Tombstone",
    "TookPartIn",
    "Value",
]
