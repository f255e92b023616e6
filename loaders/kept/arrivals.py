"""What new articles say, with states that they misread settled by all articles that name the same person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Evidence
from loaders.kept.evidence import KeptEvidence
from loaders.kept.tables import Table, Tables
from loaders.resolution.misread_states import Read, corrected, misread, reads_by_name


@dataclass(frozen=True, slots=True)
class Settled:
    """Evidence with states settled: of articles that came, and of those of before in which a state is another now."""

    come: tuple[Evidence, ...]
    again: tuple[Evidence, ...]


class Arrivals:
    """The states of persons as articles have them, by name."""

    def __init__(self, tables: Tables, known: KeptEvidence) -> None:
        self._known = known
        self._reads: Table[tuple[Read, ...]] = tables.table("reads")
        self._as_read: Table[Evidence] = tables.table("as read")

    def settled(self, evidence: Sequence[Evidence]) -> Settled:
        """The evidence of new articles, and of those that they show in another light, in order of article."""
        shown = {mention for name, come in reads_by_name(evidence).items() for mention in self._take_in(name, come)}
        again = {self._known.mentions[mention].article for mention in shown}
        come = sorted(evidence, key=lambda one: one.article.id)
        return Settled(self._settled(come), self._settled(map(self._as_it_is, sorted(again))))

    def _take_in(self, name: str, come: Sequence[Read]) -> set[str]:
        """Adds the states that new articles have; the mentions of before whose state is another now."""
        known = self._reads.get(name, ())
        self._reads[name] = (*known, *come)
        old, now = misread(known), misread(self._reads[name])
        return {read.mention for read in known if old.get(read.mention) != now.get(read.mention)}

    def _settled(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(self._corrected(one) for one in evidence)

    def _corrected(self, one: Evidence) -> Evidence:
        right = {m: state for name in reads_by_name((one,)) for m, state in misread(self._reads[name]).items()}
        found = corrected(one, right)
        if found != one:
            self._as_read[one.article.id] = self._known.without_text(one)
        return found

    def _as_it_is(self, article: str) -> Evidence:
        return self._as_read.get(article) or self._known.evidence(article)
