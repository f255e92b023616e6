"""The simplest rules for who met whom, with Readout's own people: what the rest of extraction is worth above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from benchmarks.validation.annotated import Reading, scored
from benchmarks.validation.tables import LANGUAGES, f1, figures, table, tally_of
from graph.model import Mention
from loaders.evaluation.record import MeetingRecord
from loaders.extraction.document import Document, Sentence
from loaders.extraction.encounters import encounter
from loaders.extraction.languages import language

Rule = Callable[[Document, Sentence], bool]


def report(read: Iterable[Reading]) -> str:
    """The rules beside Readout, for meetings and for pairs."""
    read = tuple(read)
    ways = {
        "two people in one sentence": tuple(with_rule(reading, any_sentence) for reading in read),
        "two people in one sentence that says a meeting": tuple(with_rule(reading, says_meeting) for reading in read),
        "Readout": read,
    }
    rows = (_row(words, field, of) for field in ("meetings", "met_with") for words, of in ways.items())
    return table(("", "found", "precision", "recall", "F1", *LANGUAGES.values()), rows)


def any_sentence(document: Document, sentence: Sentence) -> bool:
    """Every sentence tells a meeting of the people whom it names."""
    return True


def says_meeting(document: Document, sentence: Sentence) -> bool:
    """A sentence tells a meeting where it has words for one."""
    return encounter(document, sentence) is not None


def with_rule(reading: Reading, rule: Rule) -> Reading:
    """The article read so that the people named in one sentence met, each with each, where `rule` holds."""
    groups = tuple(dict.fromkeys(_groups(reading, rule)))
    pairs = dict.fromkeys(pair for group in groups for pair in combinations(sorted(group), 2))
    meetings = tuple(MeetingRecord(group) for group in groups)
    return replace(reading, ours=replace(reading.ours, meetings=meetings, met_with=tuple(pairs)))


def _groups(reading: Reading, rule: Rule) -> Iterator[tuple[str, ...]]:
    article = reading.evidence.article
    reader = language(article.language)
    document = Document(article, reader, reader.sentences(article.text), ())
    people = [mention for mention in reading.evidence.mentions if mention.kind == "official"]
    for sentence in document.sentences:
        named = tuple(mention.name for mention in people if _stands_in(mention, sentence))
        if len(named) > 1 and rule(document, sentence):
            yield named


def _stands_in(mention: Mention, sentence: Sentence) -> bool:
    return any(sentence.start <= start < sentence.stop for start in mention.starts)


def _row(words: str, field: str, read: tuple[Reading, ...]) -> tuple[str, ...]:
    scores = scored(read)
    tally = tally_of(scores, "all", field)
    what = "meetings" if field == "meetings" else "who met whom"
    by_language = (f1(scores, code, field) for code in LANGUAGES)
    return f"{what}: {words}", str(tally.found), *figures(tally)[:3], *by_language
