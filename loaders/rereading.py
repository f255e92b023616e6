"""Reading a stored article anew with another extractor: ids stay where spans overlap, and judgements go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.ids import identifier
from graph.model import Claim, Evidence, Judgement, Mention
from loaders.resolution.addresses import addresses, ids_at
from loaders.resolution.judgements import in_force

_T = TypeVar("_T", Mention, Claim)


def with_kept_ids(before: Evidence, after: Evidence) -> Evidence:
    """`after` with the ids that `before` gave to what stands at the same places, and all that refers to them.

    A mention has the id of the one of its kind that it overlaps in most characters, a claim likewise; no two have one.
    """
    mentions = _renamed(before.mentions, after.mentions, _common_of_mentions)
    claims = _renamed(before.claims, after.claims, _common_of_claims)
    return replace(
        after,
        mentions=tuple(replace(mention, id=mentions[mention.id]) for mention in after.mentions),
        offices=tuple(
            replace(
                office,
                id=identifier(mentions[office.mention], "office", office.title, office.start),
                mention=mentions[office.mention],
            )
            for office in after.offices
        ),
        claims=tuple(_with_ids(claim, mentions, claims) for claim in after.claims),
    )


def carried_over(before: Evidence, after: Evidence, judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """The judgements in force of which an address stands in `before` alone, with that of the same id in `after` too."""
    concerned = [one for one in in_force(judgements) if before.article.id in one.articles]
    now = addresses(after) if concerned else {}
    for judgement in concerned:
        lefts, rights = (_moved(several, (before, after), now) for several in (judgement.lefts, judgement.rights))
        if lefts or rights:
            yield replace(
                judgement,
                left_also=(*judgement.left_also, *lefts),
                right_also=(*judgement.right_also, *rights),
            )


def _moved(several: Sequence[str], read: tuple[Evidence, Evidence], now: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses in the second evidence of what stands at `several` in the first and not in the second."""
    stood, stands = (ids_at((evidence,), several) for evidence in read)
    gone = (id_ for address in several if address not in stands for id_ in stood.get(address, ()))
    return tuple(dict.fromkeys(now[id_] for id_ in gone if id_ in now and now[id_] not in several))


def _renamed(before: Sequence[_T], after: Sequence[_T], common: Callable[[_T, _T], int]) -> dict[str, str]:
    """For each id of `after` the one that it has from now on."""
    fits = [(common(old, new), old.id, new.id) for old in before for new in after if old.kind == new.kind]
    kept: dict[str, str] = {}
    taken: set[str] = set()
    for fit, old, new in sorted(fits, key=lambda entry: (entry[1] != entry[2], -entry[0], entry[1:])):
        if fit and new not in kept and old not in taken:
            kept[new] = old
            taken.add(old)
    for id_ in (one.id for one in after if one.id not in kept):
        kept[id_] = identifier(id_, "read anew") if id_ in taken else id_
    return kept


def _common_of_mentions(one: Mention, other: Mention) -> int:
    spans = zip(other.starts, other.stops, strict=True)
    theirs = {at for start, stop in spans for at in range(start, stop)}
    return sum(at in theirs for start, stop in zip(one.starts, one.stops, strict=True) for at in range(start, stop))


def _common_of_claims(one: Claim, other: Claim) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _with_ids(claim: Claim, mentions: Mapping[str, str], claims: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        id=claims[claim.id],
        parties=tuple(replace(party, mention=mentions[party.mention]) for party in claim.parties),
        reached_at=claims.get(claim.reached_at, claim.reached_at) if claim.reached_at else None,
    )
