"""Clauses that may say an undertaking: the words that say it, its status, and the words of what is undertaken.

A sentence can say several: "X proposed A, and Y promised B". Words that say one inside the words of another ("agreed to
sign") are a part of it: the outer one counts, which stands first, in Kazakh last. Not all are undertakings: their signs
(`agreement_signs.py`) decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extraction.agreement_words import (
    STATUSES,
    Status,
    cues,
    lists,
    marks,
    object_follows,
    says_by_clause,
    wording,
)
from loaders.extraction.document import Document, Sentence
from loaders.extraction.russian_tense import coming

LONGEST = 240
"""Characters of the words of an undertaking."""
_ITEM = re.compile(r"\s*(?:[-–—•●*·✓]|\w{1,2}[.)])\s*\S")
_MARKS = ' ,:;.—–-"“”«'


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a clause may undertake. Offsets are those of the text; `start:stop` are the words of it.

    `way` names what is said ("promise", "sign"; "list" for an item of a list) at `said`, inside `clause`.
    """

    sentence: Sentence
    status: Status
    way: str
    said: tuple[int, int]
    clause: tuple[int, int]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that say an undertaking, and their clause, in offsets of the sentence."""

    status: Status
    way: str
    start: int
    stop: int
    clause: tuple[int, int] = (0, 0)


def undertakings(document: Document) -> Iterator[Undertaking]:
    """All that the sentences of a document may undertake, in order."""
    opened: Status | None = None
    for sentence in document.sentences:
        form = document.form(sentence)
        own = tuple(_in_sentence(document, sentence))
        listed = opened if _ITEM.match(form) else None
        if listed is not None and not own:
            yield _item(document, sentence, listed)
        yield from own
        opened = _opens(document, form) or listed


def _opens(document: Document, form: str) -> Status | None:
    """The status of what a line that ends in a colon lists."""
    if not form.rstrip().endswith(":"):
        return None
    return next((status for status, words in lists(document.language.code) if words.search(form)), None)


def _item(document: Document, sentence: Sentence, status: Status) -> Undertaking:
    form = document.form(sentence)
    start = sentence.start + len(form) - len(re.sub(r"^\s*(?:\w{1,2}[.)]|\W)\s*", "", form))
    stop = max(start, sentence.start + len(form.rstrip(" ;.,")))
    return Undertaking(sentence, status, "list", (start, start), (start, stop), start, stop)


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[Undertaking]:
    form, code, at = document.form(sentence), document.language.code, sentence.start
    for cue in _in_clauses(form, code, _found(form, code)):
        start, stop = _words(form, code, cue)
        clause = (at + cue.clause[0], at + cue.clause[1])
        yield Undertaking(sentence, cue.status, cue.way, (at + cue.start, at + cue.stop), clause, at + start, at + stop)


def _found(form: str, code: str) -> Sequence[_Cue]:
    """The words of a sentence that say an undertaking, in order; of words that overlap the longest."""
    every = [_Cue(s, way, m.start(), m.end()) for s, way, pattern in cues(code) for m in pattern.finditer(form)]
    if code == "ru":
        every += [_Cue("planned", "coming", start, stop) for start, stop in coming(form)]
    taken: list[_Cue] = []
    for cue in sorted(every, key=lambda c: (c.start - c.stop, STATUSES.index(c.status), c.start)):
        if all(cue.stop <= other.start or other.stop <= cue.start for other in taken):
            taken.append(cue)
    return sorted(taken, key=lambda cue: cue.start)


def _in_clauses(form: str, code: str, found: Sequence[_Cue]) -> Sequence[_Cue]:
    """The outer words, each with its clause: a break divides it from the one before."""
    kept: list[_Cue] = []
    start = 0
    for cue in found:
        cut = _cut(form, code, kept[-1], cue) if kept else None
        if kept and cut is None:
            if not object_follows(code):
                kept[-1] = replace(cue, clause=(kept[-1].clause[0], len(form)))
            continue
        if cut is not None:
            kept[-1] = replace(kept[-1], clause=(kept[-1].clause[0], cut.start()))
            start = cut.end()
        kept.append(replace(cue, clause=(start, len(form))))
    return kept


def _cut(form: str, code: str, left: _Cue, right: _Cue) -> re.Match[str] | None:
    """Where the clause of `left` ends: at the last semicolon, or else the last break, before `right`."""
    between = list(marks(code, "break").finditer(form, left.stop, right.start))
    strong = [cut for cut in between if ";" in cut[0]]
    if not strong and right.way == "sign" and _is_participle(form, code, right):
        return None
    return next(reversed(strong or between), None)


def _is_participle(form: str, code: str, cue: _Cue) -> bool:
    """Whether the verb is a participle of what stands before it: "the protocol signed by …", "… signed earlier"."""
    rest = form[cue.stop :].lstrip()
    return not rest or marks(code, "participle").match(rest) is not None


def _words(form: str, code: str, cue: _Cue) -> tuple[int, int]:
    """The words of what is undertaken: the object where there is one, else the clause."""
    if object_follows(code):
        return _following(form, code, cue)
    first, last = cue.clause
    stop = cue.stop if says_by_clause(cue.way) else cue.start
    if _length(form[first:stop]) >= 2:
        return _trimmed(form, max(first, stop - LONGEST), stop)
    return _trimmed(form, cue.stop if _length(form[cue.stop : last]) >= 2 else first, last)


def _following(form: str, code: str, cue: _Cue) -> tuple[int, int]:
    first, last = cue.clause
    end = marks(code, "loose").search(form, cue.stop, last)
    stop = min(end.start() if end else last, cue.stop + LONGEST)
    has_object = not says_by_clause(cue.way) and _length(form[cue.stop : stop]) >= 2
    if has_object and not _is_participle(form, code, cue) and not _is_object_first(form, code, cue):
        return _trimmed(form, cue.stop, stop)
    return _trimmed(form, first, stop)


def _is_object_first(form: str, code: str, cue: _Cue) -> bool:
    """Whether the paper that was signed stands before the verb: "Меморандум подписали министры"."""
    papers = wording(code, "papers")
    first, last = cue.clause
    return cue.way == "sign" and bool(papers.search(form, first, cue.start)) and not papers.search(form, cue.stop, last)


def _length(form: str) -> int:
    """How many words of four letters and numbers."""
    return len(re.findall(r"[^\W\d_]{4,}|\d+", form))


def _trimmed(form: str, start: int, stop: int) -> tuple[int, int]:
    part = form[start:stop]
    first = start + len(part) - len(part.lstrip(_MARKS))
    return first, max(first, start + len(part.rstrip(" ,:;.—–-")))
