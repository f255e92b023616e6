"""Addresses of mentions and claims that survive reloading: article, kind, and a form, or the quote, on one line.

Where several things of one article have one address, a number tells them apart, in order of text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.model import Claim, Evidence, Mention

_SEPARATOR = "\t"
_PARTS = 3
"""Article, kind and form; a number comes fourth."""


def mention_address(mention: Mention, form: str | None = None) -> str:
    """The address of a mention, by its name or one of its forms."""
    return _SEPARATOR.join((mention.article, mention.kind, _on_one_line(form or mention.name)))


def claim_address(claim: Claim) -> str:
    """The address of a claim: its article, kind and quote."""
    return _SEPARATOR.join((claim.article, claim.kind, _on_one_line(claim.quote)))


def article_at(address: str) -> str:
    """The id of the article of an address."""
    return address.split(_SEPARATOR)[0]


def words_at(address: str) -> str:
    """The form, or the quote, of an address."""
    return address.split(_SEPARATOR)[_PARTS - 1]


def addresses(evidence: Evidence) -> dict[str, str]:
    """An address for each mention and claim of an article, by id; no two have one."""
    there = _plain(evidence)
    of_mentions = {mention.id: _address(mention, there) for mention in evidence.mentions}
    return of_mentions | {claim.id: _numbered(claim_address(claim), claim.id, there) for claim in evidence.claims}


def ids_at(evidence: Iterable[Evidence], wanted: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The ids of what stands at each of the `wanted` addresses, in order of text; addresses of nothing are left out."""
    articles = {article_at(address) for address in wanted}
    there: dict[str, tuple[str, ...]] = {}
    for one in evidence:
        if one.article.id in articles:
            there |= _plain(one)
    found = {address: _standing_at(address, there) for address in wanted}
    return {address: ids for address, ids in found.items() if ids}


def _standing_at(address: str, there: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    parts = address.split(_SEPARATOR)
    ids = there.get(_SEPARATOR.join(parts[:_PARTS]), ())
    if len(parts) == _PARTS:
        return ids
    number = int(parts[_PARTS])
    return ids[number - 1 : number]


def _plain(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """What stands at each address without a number."""
    found: dict[str, list[str]] = defaultdict(list)
    for mention in evidence.mentions:
        for address in {mention_address(mention, form) for form in (mention.name, *mention.forms)}:
            found[address].append(mention.id)
    for claim in evidence.claims:
        found[claim_address(claim)].append(claim.id)
    return {address: tuple(ids) for address, ids in found.items()}


def _address(mention: Mention, there: Mapping[str, tuple[str, ...]]) -> str:
    """By a form that is the mention's alone, its name before others and longer ones before shorter.

    Forms stand in the text, and so outlast an extractor that finds another nominative for them.
    """
    forms = sorted(mention.forms or (mention.name,), key=lambda form: (form != mention.name, -len(form), form))
    several = [mention_address(mention, form) for form in forms]
    return next((one for one in several if len(there[one]) == 1), _numbered(several[0], mention.id, there))


def _numbered(address: str, id_: str, there: Mapping[str, tuple[str, ...]]) -> str:
    if len(there[address]) == 1:
        return address
    return _SEPARATOR.join((address, str(there[address].index(id_) + 1)))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
