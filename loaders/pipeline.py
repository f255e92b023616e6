"""The way through: path or address → article → evidence → knowledge. Start reading here.

    load    read → Article ─ extract → Mentions, Claims ─ T1: evidence + Pending ─ resolve ─ T2: knowledge − Pending

Each article's evidence is written in a transaction of its own; knowledge is resolved once for all of a run. What a
loader left pending when it died is taken up by the next one.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from graph import writer
from graph.connection import Store
from graph.evidence import evidence_of, read_evidence
from graph.ledger import Lease, judgements, lease, now, pending, record_judgement, record_load
from graph.model import Evidence, Judgement, Load
from loaders.extraction.extract import extract
from loaders.kept.errors import OutOfReach
from loaders.kept.keeping import Kept, fresh, keep, kept
from loaders.kept.update import holds, update
from loaders.readers.draft import Failure
from loaders.readers.sources import Read
from loaders.rereading import carried_over, with_kept_ids
from loaders.resolution.judgements import constraints, judged

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
    if not pending(store):
        return writer.Written({}, 0, 0)
    with lease(store) as held:
        covered, decided = pending(store), judgements(store)
        before = kept(store, decided)
        if before is None:
            return _rebuilt(store, held)
        with closing(before.tables):
            return _updated(store, held, (before, covered, decided))


def rebuild(store: Store, *, again: bool = False) -> writer.Written:
    """Resolve all evidence anew and write what differs; `again` first reads the stored articles anew.

    What stands where it stood keeps its id, and what people judged of it.
    """
    if again:
        decided = {judgement.id: judgement for judgement in judgements(store)}
        for said in tuple(read_evidence(store)):
            anew = with_kept_ids(said, extract(said.article))
            for judgement in tuple(carried_over(said, anew, tuple(decided.values()))):
                record_judgement(store, judgement)
                decided[judgement.id] = judgement
            writer.write_evidence(store, anew)
    with lease(store) as held:
        return _rebuilt(store, held)


def _are_new(before: Kept, covered: Iterable[str], decided: Iterable[Judgement]) -> bool:
    """Whether what is pending are articles that came, of which nobody judged anything."""
    judged_in = {article for judgement in decided for article in judgement.articles}
    return not any(holds(before.tables, article) or article in judged_in for article in covered)


def _updated(store: Store, held: Lease, what: tuple[Kept, tuple[str, ...], tuple[Judgement, ...]]) -> writer.Written:
    """T2 of what the pending articles touch; of everything, where they are not new or touch more than can be told."""
    before, covered, decided = what
    if not _are_new(before, covered, decided):
        return _rebuilt(store, held)
    try:
        change = update(before.tables, tuple(evidence_of(store, covered)), before.constraints)
    except OutOfReach as reason:
        _LOG.info("all is resolved anew: %s", reason)
        return _rebuilt(store, held)
    last = uuid.uuid4().hex
    written = writer.write_change(store, (change.before, change.after), held, covered, kept=last)
    keep(store, before, decided, last)
    return written


def _rebuilt(store: Store, held: Lease) -> writer.Written:
    """T2 of everything."""
    covered, decided, said = pending(store), judgements(store), tuple(read_evidence(store))
    anew, last = fresh(store, constraints(said, decided)), uuid.uuid4().hex
    change = update(anew.tables, judged(said, decided), anew.constraints)
    written = writer.write_knowledge(store, change.after, held, covered, kept=last)
    keep(store, anew, decided, last)
    return written


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
