"""The words that properties may hold: kinds, roles, ranks, formats, statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | tuple[float, ...] | None

MentionKind = Literal["official", "organization", "country", "place", "initiative"]
ClaimKind = Literal["meeting", "agreement"]
Role = Literal["host", "head", "attendant", "witness", "party", "subject", "place"]

RANKS = (
    "head of state",
    "head of government",
    "minister",
    "deputy minister",
    "ambassador",
    "head of body",
    "deputy head",
    "legislator",
    "other",
)
FORMATS = ("bilateral", "trilateral", "multilateral", "conference", "ceremony", "session", "visit")
CHANNELS = ("in person", "phone", "video", "unknown")
CLAIM_STATUSES = ("held", "planned", "recalled", "cancelled", "denied")
AGREEMENT_STATUSES = ("signed", "agreed", "planned", "proposed")
ORGANIZATION_KINDS: Mapping[str, str | None] = {
    "ministry": "Ministry",
    "agency": "Agency",
    "embassy": "Embassy",
    "parliament": "Parliament",
    "international_organization": "InternationalOrganization",
    "company": "Company",
    "media": "Media",
    "university": "University",
    "party": "Party",
    "religious": "Religious",
    "other": None,
}
"""A body's kind in records, and the second label that it gives."""
