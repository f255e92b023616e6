"""The way through: path or address → article → evidence → knowledge. Start reading here.

    load    read → Article ─ extract → Mentions, Claims ─ T1: evidence + Pending ─ resolve ─ T2: knowledge − Pending

Each article's evidence is written in a transaction of its own; knowledge is resolved once for all of a run. What a
loader left pending when it died is taken up by the next one.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph import writer
from graph.connection import Store
from graph.evidence import read_evidence
from graph.ledger import judgements, lease, now, pending, record_load
from graph.model import Evidence, Load
from loaders.extraction.extract import extract
from loaders.readers.draft import Failure
from loaders.readers.sources import Read
from loaders.resolution.resolve import resolve

Progress = Callable[[str], None]
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class LoadReport:
    """What one run did. `created` counts what is new, by label; `ids` are the loaded articles, in order of input."""

    ids: list[str] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0
    created: Mapping[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


def load(store: Store, inputs: Iterable[Read | Failure], progress: Progress = lambda _: None) -> LoadReport:
    """Read, extract, resolve and write; what could not be read is in the report and stops nothing."""
    report = LoadReport()
    for item in inputs:
        if isinstance(item, Failure):
            report.failures.append(item)
        else:
            _take_article(store, item, report)
            progress(item.source)
    report.created = drain(store).created
    _remember(store, report)
    return report


def load_evidence(store: Store, evidence: Iterable[Evidence], progress: Progress = lambda _: None) -> LoadReport:
    """Write evidence that was extracted elsewhere, and what it amounts to."""
    report = LoadReport()
    for said in evidence:
        _take(store, said, report)
        progress(said.article.id)
    report.created = drain(store).created
    _remember(store, report)
    return report


def withdraw(store: Store, article: str) -> bool:
    """Remove an article and everything that only it said; False for an unknown id."""
    found = writer.withdraw(store, article)
    if found:
        drain(store)
    return found


def drain(store: Store) -> writer.Written:
    """Bring knowledge up to date with the evidence, if anything is pending."""
    return rebuild(store) if pending(store) else writer.Written({}, 0, 0)


def rebuild(store: Store, *, again: bool = False) -> writer.Written:
    """Resolve all evidence anew and write what differs; `again` first reads the stored articles anew."""
    if again:
        for said in tuple(read_evidence(store)):
            writer.write_evidence(store, extract(said.article))
    with lease(store) as held:
        covered = pending(store)
        return writer.write_knowledge(store, resolve(read_evidence(store), judgements(store)), held, covered)


def _take_article(store: Store, item: Read, report: LoadReport) -> None:
    """Extract and write one article; a fault of extraction is named with its traceback, and the rest go on."""
    try:
        said = extract(item.article)
    except (LookupError, TypeError, ValueError) as error:
        _LOG.exception("extraction failed on %s", item.source)
        report.failures.append(
            Failure(item.source, f"extraction failed ({type(error).__name__}: {error}): report this")
        )
    else:
        _take(store, said, report)


def _take(store: Store, said: Evidence, report: LoadReport) -> None:
    """T1 of one article, counted."""
    outcome = writer.write_evidence(store, said)
    report.ids.append(said.article.id)
    setattr(report, outcome, getattr(report, outcome) + 1)


def _remember(store: Store, report: LoadReport) -> None:
    record_load(
        store,
        Load(
            id=uuid.uuid4().hex,
            at=now(),
            articles=report.new + report.changed,
            created=dict(report.created),
            failed=tuple(failure.source for failure in report.failures),
            reasons=tuple(failure.reason for failure in report.failures),
        ),
    )
