"""Agreement claims: signed papers, common undertakings, announced steps and offers, in the words of the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from graph.ids import identifier
from graph.model import Claim, Party, Span
from loaders.extraction.confidence import AGREEMENT
from loaders.extraction.dates import dates
from loaders.extraction.document import Document, Found, Sentence
from loaders.extraction.participants import Cast
from loaders.extraction.subjects import subjects
from loaders.extraction.version import EXTRACTOR

STATUSES = ("signed", "agreed", "proposed", "planned")
"""In the order in which a sentence is tried for them."""
LONGEST = 240
SHORTEST = 12
_END = re.compile(
    r"[.;!?\n]|,\s+(?:reports?|according to|передает|передаёт|сообщает|деп|said|сообщил|отметил|noting)",
    re.IGNORECASE,
)
_START_KK = re.compile(r"[,;:—–]\s(?!(?:ал|және)\s)")


def find_agreements(document: Document, found: Found, cast: Cast, meetings: Sequence[Claim]) -> tuple[Claim, ...]:
    """The undertakings of an article, in order of text; each is tied to the meeting told before it."""
    claims = (_agreement(document, found, cast, (sentence, meetings)) for sentence in document.sentences)
    return tuple(claim for claim in claims if claim is not None)


@cache
def _lexicon(language: str) -> dict[str, Any]:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("agreements.toml").read_text("utf-8"))[
        language
    ]
    compiled: dict[str, Any] = {"after": lexicon["after"]}
    for kind in (*STATUSES, "none"):
        compiled[kind] = re.compile("|".join(lexicon[kind]) or r"(?!)", re.IGNORECASE)
    return compiled


def _agreement(document: Document, found: Found, cast: Cast, place: tuple[Sentence, Sequence[Claim]]) -> Claim | None:
    sentence, meetings = place
    form, lexicon = document.form(sentence), _lexicon(document.language.code)
    status, verb = next(((s, m) for s in STATUSES if (m := lexicon[s].search(form))), (None, None))
    if status is None or verb is None or lexicon["none"].search(form) or _is_headline(document, sentence):
        return None
    start, stop = _object_of(form, verb, lexicon["after"])
    if stop - start < SHORTEST or len(re.findall(r"[^\W\d_]{4,}", form[start:stop])) < 2:
        return None
    meeting = _told_before(sentence, meetings)
    parties = tuple(dict.fromkeys(_parties(cast, sentence, meeting, status)))
    if not parties:
        return None
    concerned = tuple(_initiatives(found, sentence))
    begin, end = sentence.start + start, sentence.start + stop
    return Claim(
        id=identifier(document.article.id, "agreement", begin, end),
        article=document.article.id,
        kind="agreement",
        status=status,
        start=sentence.start,
        stop=sentence.stop,
        quote=form,
        parties=(*parties, *concerned),
        words=" ".join(document.text[begin:end].split()),
        due=_due(document, form),
        subjects=subjects(document, [sentence]),
        reached_at=meeting.id if meeting is not None else None,
        evidence=(
            Span("status", sentence.start + verb.start(), sentence.start + verb.end()),
            Span("words", begin, end),
        ),
        extractor=EXTRACTOR,
        confidence=AGREEMENT,
    )


def _is_headline(document: Document, sentence: Sentence) -> bool:
    return (
        sentence.start == 0
        and document.article.headline is not None
        and sentence.stop <= len(document.article.headline)
    )


def _object_of(form: str, verb: re.Match[str], after: bool) -> tuple[int, int]:
    """The words of the undertaking: what follows the verb, or what precedes it, up to a boundary."""
    if after:
        end = _END.search(form, verb.end())
        start = verb.end() + len(form[verb.end() :]) - len(form[verb.end() :].lstrip(" ,:—–"))
        return start, min(end.start() if end else len(form), start + LONGEST)
    left = form[: verb.start()].rstrip()
    cuts = [match.end() for match in _START_KK.finditer(left)]
    start = max((cut for cut in cuts if len(left) - cut >= SHORTEST), default=0)
    return max(start, len(left) - LONGEST), len(left)


def _told_before(sentence: Sentence, meetings: Sequence[Claim]) -> Claim | None:
    """The last meeting whose telling starts at or before a sentence, held ones first."""
    before = [meeting for meeting in meetings if meeting.start <= sentence.start]
    held = [meeting for meeting in before if meeting.status == "held"]
    if held or before:
        return (held or before)[-1]
    return next(iter(meetings), None)


def _parties(cast: Cast, sentence: Sentence, meeting: Claim | None, status: str) -> Iterator[Party]:
    """An offer is its speaker's; else those of the meeting, and without one those whom the sentence names."""
    people, bodies = cast.people(sentence), cast.bodies(sentence)
    if status == "proposed" and people:
        yield Party(people[0].mention.id, "party")
        return
    if status == "signed" and len(people) + len(bodies) >= 2:
        yield from (Party(p.mention.id, "party") for p in (people if len(people) >= 2 else (*people, *bodies)))
        return
    if meeting is not None:
        own = {p.mention.id for p in people}
        members = [p for p in meeting.parties if p.role in ("host", "head", "party")]
        chosen = [p for p in members if p.mention in own] if len(own) == 1 and status == "planned" else members
        yield from (Party(p.mention, "party") for p in chosen or members)
    else:
        yield from (Party(p.mention.id, "party") for p in (*people, *bodies[:2]))


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
