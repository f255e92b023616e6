"""Who holds an office: the person named beside its words.

Three patterns carry the genre: the office before the name ("Minister X"), after it ("X, Minister of …,"), and several
offices of one person joined by "and". In a list of ten officials a comma alone does not say to whom an office belongs:
an office goes to the name before it only if that name has none yet.
"""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.extraction.clusters import outer
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.person_names import is_courtesy

_MARKS = re.compile(r"[\s,:–—-]*[\"“«(]?")
_ASIDE = re.compile(r"^\s?\([^()\n]{2,90}\)|^\)")
"""Brackets between an office and the name, or the end of those that the office stands in."""
_SERVICE_RANK = re.compile(
    r"(?:\w+[ -])?(?:general|colonel|major|captain|admiral|brigadier|professor|doctor|"
    r"генерал|полковник|подполковник|майор|капитан|адмирал|профессор|доктор|академик)",
    re.I,
)
"""A rank or a degree between an office and the name: "бастығы генерал-майор Б.Төреқұлов"."""


def holders(document: Document) -> dict[Tagged, Tagged]:
    """The person's span that each office's words stand beside; offices that stand beside nobody are left out."""
    offices, people = outer(document.spans, "OFF"), outer(document.spans, "PER")
    found: dict[Tagged, Tagged] = {}
    for office in offices:
        holder = _beside(document, office, people, found)
        if holder is not None:
            found[office] = holder
    return _joined(document, offices, found)


def _beside(
    document: Document, office: Tagged, people: tuple[Tagged, ...], found: dict[Tagged, Tagged]
) -> Tagged | None:
    before = max((p for p in people if p.stop <= office.start), default=None)
    after = min((p for p in people if p.start >= office.stop), default=None)
    follows = after if after is not None and stands_before(document, office, after) else None
    leads = before if before is not None and stands_after(document, before, office) else None
    if follows is None or leads is None:
        return follows or leads
    return follows if _is_tight(document, office, follows) or leads in found.values() else leads


def stands_before(document: Document, office: Tagged, name: Tagged) -> bool:
    """Whether `name` follows the words of its office with at most a comma and a courtesy between."""
    gap = _ASIDE.sub("", document.text[office.stop : name.start])
    if gap.count("\n") > 1 or gap.count(",") > 1 or not _MARKS.fullmatch(re.sub(r"[\w.’'-]+", "", gap)):
        return False
    return all(is_courtesy(word) for word in re.findall(r"[\w.’'-]+", gap) if word.strip("-"))


def stands_after(document: Document, name: Tagged, office: Tagged) -> bool:
    """Whether the words of an office follow `name` as an apposition or as what the person became."""
    code, gap = document.language.code, document.text[name.stop : office.start]
    if "\n\n" in gap:
        return False
    if cue("appointed_after", code).match(document.text[office.stop : office.stop + 30]) and code == "kk":
        return len(gap) < 40 and not re.search(r"[.!?\n]", gap)
    return cue("apposition", code).match(gap) is not None


def _is_tight(document: Document, office: Tagged, name: Tagged) -> bool:
    """Whether nothing but blanks and courtesies stand between, so that the name cannot be the next in a list."""
    return not re.search(r"[,:–—]", document.text[office.stop : name.start])


def _joined(document: Document, offices: tuple[Tagged, ...], found: dict[Tagged, Tagged]) -> dict[Tagged, Tagged]:
    """`found` with the offices that are joined by "and" to one whose holder is known: "Minister and Chairman X"."""
    whole, joins = dict(found), cue("joined", document.language.code)
    pairs = list(pairwise(offices))
    for left, right in (*pairs[::-1], *pairs):
        gap = document.text[left.stop : right.start]
        if not (joins.match(gap) or (gap == " " and _SERVICE_RANK.match(document.form(right)))):
            continue
        if left not in whole and right in whole and whole[right].start >= right.stop:
            whole[left] = whole[right]
        elif right not in whole and left in whole and whole[left].stop <= left.start:
            whole[right] = whole[left]
    return whole
