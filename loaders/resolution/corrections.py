"""What people found wrong in what an article says, put right before anything is resolved; the evidence itself stays.

A person may name what no article names: a place or a party. Such a mention has a form and no place in a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.ids import identifier
from graph.model import Claim, Evidence, Judgement, Mention, MentionKind, Party
from loaders.extraction.country_names import country_code
from loaders.resolution.name_keys import name_key

LANGUAGES = ("en", "ru", "kk")
TOLD = "judged"
"""The basis of a date that a person gave."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that something is wrong, with the ids of the mentions or claims concerned, and of a wrong party."""

    judgement: Judgement
    ids: frozenset[str]
    parties: frozenset[str]


def corrected(evidence: Evidence, corrections: Iterable[Correction]) -> Evidence:
    """What an article says as people put it right, the latest last."""
    own = {mention.id for mention in evidence.mentions} | {claim.id for claim in evidence.claims}
    for one in corrections:
        if not own.isdisjoint(one.ids):
            evidence = _KINDS[one.judgement.field](evidence, one)
    return evidence


def is_told(mention: Mention) -> bool:
    """Whether a person names it, and no article."""
    return bool(mention.forms) and not mention.starts


def _without(evidence: Evidence, wrong: Correction) -> Evidence:
    mentions = tuple(mention for mention in evidence.mentions if mention.id not in wrong.ids)
    kept = {mention.id for mention in mentions}
    claims = tuple(
        replace(claim, parties=tuple(party for party in claim.parties if party.mention in kept))
        for claim in evidence.claims
        if claim.id not in wrong.ids
    )
    offices = tuple(office for office in evidence.offices if office.mention in kept)
    return replace(evidence, mentions=mentions, claims=claims, offices=offices)


def _named(evidence: Evidence, right: Correction) -> Evidence:
    name = right.judgement.value or ""
    mentions = (replace(m, name=name) if m.id in right.ids else m for m in evidence.mentions)
    return replace(evidence, mentions=tuple(mentions))


def _dated(evidence: Evidence, right: Correction) -> Evidence:
    """`value` is a day, or the first and the last with a slash between; None for a date that is merely wrong."""
    first, _, last = (right.judgement.value or "").partition("/")
    basis = TOLD if first else None
    return _with_claims(
        evidence,
        right,
        lambda claim: replace(claim, date_from=first or None, date_to=last or first or None, date_basis=basis),
    )


def _with_status(evidence: Evidence, right: Correction) -> Evidence:
    status = right.judgement.value
    return _with_claims(evidence, right, lambda claim: replace(claim, status=status or claim.status))


def _placed(evidence: Evidence, right: Correction) -> Evidence:
    found, place = _told(evidence, right.judgement.value, None)
    return _with_claims(found, right, lambda claim: replace(claim, parties=_at(claim.parties, place)))


def _at(parties: Iterable[Party], place: str | None) -> tuple[Party, ...]:
    kept = tuple(party for party in parties if party.role != "place")
    return kept if place is None else (*kept, Party(place, "place"))


def _with_parties(evidence: Evidence, right: Correction) -> Evidence:
    old = next((mention for mention in evidence.mentions if mention.id in right.parties), None)
    if old is None:
        return evidence
    found, new = _told(evidence, right.judgement.value, old)
    return _with_claims(found, right, lambda claim: replace(claim, parties=_instead(claim, right.parties, new)))


def _instead(claim: Claim, wrong: frozenset[str], right: str | None) -> tuple[Party, ...]:
    """The parties with `right` in place of the wrong ones, on their sides."""
    exchanged = (replace(p, mention=right or "") if p.mention in wrong else p for p in claim.parties)
    return tuple(party for party in exchanged if party.mention)


def _with_claims(evidence: Evidence, which: Correction, change: Callable[[Claim], Claim]) -> Evidence:
    claims = (change(claim) if claim.id in which.ids else claim for claim in evidence.claims)
    return replace(evidence, claims=tuple(claims))


def _told(evidence: Evidence, name: str | None, instead_of: Mention | None) -> tuple[Evidence, str | None]:
    """The mention of this name, the article's own where it has one: of the kind of what it replaces, else a place."""
    if name is None:
        return evidence, None
    code = state_named(name) if instead_of is None or instead_of.kind == "country" else None
    kind: MentionKind = "country" if code else instead_of.kind if instead_of else "place"
    known = next((m.id for m in evidence.mentions if m.kind == kind and _is_named(m, name, code)), None)
    if known is not None:
        return evidence, known
    article = evidence.article.id
    country = code or (instead_of.country if instead_of else None)
    told = Mention(
        id=identifier(article, TOLD, kind, name), article=article, kind=kind, name=name, country=country, forms=(name,)
    )
    return replace(evidence, mentions=(*evidence.mentions, told)), told.id


def _is_named(mention: Mention, name: str, code: str | None) -> bool:
    if code is not None:
        return mention.country == code
    return name_key(name) in {name_key(form) for form in (mention.name, *mention.forms)}


def state_named(text: str) -> str | None:
    """The ISO code of the state that `text` names, in any of the languages; None where it names none."""
    return next((code for language in LANGUAGES if (code := country_code(text, language))), None)


_KINDS: Mapping[str | None, Callable[[Evidence, Correction], Evidence]] = {
    None: lambda evidence, one: (_without if one.judgement.verdict == "wrong" else _named)(evidence, one),
    "name": _named,
    "date": _dated,
    "status": _with_status,
    "place": _placed,
    "party": _with_parties,
}
"""What each field does; a corrected value without a field is a name."""
