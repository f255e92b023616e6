"""States that articles misread: one name with one rank in three states and more is one person, not so many namesakes.

Where an article leaves the state of a person open, extraction takes the likeliest one, which for a guest or a host may
be the other side's. Over many articles such guesses scatter; two namesakes of two states do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Evidence, Mention, OfficeMention
from loaders.resolution.body_names import body_name
from loaders.resolution.name_keys import name_key
from loaders.resolution.person_names import person_name
from loaders.resolution.scoring import MISREAD_ARTICLES, MISREAD_RANK_SHARE, MISREAD_STATES, STATED_COUNTS


@dataclass(frozen=True, slots=True)
class Read:
    """The state of a person as one article has it."""

    mention: str
    country: str
    is_stated: bool
    rank: str | None


def settled(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with the states of scattered names settled on the one that most articles give."""
    right = _right_states(evidence)
    return tuple(corrected(one, right) for one in evidence) if right else tuple(evidence)


def _right_states(evidence: Iterable[Evidence]) -> dict[str, str]:
    """For each mention with a misread state the state that its name has elsewhere."""
    found: dict[str, str] = {}
    for reads in reads_by_name(evidence).values():
        found |= misread(reads)
    return found


def misread(reads: Sequence[Read]) -> dict[str, str]:
    """Of the mentions of one name those with a misread state, and the state that the name has elsewhere."""
    if not _are_scattered(reads):
        return {}
    votes = Counter[str]()
    for read in reads:
        votes[read.country] += STATED_COUNTS if read.is_stated else 1
    right = min(votes, key=lambda country: (-votes[country], country))
    return {read.mention: right for read in reads if read.country != right and not read.is_stated}


def reads_by_name(evidence: Iterable[Evidence]) -> dict[str, list[Read]]:
    """The states of persons as articles have them, by the key of the full name."""
    found: dict[str, list[Read]] = defaultdict(list)
    for one in evidence:
        offices: dict[str, list[OfficeMention]] = defaultdict(list)
        for office in one.offices:
            offices[office.mention].append(office)
        for mention in one.mentions:
            if mention.kind == "official" and mention.country and not person_name(mention.name).is_weak:
                found[name_key(mention.name)].append(_read(mention, mention.country, offices[mention.id]))
    return found


def _read(mention: Mention, country: str, offices: Sequence[OfficeMention]) -> Read:
    words = (f"{office.title} {office.body or ''}" for office in offices)
    return Read(
        mention=mention.id,
        country=country,
        is_stated=any(country in body_name(said).states for said in words),
        rank=min(offices, key=lambda office: (office.start, office.id)).rank if offices else None,
    )


def _are_scattered(reads: Sequence[Read]) -> bool:
    ranks = Counter(read.rank for read in reads)
    return (
        len(reads) >= MISREAD_ARTICLES
        and len({read.country for read in reads}) >= MISREAD_STATES
        and max(ranks.values()) >= MISREAD_RANK_SHARE * len(reads)
    )


def corrected(one: Evidence, right: Mapping[str, str]) -> Evidence:
    """What an article says, with the right state of each mention whose state is misread."""
    mentions = tuple(replace(m, country=right[m.id]) if m.id in right else m for m in one.mentions)
    misread = {mention.id: mention.country for mention in one.mentions if mention.id in right}
    offices = tuple(
        replace(office, country=right[office.mention])
        if office.mention in misread and office.country == misread[office.mention]
        else office
        for office in one.offices
    )
    return Evidence(one.article, mentions, offices, one.claims)
