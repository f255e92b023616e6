"""What two profiles of officials have in common and what tells them apart: one pure function a feature.

Features read evidence alone, never resolved ids, so that the order of resolution cannot matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from loaders.resolution.offices import Office, agree, exclude
from loaders.resolution.person_comparison import compare_officials
from loaders.resolution.profiles import Profile
from loaders.resolution.scoring import DAYS_APART, NATIONAL_RANKS, SAME_SCRIPT_SAME_NAME, TELLING_RANKS, Feature
from loaders.resolution.scripts import script
from loaders.resolution.word_likeness import word_likeness

Pairs = tuple[tuple[Office, Office], ...]


def features(one: Profile, other: Profile) -> tuple[Feature, ...]:
    """All that is found about the pair; empty where the names cannot be of one person."""
    named = _names(one, other)
    if named is None:
        return ()
    return (named, *(feature for find in _FINDERS for feature in find(one, other)))


def _names(one: Profile, other: Profile) -> Feature | None:
    comparison = compare_officials(one.name, other.name)
    if comparison.same and (comparison.score >= SAME_SCRIPT_SAME_NAME or script(one.name) != script(other.name)):
        return Feature("same name", comparison.reasons[0], comparison.score)
    alike = _surnames_agree(one, other)
    if alike is not None:
        return Feature("given name alike", "the surnames agree and the given names are alike", alike)
    return None


def _surnames_agree(one: Profile, other: Profile) -> float | None:
    """The mean likeness of the words, where one is the same on both sides and each other is alike."""
    if one.is_weak or other.is_weak:
        return None
    shorter, longer = sorted((one.parts.full, other.parts.full), key=len)
    likest = [max(word_likeness(word, candidate) for candidate in longer) for word in shorter]
    return sum(likest) / len(likest) if max(likest) > 0.9 and min(likest) > 0.55 and len(longer) < 4 else None


def _countries(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether they serve one state."""
    if one.country is None or other.country is None:
        return
    if one.country == other.country:
        yield Feature("same country", f"both serve {one.country}")
    elif _are_stated(one, other):
        yield Feature("stated countries differ", f"one is said to serve {one.country}, the other {other.country}")
    else:
        yield Feature("countries differ", f"one seems to serve {one.country}, the other {other.country}")


def _rare_offices(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether both hold an office that few hold: of two such namesakes, one state is misread."""
    if not _seem_to_differ(one, other):
        return
    ranks = [{office.rank for office in side.offices} & NATIONAL_RANKS for side in (one, other)]
    special = [{office.subjects for office in side.offices if len(office.subjects) > 1} for side in (one, other)]
    if ranks[0] & ranks[1]:
        yield Feature("rare office", "both are said to lead a state")
    elif special[0] & special[1]:
        yield Feature("rare office", "both hold an office of one special field")


def _seem_to_differ(one: Profile, other: Profile) -> bool:
    differ = one.country is not None and other.country is not None and one.country != other.country
    return differ and not _are_stated(one, other)


def _are_stated(one: Profile, other: Profile) -> bool:
    """Whether offices name the states of both; "ambassadors of Hungary and Estonia" names neither's for sure."""
    return one.is_stated and other.is_stated and not one.stated & other.stated


def _offices(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether they hold one office, or two that nobody holds at once."""
    pairs = tuple((a, b) for a in one.offices for b in other.offices)
    if any(a.key == b.key and a.is_distinct for a, b in pairs):
        yield Feature("same office", "the same office")
    elif any(agree(a, b) and _tells(a, b) for a, b in _but_for_country(one, other, pairs)):
        yield Feature("similar office", "offices that can be one")
    elif at_one_time(one, other) and any(exclude(a, b) for a, b in pairs):
        yield Feature("offices exclude each other", "offices that nobody holds at one time")


def _tells(one: Office, other: Office) -> bool:
    """Whether offices that agree say anything: two officials of a state without more do not."""
    return one.rank in TELLING_RANKS or bool(set(one.subjects) & set(other.subjects))


def _but_for_country(one: Profile, other: Profile, pairs: Pairs) -> Pairs:
    """The pairs of offices; where a country may be misstated, without it."""
    if _are_stated(one, other):
        return pairs
    return tuple((replace(a, country=None), b) for a, b in pairs)


def _bodies(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether one body is named for both; one with a name of its own tells more than "the ministry"."""
    if one.named_bodies & other.named_bodies:
        yield Feature("same named body", "the same body, by a name of its own")
    elif one.bodies & other.bodies:
        yield Feature("same body", "the same body")


def _company(one: Profile, other: Profile) -> Iterator[Feature]:
    """Whether the same people are named beside them on the same days."""
    if one.company & other.company:
        yield Feature("same company", "both are named beside the same people on the same days")


def at_one_time(one: Profile, other: Profile) -> bool:
    """Whether the two were reported within two months of each other; unknown days count as such."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    gap = max(_day(one.first), _day(other.first)) - min(_day(one.last), _day(other.last))
    return gap <= DAYS_APART


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


_FINDERS: tuple[Callable[[Profile, Profile], Iterator[Feature]], ...] = (
    _countries,
    _rare_offices,
    _offices,
    _bodies,
    _company,
)
