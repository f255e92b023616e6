"""What people decided about mentions and claims, as constraints on clustering.

A judgement names a mention by article, kind and form, a claim by article, kind and quote: addresses that survive
reloading. One that finds nothing is inactive and stays in the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model import Claim, Evidence, Judgement, Mention

_SEPARATOR = "\t"


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of ids, each in order: those that are one and those that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


def mention_address(mention: Mention, form: str | None = None) -> str:
    """The address of a mention, by its name or one of its forms."""
    return _SEPARATOR.join((mention.article, mention.kind, form or mention.name))


def claim_address(claim: Claim) -> str:
    """The address of a claim: its article, kind and quote on one line."""
    return _SEPARATOR.join((claim.article, claim.kind, " ".join(claim.quote.split())))


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those not withdrawn, the latest last."""
    return tuple(sorted((j for j in judgements if j.withdrawn_at is None), key=lambda j: (j.at or "", j.id)))


def judged(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> tuple[Evidence, ...]:
    """The evidence without the mentions and claims found wrong, and with corrected names."""
    current = in_force(judgements)
    wrong = {j.left for j in current if j.verdict == "wrong"}
    corrected = {j.left: j.value for j in current if j.verdict == "corrected" and j.value}
    if not wrong and not corrected:
        return tuple(evidence)
    return tuple(_judged(one, wrong, corrected) for one in evidence)


def constraints(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> Constraints:
    """The pairs of ids that people judged the same or different; of two verdicts on one pair the later counts."""
    current = tuple(j for j in in_force(judgements) if j.right is not None and j.verdict in ("same", "different"))
    if not current:
        return Constraints()
    ids = _ids_by_address(evidence)
    verdicts: dict[tuple[str, str], str] = {}
    for judgement in current:
        for one in ids.get(judgement.left, ()):
            for other in ids.get(judgement.right or "", ()):
                verdicts[(min(one, other), max(one, other))] = judgement.verdict
    return Constraints(
        frozenset(pair for pair, verdict in verdicts.items() if verdict == "same" and pair[0] != pair[1]),
        frozenset(pair for pair, verdict in verdicts.items() if verdict == "different" and pair[0] != pair[1]),
    )


def unplaced(evidence: Iterable[Evidence], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in force that found no place: nothing in the evidence has their address."""
    ids = _ids_by_address(evidence)
    addresses = ((j, [j.left] if j.right is None else [j.left, j.right]) for j in in_force(judgements))
    return tuple(j for j, several in addresses if not all(address in ids for address in several))


def _ids_by_address(evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in evidence:
        for mention in one.mentions:
            for form in {mention.name, *mention.forms}:
                found[mention_address(mention, form)].add(mention.id)
        for claim in one.claims:
            found[claim_address(claim)].add(claim.id)
    return {address: tuple(sorted(ids)) for address, ids in found.items()}


def _judged(evidence: Evidence, wrong: set[str], corrected: dict[str, str]) -> Evidence:
    mentions = tuple(_corrected(mention, corrected) for mention in evidence.mentions if not _addresses(mention) & wrong)
    kept = {mention.id for mention in mentions}
    claims = tuple(
        replace(claim, parties=tuple(party for party in claim.parties if party.mention in kept))
        for claim in evidence.claims
        if claim_address(claim) not in wrong
    )
    offices = tuple(office for office in evidence.offices if office.mention in kept)
    return Evidence(evidence.article, mentions, offices, claims)


def _addresses(mention: Mention) -> set[str]:
    return {mention_address(mention, form) for form in (mention.name, *mention.forms)}


def _corrected(mention: Mention, corrected: dict[str, str]) -> Mention:
    values = (value for address in sorted(_addresses(mention)) if (value := corrected.get(address)))
    name = next(values, None)
    return mention if name is None else replace(mention, name=name)
