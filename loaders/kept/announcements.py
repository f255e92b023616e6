"""PLANNED_AS: which planned meetings a held one may be, found by the people who take part and by days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.model import PlannedAs
from loaders.kept.outputs import Outputs
from loaders.kept.tables import Table, Tables
from loaders.resolution.knowledge import Groups, Knowledge
from loaders.resolution.meeting_claims import Report
from loaders.resolution.meeting_edges import planned_edges
from loaders.resolution.scoring import PLANNED_DAYS

STRETCH = PLANNED_DAYS + 1
"""Days in a stretch of time: an announcement and its meeting are in one, or in stretches beside each other."""


class Announcements:
    """Planned and held meetings by person and stretch of time."""

    def __init__(self, tables: Tables, outputs: Outputs, reports: Mapping[str, Report]) -> None:
        self._outputs, self._reports = outputs, reports
        self._planned, self._held = tables.postings("planned"), tables.postings("held")
        self._keys: Table[tuple[frozenset[str], frozenset[str]]] = tables.table("planned and held")
        self._parts = tables.postings("announcements")

    def forget(self, meeting: str) -> None:
        """A meeting is gone."""
        self._index(meeting, ())
        self._replace({meeting}, ())

    def make(self, touched: Groups, known: Callable[[Groups], Knowledge], all_: Groups) -> None:
        """Make the edges from and to the meetings that changed; `known` is all that is known, of some meetings."""
        for meeting, claims in touched.items():
            self._index(meeting, tuple(self._reports[claim] for claim in claims))
        near = {other for meeting in touched for other in self._near(meeting)}
        edges = planned_edges(known({key: all_[key] for key in sorted({*touched, *near})}))
        self._replace(set(touched), (edge for edge in edges if edge.start in touched or edge.end in touched))

    def _replace(self, touched: set[str], edges: Iterable[PlannedAs]) -> None:
        parts = {f"planned {edge.start} {edge.end}": edge for edge in edges}
        old = {part for meeting in touched for part in self._parts.of(meeting)}
        for part in sorted(old - parts.keys()):
            self._outputs.put(part)
            for end in part.split()[1:]:
                self._parts.take(part, (end,))
        for part, edge in parts.items():
            self._outputs.put(part, (), (edge,))
            self._parts.add(part, (edge.start, edge.end))

    def _index(self, meeting: str, reports: tuple[Report, ...]) -> None:
        for postings, key in zip((self._planned, self._held), self._keys.get(meeting, ((), ())), strict=True):
            postings.take(meeting, key)
        planned, held = frozenset(_when_planned(reports)), frozenset(_when_held(reports))
        self._planned.add(meeting, planned)
        self._held.add(meeting, held)
        self._keys[meeting] = planned, held

    def _near(self, meeting: str) -> set[str]:
        planned, held = self._keys[meeting]
        after = {other for key in planned for other in self._held.of(key)}
        return after | {other for key in held for other in self._planned.of(key)}


def _when_planned(reports: Iterable[Report]) -> Iterator[str]:
    """The persons of announcements, with the stretches of time in which what they announce may be held."""
    for report in reports:
        if report.status == "planned" and report.published is not None:
            last = max(report.published + PLANNED_DAYS, (report.day or 0) + 2)
            for stretch in range(report.published // STRETCH, last // STRETCH + 1):
                yield from (f"{person}@{stretch}" for person in report.persons)


def _when_held(reports: Iterable[Report]) -> Iterator[str]:
    """The persons of meetings that were held, with the stretches of time in which they were."""
    for report in reports:
        when = report.day if report.day is not None else report.published
        if report.status == "held" and when is not None:
            yield from (f"{person}@{when // STRETCH}" for person in report.persons)
