"""Which side each participant of a meeting is on: sides are states or, between people of one state, institutions."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.participants import Cast, Participant
from loaders.extraction.scenes import Scene


def scene_sides(cast: Cast, scene: Scene) -> dict[str, int]:
    """The side of each participant of a scene, by mention id."""
    return sides(cast, (*scene.present, *scene.joined), scene.opening.start, scene.delegations)


def sides(
    cast: Cast, present: Sequence[Participant], pivot: int, delegations: Sequence[tuple[str, ...]] = ()
) -> dict[str, int]:
    """The side of each participant by mention id, numbered from 0 in order of text.

    `pivot` is the offset of the words that say the meeting: without states to tell them apart, those before and those
    after it are two sides, and else the first one and the rest. `delegations` are mentions that the text puts together.
    """
    countries = {p.mention.country for p in present if p.mention.country}
    chosen = _by_country(present, pivot) if len(countries) >= 2 else _by_place(cast, present, pivot)
    for number, delegation in enumerate(delegations):
        together = [member for member in delegation if member in chosen]
        own = chosen[together[0]] if len(delegations) == 1 and together else len(chosen) + number
        chosen |= dict.fromkeys(together, own)
    return _renumbered(chosen)


def _by_country(present: Sequence[Participant], pivot: int) -> dict[str, int]:
    order: dict[str, int] = {}
    for participant in present:
        if participant.mention.country:
            order.setdefault(participant.mention.country, len(order))
    chosen: dict[str, int] = {}
    for participant in present:
        country = participant.mention.country
        chosen[participant.mention.id] = order[country] if country else _neighbour(present, participant, order, pivot)
    return _renumbered(chosen)


def _neighbour(present: Sequence[Participant], one: Participant, order: dict[str, int], pivot: int) -> int:
    """The side of one whose state is unknown: a side of its own between two others' halves, else its half's side."""
    half = [p for p in present if (p.start < pivot) == (one.start < pivot) and p.mention.country]
    other = [p for p in present if (p.start < pivot) != (one.start < pivot) and p.mention.country]
    if not half:
        return len(order)
    taken = {order[p.mention.country] for p in other if p.mention.country}
    nearest = sorted(half, key=lambda p: abs(p.start - one.start))
    own = [order[p.mention.country] for p in nearest if p.mention.country]
    return next((side for side in own if side not in taken), own[0])


def _by_place(cast: Cast, present: Sequence[Participant], pivot: int) -> dict[str, int]:
    before = [p for p in present if p.start < pivot]
    if before and len(before) < len(present):
        return _renumbered({p.mention.id: int(p.start >= pivot) for p in present})
    if cast.document.language.code == "kk" and before:
        # The verb comes last, and right before it the one whom the others met.
        return _renumbered({p.mention.id: int(p is present[-1]) for p in present})
    first = cast.bodies_of.get(present[0].mention.id, set()) if present else set()
    return _renumbered(
        {
            p.mention.id: 0 if p is present[0] or (first and first & cast.bodies_of.get(p.mention.id, set())) else 1
            for p in present
        }
    )


def _renumbered(chosen: dict[str, int]) -> dict[str, int]:
    numbers = {side: number for number, side in enumerate(dict.fromkeys(chosen.values()))}
    return {mention: numbers[side] for mention, side in chosen.items()}
