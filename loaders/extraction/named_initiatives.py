"""Names of initiatives found by their wording, beside those that a tagger marked.

A name in quotes beside a word that tells a kind (programme “…”, «…» форумы); words with capitals around such a word
("the Regional Summit on Water"); a name of Latin letters or of places beside it ("Digital Week форумы", "газопровод
А – Б"); a paper with its subject ("Memorandum on …"). What a tagger took for a body is an initiative where these say
so, and what says no more than its kind ("the Constitution") names nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from loaders.extraction.body_kinds import kind_by_words
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import phrases
from loaders.extraction.organizations import known_body
from loaders.extraction.russian_cases import parses
from loaders.extraction.spans import inside, overlap

LONGEST_QUOTED = 10
LONGEST_PAPER = 14
"""Words of a name."""
_LONGEST_LEAD = 200
"""Characters of a name before the word that tells its kind."""
_NEAR = 40
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÞŠŽĀĒĪŪİŞ"
_CAPITAL = rf"(?:[{_UPPER}][\w’'@+-]{{0,60}}|\d{{4}}(?:[-–]\d{{4}})?|[IVX]+)"
_QUOTED = re.compile(r"[«“\"‘„']([^\W_][^«»“”\"„\n]{2,90}?)[,.]?[»”\"’']")
_LATIN = re.compile(r"(?<![\w.-])([A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|\d{4}))*) (\w+)")
_TAIL = re.compile(
    rf"(?: (?:of|on|for|to|in|until)(?: the)? (?!(?<=in )\d){_CAPITAL}"
    rf"(?: (?!and the)(?:(?:of|and|the|in|on|for|with) )*{_CAPITAL})*)?"
)
_NO_NOUN = ("VERB", "PRTS", "GRND", "INFN")


def with_initiatives(document: Document) -> Document:
    """`document` with the initiatives that its wording names among its spans."""
    named = (*_quoted(document), *_capitals(document), *_papers(document), *_latin(document), *_placed(document))
    found = _longest([span for span in named if not _is_titled(document, span)])
    own = [span for raw in document.spans if (span := _set_right(document, raw)) is not None]
    kept = (span for span in own if not any(_gives_way(span, one) for one in found))
    new = (one for one in found if not any(_stands(span, one) for span in own))
    return replace(document, spans=tuple(sorted((*kept, *new), key=lambda s: (s.start, -s.stop, s.kind))))


def _set_right(document: Document, span: Tagged) -> Tagged | None:
    """A tagger's span; None where it names nothing, a body where its words say so."""
    if span.kind != "INI":
        return span
    form = document.form(span)
    if not _tells(document, form) and kind_by_words(form, document.language.code) in ("ministry", "agency"):
        return replace(span, kind="ORG")
    return None if _is_bare(document, form) else span


def _longest(spans: Sequence[Tagged]) -> list[Tagged]:
    """Of spans that overlap the longest."""
    taken: list[Tagged] = []
    for span in sorted(spans, key=lambda s: (s.start - s.stop, s.start)):
        if not any(overlap(span, other) for other in taken):
            taken.append(span)
    return taken


def _gives_way(span: Tagged, found: Tagged) -> bool:
    """Whether a tagger's span is a part of a name found; a person's whole name is not."""
    within = found.start <= span.start and span.stop <= found.stop
    whole = span.start == found.start and span.stop == found.stop
    return within and (span.kind in ("ORG", "INI", "LOC") or (span.kind == "PER" and not whole))


def _stands(span: Tagged, found: Tagged) -> bool:
    """Whether a tagger's span says more than a name found, or crosses it."""
    return span.kind in ("ORG", "INI", "PER") and overlap(span, found) and not _gives_way(span, found)


def _quoted(document: Document) -> Iterator[Tagged]:
    """Names in quotes with a word that tells their kind, right beside them or, in Kazakh, at their end."""
    for match in _QUOTED.finditer(document.text):
        words = match[1].split()
        if re.match(rf"[\W\d]*[{_UPPER}]", match[1]) and len(words) <= LONGEST_QUOTED:
            span = Tagged(*match.span(1), "INI")
            if _is_told_beside(document, match) or (len(words) > 1 and _tells_itself(document, span)):
                yield span


def _is_told_beside(document: Document, match: re.Match[str]) -> bool:
    text, code = document.text, document.language.code
    after = re.match(rf"(?:{_pattern(code, 'between')})(\w[\w-]*)", text[match.end() : match.end() + _NEAR])
    if after is not None and _tells(document, after[0]):
        return True
    before = re.search(
        rf"(\w[\w-]*)(?:\s(?:{_pattern(code, 'called')}))?[ :,]?\s?$",
        text[max(0, match.start() - _NEAR) : match.start()],
    )
    return code != "kk" and before is not None and _tells(document, before[1])


def _tells_itself(document: Document, span: Tagged) -> bool:
    form, code = document.form(span), document.language.code
    if code != "kk" or known_body(form, code) is not None or inside(span, document.spans, ("ORG",)):
        return False
    return _tells(document, form.split()[-1])


