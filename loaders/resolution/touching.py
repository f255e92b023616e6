"""Which articles can change each other's knowledge: those that share a key, and sharers of theirs.

A load may resolve the articles that its own touch, and no others: nothing outside shares a person, body, place,
initiative, meeting or agreement with them. States are shared by all and counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graph.model import Claim, Evidence, Mention
from loaders.resolution.blocking import blocks, person_keys, surname_keys
from loaders.resolution.bodies import body_keys
from loaders.resolution.body_profiles import body_profiles
from loaders.resolution.corpus import UNDATED, Corpus, corpus
from loaders.resolution.days import ordinal, spans
from loaders.resolution.meeting_claims import taking_part
from loaders.resolution.officials import official_keys
from loaders.resolution.person_names import person_name
from loaders.resolution.places import place_key
from loaders.resolution.profiles import official_profiles
from loaders.resolution.scoring import MEETING_REPORT_DAYS
from loaders.resolution.wordings import wording


def touched(evidence: Evidence) -> frozenset[str]:
    """The keys under which an article's entities are compared with those of others."""
    alone = corpus((evidence,))
    people = (key for profile in official_profiles(alone) for key in official_keys(profile))
    bodies = (key for profile in body_profiles(alone) for key in body_keys(profile))
    others = (key for mention in evidence.mentions for key in _keys(mention))
    met = (key for claim in evidence.claims if claim.kind == "meeting" for key in _state_keys(alone, claim))
    return frozenset((*people, *bodies, *others, *met))


def reached(articles: Iterable[str], keys: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """These articles and all that they touch, directly or through others, sorted; `keys` are `touched`, by article."""
    holders = blocks(keys)
    found = set(articles)
    waiting = list(found)
    while waiting:
        near = {other for key in keys[waiting.pop()] for other in holders[key]} - found
        found |= near
        waiting += sorted(near)
    return tuple(sorted(found))


def _state_keys(alone: Corpus, claim: Claim) -> Iterator[str]:
    """Meetings of states of which nobody is named share no other key."""
    mentions = (alone.mentions[party.mention] for party in taking_part(claim) if party.mention in alone.mentions)
    states = sorted({mention.country for mention in mentions if mention.country is not None})
    day = claim.date_from or (alone.day(claim.article) if alone.day(claim.article) != UNDATED else None)
    when = None if day is None else ordinal(day)
    for pair in combinations(states, 2):
        yield from (f"states {'+'.join(pair)}@{span}" for span in spans(when, MEETING_REPORT_DAYS))


def _keys(mention: Mention) -> Iterator[str]:
    if mention.kind == "official":
        yield from person_keys(person_name(mention.name))
        yield from (f"surname {key}" for key in surname_keys(person_name(mention.name)))
    elif mention.kind == "place":
        yield f"place {place_key(mention)}"
    elif mention.kind == "initiative":
        yield from (f"initiative {key}" for key in wording(mention.name).keys)
