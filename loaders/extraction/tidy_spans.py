"""A tagger's spans set right before entities are made of them: what a body is named by, and what is none.

A memorandum or a summit that was taken for a body is an initiative; a state that was taken for a body is a country; a
word that the article also uses in lower case ("the organization") names nobody. Small words at the ends are cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.extraction.body_kinds import kind_by_words
from loaders.extraction.body_spans import completed
from loaders.extraction.country_names import country_code
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, SpanKind, Tagged
from loaders.extraction.lexicon import phrases, rows, words
from loaders.extraction.organizations import known_body, without_known
from loaders.extraction.tidy_offices import tidied_offices

_NO_NAME = re.compile(r"[\n\[\]<>]|https?:|&\w*$|[\U0001F1E6-\U0001F1FF]")
"""Marks of a page's furniture, flags and broken lines: no body is named with them."""
_ALL_QUOTED = re.compile(r"[\"'«“‘„]([^\"«»“”„]+)[\"'»”’“]")
_SENTENCE_END = re.compile(r"(?<=\w{4})[.!?]\s+(?=[^\W\d_a-zа-яё])")
"""The end of a sentence inside a span; shorter words before a full stop are abbreviations."""
_HEADLINE_END = 150
"""Characters of the text in which its headline begins."""
_LONGEST_HEADLINE = 500


def tidied(document: Document) -> Document:
    """`document` with its spans set right, in order, outer before inner."""
    document = completed(document)
    others = (span for span in document.spans if span.kind != "OFF")
    spans = {span for raw in others for span in _set_right(document, raw)} | set(tidied_offices(document))
    return replace(document, spans=tuple(sorted(spans, key=lambda s: (s.start, -s.stop, s.kind))))


def _set_right(document: Document, span: Tagged) -> Iterator[Tagged]:
    cut = _cut(document, span) if span.kind in ("ORG", "PER", "INI") else span
    if cut.stop <= cut.start or (cut.kind in ("ORG", "INI", "LOC") and _is_headline_only(document, cut)):
        return
    if cut.kind == "PER" and known_body(document.form(cut), document.language.code) is not None:
        yield replace(cut, kind="ORG")
    elif cut.kind == "PER" and (_is_nobody(document, cut) or _is_headline_only(document, cut)):
        return
    elif cut.kind != "ORG":
        yield cut
    elif not _is_no_name(document, cut):
        yield replace(cut, kind=_kind(document, cut))


def _cut(document: Document, span: Tagged) -> Tagged:
    """`span` up to a sentence's end, without prepositions, conjunctions, quotation and loose marks at its ends."""
    quoted = _ALL_QUOTED.fullmatch(document.form(span))
    if quoted:
        span = Tagged(span.start + quoted.start(1), span.start + quoted.end(1), span.kind)
    form, code = _SENTENCE_END.split(document.form(span))[0], document.language.code
    tails = {"ORG": "body_tail", "PER": "person_tail"}
    tail = cue(tails[span.kind], code).search(form) if span.kind in tails else None
    form = form[: tail.start()] if tail else form
    front = cue("loose_start", code).match(form)
    back = cue("loose_end", code).search(form)
    start = span.start + (front.end() if front else 0)
    stop = span.start + (back.start() if back else len(form))
    return replace(span, start=start, stop=max(start, stop))


def _kind(document: Document, span: Tagged) -> SpanKind:
    """What a span taken for a body is: by its words an initiative or an office, by its name a state, else a body."""
    code, form = document.language.code, document.form(span)
    if country_code(form, code) is not None:
        return "GPE"
    if cue("initiative_head", code).search(form):
        return "INI"
    if known_body(form, code) is not None:
        return "ORG"
    rest = without_known(form, code)
    is_rank = any(rank != "other" for rank in phrases("ranks.tsv", code).values(rest))
    if code == "en" and is_rank and kind_by_words(rest, code) is None:
        return "OFF"
    is_named = kind_by_words(form, code) is not None or not phrases("initiatives.tsv", code).values(form)
    return "ORG" if is_named else "INI"


def _is_nobody(document: Document, span: Tagged) -> bool:
    """Whether a span taken for a person is an office ("Senior Director"), a thing, or a figure of history."""
    form, code = document.form(span), document.language.code
    if cue("no_person", code).search(form):
        return True
    if re.sub(r"\W", "", form.casefold()) in _historical():
        return True
    return code == "en" and " " in form and bool(phrases("ranks.tsv", code).values(form.split()[-1]))


def _is_headline_only(document: Document, span: Tagged) -> bool:
    """Whether a headline in title case is all that names it: where every word has a capital, capitals tell nothing."""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    if start >= _HEADLINE_END or span.start - start > _LONGEST_HEADLINE:
        return False
    line = text[start : text.find("\n", span.stop) if "\n" in text[span.stop :] else len(text)]
    long_words = re.findall(r"[A-Za-z]\w{3,}", line)
    capitals = sum(word[0].isupper() for word in long_words)
    is_titled = len(long_words) > 4 and capitals > 0.8 * len(long_words) and not line.rstrip().endswith(".")
    form = document.form(span)
    told = form.split()[-1] if span.kind == "PER" else form
    return is_titled and text.count(told) < 2 and known_body(form, "en") is None


@cache
def _historical() -> frozenset[str]:
    return frozenset(re.sub(r"\W", "", row[0]) for row in rows("historical_people.tsv"))


def _is_no_name(document: Document, span: Tagged) -> bool:
    form, code = document.form(span), document.language.code
    if cue("no_body", code).search(form):
        return True
    if _NO_NAME.search(form) or not re.search(r"\w{2}", form):
        return True
    if (
        known_body(form, code) is not None
        or form.isupper()
        or form[:1].islower()
        or kind_by_words(form, code) is not None
    ):
        return False
    return all(_is_common(document.text, word.text) for word in words(form))


def _is_common(text: str, word: str) -> bool:
    """Whether the text uses a word in lower case too: "artificial intelligence", "the organization"."""
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