def _capitals(document: Document) -> Iterator[Tagged]:
    """Words with capitals, two at least, of which one tells a kind: English writes names so."""
    if document.language.code != "en":
        return
    run = re.compile(rf"{_CAPITAL}(?: (?:(?:{_pattern('en', 'small')}) )*{_CAPITAL})+")
    for match in run.finditer(document.text):
        for start, stop in _around_heads(match[0]):
            if not _is_bare(document, match[0][start:stop]):
                yield Tagged(match.start() + start, match.start() + stop, "INI")


def _around_heads(form: str) -> Iterator[tuple[int, int]]:
    """The name around each head: the capitals before it, and after it what "of", "on", "for" join to it."""
    weak, lead_in = re.compile(_pattern("en", "weak"), re.IGNORECASE), re.compile(rf"(?:{_CAPITAL} (?:and )?)*$")
    for head in phrases("initiatives.tsv", "en").find(form):
        if form[head.start].isupper() and not weak.fullmatch(form, head.start, head.stop):
            lead = lead_in.search(form, max(0, head.start - _LONGEST_LEAD), head.start)
            tail = _TAIL.match(form, head.stop)
            yield lead.start() if lead else head.start, tail.end() if tail else head.stop


def _papers(document: Document) -> Iterator[Tagged]:
    """A paper with a capital and its subject, up to a mark or a verb."""
    code, text = document.language.code, document.text
    about, end = _pattern(code, "about"), re.compile(rf"\s(?:{_pattern(code, 'end')})(?!\w)")
    papers = rf"(?<!\w)(?:[{_UPPER}][\w-]{{1,60}} )?(?i:{_pattern(code, 'papers')}) (?:{about}) [^.,;:!?\n«»“”\"()–—]+"
    for match in re.finditer(papers, text):
        form = end.split(match[0])[0]
        form = " ".join((_without_verb(form) if code == "ru" else form).split(" ")[:LONGEST_PAPER]).rstrip()
        if match.start() > 0 and form[:1].isupper() and not _is_bare(document, form):
            yield Tagged(match.start(), match.start() + len(form), "INI")


def _without_verb(form: str) -> str:
    """Russian words up to the first verb."""
    verbs = (w.start() for w in re.finditer(r"[а-яё]{3,}", form) if parses(w[0])[0].tag.POS in _NO_NOUN)
    return form[: next(verbs, len(form))]


def _latin(document: Document) -> Iterator[Tagged]:
    """A name of Latin letters right before a Kazakh word that tells its kind."""
    if document.language.code != "kk":
        return
    for match in _LATIN.finditer(document.text):
        kinds = phrases("initiatives.tsv", "kk").values(match[2]) if match[2][0].islower() else ()
        span = Tagged(*match.span(1), "INI")
        if kinds and (kinds[0] in ("forum", "programme") or not inside(span, document.spans, ("ORG",))):
            yield span


def _placed(document: Document) -> Iterator[Tagged]:
    """A line between places, or a paper of a place, where the language writes its kind in lower case."""
    kinds = _pattern(document.language.code, "placed")
    if document.language.code == "kk":
        names = rf"(?<=\w )(?<!\. )({_CAPITAL}(?: [-–] {_CAPITAL})? {kinds})"
    else:
        names = rf"(?<!\w)((?:\w+(?:ая|ый|ой|ую|ого) )?{kinds} {_CAPITAL}(?:\s?[-–]\s?{_CAPITAL})+)"
    yield from (Tagged(*match.span(1), "INI") for match in re.finditer(names, document.text))


def _tells(document: Document, form: str) -> bool:
    """Whether words hold one that tells a kind of initiative."""
    return any(phrases("initiatives.tsv", code).values(form) for code in (document.language.code, "en"))


def _is_bare(document: Document, form: str) -> bool:
    """Whether a name says no more than its kind: "International Conference", "Constitution"."""
    code, rest = document.language.code, form
    for match in reversed(tuple(phrases("initiatives.tsv", code).find(form))):
        rest = rest[: match.start] + rest[match.stop :]
    return not re.sub(rf"(?<!\w)(?:{_pattern(code, 'bare')})(?!\w)|[\W\d]", "", rest, flags=re.IGNORECASE)


def _is_titled(document: Document, span: Tagged) -> bool:
    """Whether a line with capitals throughout is all that names it: there capitals tell nothing."""
    text = document.text
    line = text[text.rfind("\n", 0, span.start) + 1 :].split("\n", 1)[0]
    words = re.findall(r"[A-Za-z]\w{3,}", line)
    titled = len(words) > 4 and sum(word[0].isupper() for word in words) > 0.75 * len(words) and line[-1:] != "."
    return titled and text.count(document.form(span)) < 2


@cache
def _pattern(language: str, name: str) -> str:
    lexicon = tomllib.loads(files("loaders.extraction.lexicons").joinpath("initiatives.toml").read_text("utf-8"))
    pattern: str = lexicon[language][name]
    return pattern
