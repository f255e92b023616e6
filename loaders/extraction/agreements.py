"""Agreement claims: signed papers, common undertakings, announced steps and offers, in the words of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from graph.ids import identifier
from graph.model import Claim, Party, Span
from loaders.extraction.agreement_likelihood import ENOUGH, likelihood
from loaders.extraction.agreement_parties import parties
from loaders.extraction.agreement_signs import Told, signs
from loaders.extraction.agreement_words import wording
from loaders.extraction.dates import dates
from loaders.extraction.document import Document, Found, Sentence
from loaders.extraction.participants import Cast
from loaders.extraction.subjects import subjects
from loaders.extraction.undertakings import Undertaking, undertakings
from loaders.extraction.version import EXTRACTOR

SHORTEST = 12
ALIKE = 0.6
"""Share of the words of the shorter that two tellings of one undertaking have in common."""
_TITLE = 12
"""Characters of "Ms" or "Professor" before a name."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def find_agreements(document: Document, found: Found, cast: Cast, meetings: Sequence[Claim]) -> tuple[Claim, ...]:
    """The undertakings of an article, in order of text; each is tied to the meeting told before it."""
    weighed = ((told, likelihood(signs(told))) for told in candidates(document, cast, meetings))
    likely = tuple((told, sure) for told, sure in weighed if sure >= ENOUGH)
    kept = (one for one in likely if not _is_told_better(*one, likely) and not _is_mere_interest(one[0], likely))
    return tuple(_claim(told, found, sure) for told, sure in kept)


def _is_mere_interest(told: Told, likely: Sequence[tuple[Told, float]]) -> bool:
    """Whether an interest stands beside more in one sentence: "reaffirmed their interest in trade and agreed to …"."""
    others = (other.said for other, _ in likely if other is not told)
    return told.said.way == "interest" and any(said.sentence == told.said.sentence for said in others)


def _is_told_better(told: Told, sure: float, likely: Sequence[tuple[Told, float]]) -> bool:
    """Whether the article tells the same undertaking again in surer words, or as sure and before."""
    own = _stems(told)
    for other, better in likely:
        theirs = _stems(other)
        alike = len(own & theirs) >= max(3, ALIKE * min(len(own), len(theirs)))
        before = (-better, other.said.start) < (-sure, told.said.start)
        if other is not told and before and alike and other.said.status == told.said.status:
            return True
    return False


def _stems(told: Told) -> frozenset[str]:
    words = _LONG_WORD.findall(told.document.text[told.said.start : told.said.stop].casefold())
    return frozenset(word[:5] for word in words)


def candidates(document: Document, cast: Cast, meetings: Sequence[Claim]) -> Iterator[Told]:
    """All that an article says in words of an undertaking, likely or not, with somebody who is party to it."""
    for said in undertakings(document):
        meeting = _told_before(said.sentence, meetings)
        told = Told(document, said, parties(cast, said, meeting), meeting)
        if _is_signatory(cast, said):
            continue
        if told.parties.mentions and not _is_headline(document, said.sentence) and _says_enough(document, said):
            yield told


def _is_signatory(cast: Cast, said: Undertaking) -> bool:
    """Whether an item of a list is a person: "signed by:" is followed by those who signed."""
    people = (r for r in cast.references if cast.mentions[r.mention].kind == "official")
    return said.way == "list" and any(0 <= r.start - said.start < _TITLE for r in people)


def _says_enough(document: Document, said: Undertaking) -> bool:
    words = document.text[said.start : said.stop]
    only_sounds = wording(document.language.code, "none").search(document.form(said.sentence))
    return only_sounds is None and len(words) >= SHORTEST and len(_LONG_WORD.findall(words)) >= 2


def _claim(told: Told, found: Found, sure: float) -> Claim:
    document, said, sentence = told.document, told.said, told.said.sentence
    form = document.form(sentence)
    return Claim(
        id=identifier(document.article.id, "agreement", said.start, said.stop),
        article=document.article.id,
        kind="agreement",
        status=said.status,
        start=sentence.start,
        stop=sentence.stop,
        quote=form,
        parties=(*(Party(mention, "party") for mention in told.parties.mentions), *_initiatives(found, sentence)),
        words=" ".join(document.text[said.start : said.stop].split()),
        due=_due(document, form),
        subjects=subjects(document, [sentence]),
        reached_at=told.meeting.id if told.meeting is not None else None,
        evidence=(Span("status", *said.said), Span("words", said.start, said.stop)),
        extractor=EXTRACTOR,
        confidence=round(min(0.95, sure), 2),
    )


def _is_headline(document: Document, sentence: Sentence) -> bool:
    headline = document.article.headline
    return sentence.start == 0 and headline is not None and sentence.stop <= len(headline)


def _told_before(sentence: Sentence, meetings: Sequence[Claim]) -> Claim | None:
    """The last meeting whose telling starts at or before a sentence, held ones first."""
    before = [meeting for meeting in meetings if meeting.start <= sentence.start]
    held = [meeting for meeting in before if meeting.status == "held"]
    if held or before:
        return (held or before)[-1]
    return next(iter(meetings), None)


def _initiatives(found: Found, sentence: Sentence) -> Iterator[Party]:
    kinds = {mention.id: mention.kind for mention in found.mentions}
    for reference in found.references:
        if sentence.start <= reference.start < sentence.stop and kinds[reference.mention] == "initiative":
            yield Party(reference.mention, "subject")


def _due(document: Document, form: str) -> str | None:
    """The day by which it is to be done: a day after publication that the sentence states."""
    day = document.article.published_day
    if day is None:
        return None
    published = date.fromisoformat(day)
    found = (f.last for f in dates(form, document.language.code, published, ahead=True))
    return next((last.isoformat() for last in found if last is not None and last > published), None)
