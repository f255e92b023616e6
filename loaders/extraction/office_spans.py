"""Words of an office beside a name, by rule: a head noun ("minister", "директор", "елшісі") and what belongs to it.

Rules add what the trained tagger missed: an office that ends right before a name, or follows it after a comma.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.extraction.document import Sentence, Tagged
from loaders.extraction.spans import overlap

LONGEST = 190
"""Characters of an office in words; longer ones in the annotated articles are two."""
_THREE_WORDS = re.compile(r"\w{3,}\s+\w{3,}\s+\w{3,}")
"""Before the head noun, so many words are a clause and no office."""

_JOINS = re.compile(r"\s(?:and|и|мен|пен|бен|және)\s")
"""After a name, this begins the office of the next one."""

_ACT = re.compile(r"[^,]{0,30},\s+[a-zа-яёәіңғүұқөһ]{5,}\s$")
"""After an apposition, what the holder does to the next person: "A. Borg, Minister of Trade, received B. Lund"."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    head: re.Pattern[str]
    honorific: re.Pattern[str]
    break_: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    words = tomllib.loads(files("loaders.extraction.lexicons").joinpath("offices.toml").read_text("utf-8"))[language]
    prefix, heads = "|".join(words["prefixes"]), "|".join(words["heads"])
    endings = words["endings"]
    return _Lexicon(
        head=re.compile(rf"(?<!\w)(?:(?:{prefix})[\s-]+)*(?:{heads}){endings}(?!\w)", re.IGNORECASE),
        honorific=re.compile(rf"(?:[\s,]*(?<!\w)(?:{'|'.join(words['honorifics'])})(?!\w)\.?)*[\s,]*$", re.IGNORECASE),
        break_=re.compile("|".join(words["breaks"]), re.IGNORECASE),
        lead=re.compile(rf"^(?:{'|'.join(words['leads'])})\s+", re.IGNORECASE),
    )


def offices_beside_names(
    text: str, language: str, sentences: Sequence[Sentence], spans: Sequence[Tagged]
) -> Iterator[Tagged]:
    """The offices directly before or after each PER of `spans` that touches no OFF yet."""
    people = [span for span in spans if span.kind == "PER"]
    offices = [span for span in spans if span.kind == "OFF"]
    for sentence in sentences:
        here = [person for person in people if sentence.start <= person.start < sentence.stop]
        for number, person in enumerate(here):
            start = here[number - 1].stop if number else sentence.start
            listed = (o.stop for o in offices if start < o.stop < person.start and _next_begins(text, language, o))
            start = max(listed, default=start)
            stop = here[number + 1].start if number + 1 < len(here) else sentence.stop
            if not any(_touches(text, office, person) for office in offices):
                left = office_before(text, language, start, person.start)
                found = left or _after(text, language, (person.stop, stop), spans)
                if found is not None and not any(overlap(found, office) for office in offices):
                    yield found


def _next_begins(text: str, language: str, office: Tagged) -> bool:
    """Whether another office begins after a comma: "deputy of the Seimas, [chairman of the Harbour Board] A. Borg"."""
    return text.startswith(", ", office.stop) and _lexicon(language).head.match(text, office.stop + 2) is not None


def _touches(text: str, office: Tagged, person: Tagged) -> bool:
    gap = text[office.stop : person.start] if office.stop <= person.start else text[person.stop : office.start]
    joins = office.start >= person.stop and _JOINS.match(gap) is not None
    acts = office.stop <= person.start and _ACT.match(gap) is not None
    return (
        len(gap) <= 25
        and not acts
        and not joins
        and not re.search(r"[.;:\n]", gap.replace("H.E.", "").replace("Е.П.", ""))
    )


def office_before(text: str, language: str, start: int, stop: int) -> Tagged | None:
    """The office that ends where a name starts, but for honorifics and a comma."""
    lexicon = _lexicon(language)
    left = text[max(start, stop - LONGEST) : stop]
    tail = lexicon.honorific.search(left)
    words = left[: tail.start()] if tail else left
    cut = max((match.end() for match in lexicon.break_.finditer(words)), default=0)
    found = _first_head(words, cut, lexicon, language)
    if found is None:
        return None
    offset = stop - len(left)
    return Tagged(offset + found, offset + len(words.rstrip(" ,")), "OFF")


def _first_head(words: str, cut: int, lexicon: _Lexicon, language: str) -> int | None:
    """Where the office that ends at the end of `words` starts; None where no head noun leads there."""
    heads = list(lexicon.head.finditer(words, cut))
    if not heads:
        return None
    if language == "kk":
        closing = heads[-1]
        if words[closing.end() :].strip(" ,"):
            return None
        piece = words[cut : closing.start()]
        return cut + len(piece) - len(piece.lstrip(' ,«»"—–-'))
    return heads[0].start()


def _after(text: str, language: str, bounds: tuple[int, int], spans: Sequence[Tagged]) -> Tagged | None:
    """The office that follows a name after a comma, up to the next comma outside a body's name."""
    start, stop = bounds
    lexicon = _lexicon(language)
    opening = re.match(r"\s*(?:,|—|–|\()\s*", text[start:stop])
    if opening is None:
        return None
    begin = start + opening.end()
    lead = lexicon.lead.match(text[begin:stop])
    begin += lead.end() if lead else 0
    end = _end_of_apposition(text, begin, stop, spans)
    head = lexicon.head.search(text[begin:end])
    if head is None or (language != "kk" and _THREE_WORDS.search(text[begin : begin + head.start()])):
        return None
    return Tagged(begin, end, "OFF") if 3 < end - begin <= LONGEST else None


def _end_of_apposition(text: str, begin: int, stop: int, spans: Sequence[Tagged]) -> int:
    for match in re.finditer(r"\s*[,;.()\n—]|\s(?:and|и|мен|және|who|which|который|которая)\s", text[begin:stop]):
        at = begin + match.start()
        if not _inside_body(begin + match.end(), spans):
            return at
    return stop


def _inside_body(at: int, spans: Sequence[Tagged]) -> bool:
    return any(span.kind in ("ORG", "GPE") and span.start < at - 1 < span.stop for span in spans)
