"""How many meeting claims of a given confidence are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from benchmarks.validation.annotated import Reading
from benchmarks.validation.tables import share, table
from loaders.evaluation.record import Record
from loaders.evaluation.scorer import counts

EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
SCORED = ("meetings", "meetings_planned")
STATUSES = ("held", "recalled", "planned")

Judged = tuple[float, bool]
"""The confidence of a claim, and whether an annotated meeting matches it."""


def report(sets: Mapping[str, Iterable[Reading]]) -> str:
    """A row a bin of confidence, for each set the claims in it, their mean confidence and the share that is right."""
    columns = [tuple(claim for reading in read for claim in judged(reading)) for read in sets.values()]
    rows = []
    for low, high in pairwise(EDGES):
        inside = ([claim for claim in column if low <= claim[0] < high] for column in columns)
        rows.append((f"{low:.1f} – {min(high, 1.0):.1f}", *(cell for claims in inside for cell in _cells(claims))))
    rows.append(("all", *(cell for column in columns for cell in _cells(column))))
    head = (f"{name}: {what}" for name in sets for what in ("claims", "mean", "right"))
    return table(("confidence", *head), rows)


def judged(reading: Reading) -> Iterator[Judged]:
    """The meeting claims with two participants or more, and whether each is right as the scorer has it."""
    claims = [c for c in reading.evidence.claims if c.kind == "meeting" and c.status in STATUSES]
    meetings = reading.ours.meetings
    numbered = tuple(replace(meeting, topics=(str(at),)) for at, meeting in enumerate(meetings))
    wrong = set(_wrong(reading.gold, replace(reading.ours, meetings=numbered)))
    for at, (claim, meeting) in enumerate(zip(claims, meetings, strict=True)):
        if len(meeting.participants) > 1:
            yield claim.confidence, at not in wrong


def _wrong(gold: Record, ours: Record) -> Iterator[int]:
    """The numbers of the meetings that match none; topics, which nothing scores, carry them."""
    for count in counts(gold, ours):
        if count.field in SCORED:
            yield from (int(meeting.topics[0]) for meeting in count.wrong)  # type: ignore[attr-defined]


def _cells(claims: Iterable[Judged]) -> tuple[str, str, str]:
    claims = tuple(claims)
    if not claims:
        return "0", "–", "–"
    sure, right = (sum(values) / len(claims) for values in zip(*claims, strict=True))
    return str(len(claims)), share(sure), share(right)
