"""An office, whatever the language it is stated in: its rank, its state, what it is for, and where it is accredited."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import OfficeMention
from loaders.resolution.concepts import meaning
from loaders.resolution.scoring import NATIONAL_RANKS

_PLAIN = frozenset(("affairs", "state", "republic"))
_UNLIKE_AMBASSADOR = frozenset(
    ("head of state", "head of government", "minister", "deputy minister", "legislator", "head of body")
)


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """An office compared across languages. `subjects` is what it or its body is for, sorted ("foreign", "trade")."""

    rank: str
    country: str | None
    subjects: tuple[str, ...]
    accredited_to: str | None
    former: bool

    @property
    def key(self) -> str:
        """One string an office, the same in every language."""
        parts = (self.rank, self.country or "", "+".join(self.subjects), self.accredited_to or "")
        return "|".join(parts)

    @property
    def is_distinct(self) -> bool:
        """Whether at most a few hold it at a time, so that a surname with it names one person."""
        if self.rank in NATIONAL_RANKS or self.rank == "ambassador":
            return self.country is not None
        return self.rank != "other" and self.rank != "legislator" and bool(self.subjects)


def office_of(mention: OfficeMention, country: str | None) -> Office:
    """The office in a mention; `country` is its holder's, for offices that do not state one."""
    said = meaning(f"{mention.title} {mention.body or ''}")
    rank = _rank(mention.rank, said.heads)
    subjects = tuple(sorted(said.subjects - _PLAIN - ({"president"} if rank in NATIONAL_RANKS else set())))
    if rank in NATIONAL_RANKS or rank == "ambassador":
        subjects = ()
    return Office(
        rank=rank,
        country=mention.country or country,
        subjects=subjects,
        accredited_to=mention.accredited_to if rank == "ambassador" else None,
        former=mention.former,
    )


def _rank(stated: str, heads: frozenset[str]) -> str:
    """The head of a ministry is a minister, the deputy head of one a deputy minister, whatever they are called."""
    if "ministry" in heads:
        return {"head of body": "minister", "deputy head": "deputy minister"}.get(stated, stated)
    return stated


def agree(one: Office, other: Office) -> bool:
    """Whether the two can be one office stated with more or fewer words."""
    if one.rank != other.rank or _differ(one.country, other.country):
        return False
    if _differ(one.accredited_to, other.accredited_to):
        return False
    return not one.subjects or not other.subjects or bool(set(one.subjects) & set(other.subjects))


def exclude(one: Office, other: Office) -> bool:
    """Whether nobody holds both at one time: an ambassador is no minister, a president no premier."""
    if one.former or other.former:
        return False
    ranks = {one.rank, other.rank}
    if "ambassador" in ranks:
        return bool(ranks & _UNLIKE_AMBASSADOR)
    return one.rank in NATIONAL_RANKS and other.rank in NATIONAL_RANKS and one.rank != other.rank


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
