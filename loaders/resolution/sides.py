"""The sides of a meeting, numbered alike whichever article tells of it, and who stands there for people not named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Claim
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.meeting_claims import taking_part
from loaders.resolution.profiles import country_of


def sides(known: Knowledge, claims: Iterable[Claim]) -> dict[str, int]:
    """The side of each entity; a later claim's side is the one on which an entity of it, or its state, is known."""
    found: dict[str, int] = {}
    states: dict[str, int] = {}
    for claim in claims:
        members = _members(known, claim)
        alone = _on_one_side(known, members)
        for side in sorted(members):
            entities = [known.entity_of[mention] for mention in members[side]]
            homes = sorted({state for mention in members[side] if (state := state_of(known, mention))} & alone)
            number = _number(found, states, entities, homes)
            found = dict.fromkeys(entities, number) | found
            states = dict.fromkeys(homes, number) | states
    return found


def stand_ins(known: Knowledge, side_of: Mapping[str, int]) -> frozenset[str]:
    """The bodies and states of whose side a person is named: the person took part, not they."""
    named = {side for entity, side in side_of.items() if entity in known.officials}
    return frozenset(entity for entity, side in side_of.items() if entity not in known.officials and side in named)


def state_of(known: Knowledge, mention: str) -> str | None:
    """The state of a person, body or state as one article has it."""
    stated = known.corpus.mentions[mention]
    return country_of(known.corpus, mention) if stated.kind == "official" else stated.country


def _members(known: Knowledge, claim: Claim) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for party in taking_part(claim):
        if party.side is not None and party.mention in known.entity_of:
            found[party.side].append(party.mention)
    return found


def _on_one_side(known: Knowledge, members: Mapping[int, list[str]]) -> set[str]:
    """The states that only one side of a claim is of: at home, both sides are of one state."""
    number = Counter(state for side in members.values() for state in {state_of(known, mention) for mention in side})
    return {state for state, several in number.items() if several == 1 and state is not None}


def _number(found: Mapping[str, int], states: Mapping[str, int], entities: Iterable[str], homes: Iterable[str]) -> int:
    by_entity = (found[entity] for entity in entities if entity in found)
    by_state = (states[state] for state in homes if state in states)
    number = next(by_entity, None)
    if number is None:
        number = next(by_state, None)
    return max((*found.values(), *states.values()), default=-1) + 1 if number is None else number
