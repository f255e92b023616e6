"""Signs of an undertaking: what its clause, its sentence and its place in the article show.

Words alone do not tell an undertaking from what only sounds like one ("the train will start at seven"). Each sign is a
short phrase; `agreement_likelihood.py` weighs them with weights that `training/agreements.py` learns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Claim
from loaders.extraction.agreement_parties import Parties
from loaders.extraction.agreement_words import wording
from loaders.extraction.country_names import country_code
from loaders.extraction.dates import dates
from loaders.extraction.document import Document
from loaders.extraction.undertakings import Undertaking

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SPEECH = re.compile(r"^\s*[“\"«„]|[”\"»],? [-–—]")
_STEM = 5
_LONG_AGO = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Told:
    """An undertaking as the article tells it: who is party to it, and at what meeting it was reached, if any."""

    document: Document
    said: Undertaking
    parties: Parties
    meeting: Claim | None


def signs(told: Told) -> frozenset[str]:
    """All signs of one undertaking. Those that hold of a status are given with it too."""
    status = told.said.status
    shared = frozenset((*_of_the_words(told), *_of_the_telling(told), *_of_the_day(told), *_of_the_place(told)))
    return shared | {f"{sign} {status}" for sign in shared} | frozenset(_of_the_language(told))


def _of_the_language(told: Told) -> Iterator[str]:
    """What is learned of one language alone: its words, by their first letters."""
    code, said, text = told.document.language.code, told.said, told.document.text
    yield f"{code} {said.status}"
    yield f"{code} says {said.way} {said.status}"
    stems = [word[:_STEM] for word in re.findall(r"\w+", text[slice(*said.said)].casefold())]
    if stems:
        yield f"{code} says {' '.join(stems[:3])}"
        yield f"{code} begins {stems[0]}"
        yield f"{code} ends {stems[-1]}"
    for word in _LONG_WORD.findall(text[slice(*said.clause)].casefold()):
        yield f"{code} word {word[:_STEM]}"


def _of_the_words(told: Told) -> Iterator[str]:
    said, text, code = told.said, told.document.text, told.document.language.code
    yield "said"
    yield f"says {said.way}"
    words = text[said.start : said.stop]
    count = len(words.split())
    yield f"words {next((limit for limit in (3, 7, 15, 25) if count <= limit), 'more')}"
    if wording(code, "ahead").search(text[slice(*said.clause)]):
        yield "ahead"
    if wording(code, "joint").search(text[said.clause[0] : said.said[0]]):
        yield "joint"
    if wording(code, "papers").search(words):
        yield "paper"
    if re.search(r"\d", words):
        yield "digit"
    if any(span.kind == "INI" and span.start < said.stop and said.start < span.stop for span in told.document.spans):
        yield "initiative"


def _of_the_telling(told: Told) -> Iterator[str]:
    """Who is party and what meeting it was reached at."""
    yield f"way {told.parties.way}"
    yield f"parties {min(len(told.parties.mentions), 4)}"
    meeting = told.meeting
    if meeting is None:
        yield "no meeting"
        return
    yield f"meeting {meeting.status}"
    yield f"meeting {meeting.format}"
    if meeting.start == told.said.sentence.start:
        yield "in opening"
    if meeting.start > told.said.sentence.start:
        yield "before meeting"


def _of_the_day(told: Told) -> Iterator[str]:
    """What the dates of the sentence and the years of the clause say, against the day of publication."""
    published = told.document.article.published_day
    if published is None:
        return
    day, form = date.fromisoformat(published), told.document.form(told.said.sentence)
    found = tuple(dates(form, told.document.language.code, day, ahead=True))
    if any(one.last is not None and one.last > day for one in found):
        yield "future day"
    if any(one.first is not None and day - one.first > _LONG_AGO for one in found):
        yield "past day"
    years = [int(year) for year in _YEAR.findall(told.document.text[slice(*told.said.clause)])]
    if any(year < day.year for year in years):
        yield "past year"
    if any(year > day.year for year in years):
        yield "future year"


def _of_the_place(told: Told) -> Iterator[str]:
    """Where in the article and in its sentence it stands."""
    sentences, said = told.document.sentences, told.said
    number, last = sentences.index(said.sentence), len(sentences) - 1
    if number <= 1:
        yield "lead"
    if number >= last - 1:
        yield "last"
    elif number >= 0.6 * (last + 1):
        yield "late"
    if _states(told.document) < 2:
        yield "one state"
    yield from (f"after {limit}" for limit in (8, 14) if number > limit)
    form = told.document.form(said.sentence)
    if re.search(r"[“«\"]", form[: said.said[0] - said.sentence.start]):
        yield "quoted"
    if _SPEECH.search(form):
        yield "speech"
    if said.clause[1] - said.clause[0] < len(form) - 3:
        yield "part"


def _states(document: Document) -> int:
    """How many states the article names."""
    code = document.language.code
    names = {document.form(span) for span in document.spans if span.kind == "GPE"}
    return len({country for name in names if (country := country_code(name, code)) is not None})
