"""What one article says, as a record: the form in which extraction is scored and handed to programs."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Claim, Evidence, Mention, MentionKind, OfficeMention
from loaders.evaluation.record import (
    AgreementRecord,
    BodyRecord,
    InitiativeRecord,
    MeetingRecord,
    PersonRecord,
    Record,
)
from loaders.extraction.pairs import met_pairs

_RECORDED = ("held", "planned", "recalled")
_KINDS = {"bilateral": "bilateral", "trilateral": "multilateral", "multilateral": "multilateral"}
_KINDS |= {"conference": "conference", "visit": "visit"}
_ON_SCREEN = {"en": "virtual", "ru": "онлайн", "kk": "онлайн"}


def article_record(name: str, evidence: Evidence) -> Record:
    """The record of the article that callers know as `name`."""
    mentions = {mention.id: mention for mention in evidence.mentions}
    meetings = tuple(c for c in evidence.claims if c.kind == "meeting" and c.status in _RECORDED)
    return Record(
        article=name,
        language=evidence.article.language,
        date=evidence.article.published_day,
        persons=tuple(_person(m, evidence) for m in _of_kind(evidence, "official")),
        organizations=_bodies(evidence),
        countries=tuple(sorted({m.country for m in _of_kind(evidence, "country") if m.country})),
        initiatives=tuple(InitiativeRecord(m.name, _aliases(m)) for m in _of_kind(evidence, "initiative")),
        meetings=tuple(_meeting(claim, mentions, evidence.article.language) for claim in meetings),
        agreements=tuple(_agreement(claim, mentions) for claim in evidence.claims if claim.kind == "agreement"),
        met_with=_met_with(meetings, mentions),
    )


def record_kind(claim: Claim) -> str:
    """A meeting claim's kind in the words of records."""
    if claim.channel == "phone":
        return "phone_call"
    return _KINDS.get(claim.format or "", "other")


def _of_kind(evidence: Evidence, kind: MentionKind) -> Iterable[Mention]:
    return (mention for mention in evidence.mentions if mention.kind == kind)


def _aliases(mention: Mention) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(mention.forms) if form != mention.name)


def _person(mention: Mention, evidence: Evidence) -> PersonRecord:
    own = [office for office in evidence.offices if office.mention == mention.id]
    return PersonRecord(
        name=mention.name,
        aliases=_aliases(mention),
        roles=tuple(dict.fromkeys(office.title for office in own)),
        affiliations=tuple(dict.fromkeys(body for office in own for body in _served(office, evidence))),
        country=mention.country,
    )


def _served(office: OfficeMention, evidence: Evidence) -> Iterable[str]:
    """The body of an office; with one that its words name, the others named there: a committee and its ministry."""
    named = [body.name for body in _of_kind(evidence, "organization") if _is_named_in(office, body)]
    if office.body is not None:
        yield office.body
    if office.body in named:
        yield from named


def _is_named_in(office: OfficeMention, body: Mention) -> bool:
    places = zip(body.starts, body.stops, strict=True)
    return any(office.start <= start and stop <= office.stop for start, stop in places)


def _bodies(evidence: Evidence) -> tuple[BodyRecord, ...]:
    """The bodies named, and the outlet where only the page around the article named it."""
    named = tuple(BodyRecord(m.name, _aliases(m), m.category, m.country) for m in _of_kind(evidence, "organization"))
    outlet = evidence.article.outlet
    if outlet is None or any(outlet.casefold() == name.casefold() for body in named for name in body.names()):
        return named
    return (*named, BodyRecord(outlet, kind="media"))


def _place(claim: Claim, mentions: dict[str, Mention], language: str) -> str | None:
    """Where a meeting was: a venue and its city, or on a screen."""
    places = [mentions[p.mention].name for p in claim.parties if p.role == "place"]
    if not places:
        return _ON_SCREEN[language] if claim.channel == "video" else None
    return ", ".join(reversed(places))


def _meeting(claim: Claim, mentions: dict[str, Mention], language: str) -> MeetingRecord:
    return MeetingRecord(
        participants=_named(claim, mentions),
        date=claim.date_from if claim.date_from == claim.date_to else None,
        place=_place(claim, mentions, language),
        topics=claim.topics,
        kind=record_kind(claim),
        status=claim.status,
    )


def _agreement(claim: Claim, mentions: dict[str, Mention]) -> AgreementRecord:
    return AgreementRecord(claim.words or claim.quote, _named(claim, mentions), claim.status)


def _named(claim: Claim, mentions: dict[str, Mention]) -> tuple[str, ...]:
    """The people and bodies that take part, each once, in order."""
    taking_part = (mentions[p.mention] for p in claim.parties if p.role not in ("place", "subject"))
    return tuple(dict.fromkeys(m.name for m in taking_part if m.kind in ("official", "organization")))


def _met_with(claims: Iterable[Claim], mentions: dict[str, Mention]) -> tuple[tuple[str, str], ...]:
    pairs = (tuple(sorted(pair)) for claim in claims for pair in met_pairs(claim))
    people = (
        (mentions[left].name, mentions[right].name)
        for left, right in dict.fromkeys(pairs)
        if mentions[left].kind == mentions[right].kind == "official"
    )
    return tuple(people)
