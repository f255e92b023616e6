"""Scores records against gold: precision, recall and F1, micro-averaged, over all and by language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import TypeVar

from loaders.evaluation.likeness import (
    BODY_LIKENESS,
    INITIATIVE_LIKENESS,
    likeness,
    normalised,
    pairs,
    same_name,
    same_party,
    same_phrase,
    words_in_common,
)
from loaders.evaluation.record import (
    AgreementRecord,
    BodyRecord,
    InitiativeRecord,
    MeetingRecord,
    PersonRecord,
    Record,
)

Item = TypeVar("Item")

_SCORED_KINDS = {"phone_call": "phone", "phone": "phone", "conference": "conference"}


@dataclass(slots=True)
class Tally:
    """How many of the gold items were found: `hit` of `gold`, among `found`."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was to be found and nothing was."""
        return self.hit / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """One field's figures of one article, with what was missed and what was wrong."""

    field: str
    hit: int
    gold: int
    found: int
    missed: tuple[object, ...] = ()
    wrong: tuple[object, ...] = ()


@dataclass(slots=True)
class Scores:
    """Tallies by scope ("all" or a language) and field, and the errors behind them."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=dict)
    errors: list[tuple[str, str, str, object]] = field(default_factory=list)

    def add(self, article: str, language: str, count: Count) -> None:
        """Add one article's count to the scopes that it belongs to."""
        for scope in ("all", language):
            tally = self.tallies.setdefault(scope, {}).setdefault(count.field, Tally())
            tally.hit += count.hit
            tally.gold += count.gold
            tally.found += count.found
        self.errors += [(article, count.field, "missed", _plain(item)) for item in count.missed]
        self.errors += [(article, count.field, "wrong", _plain(item)) for item in count.wrong]


def score(gold: Iterable[Record], predicted: Mapping[str, Record]) -> Scores:
    """The scores of `predicted` (by article) against `gold`; an article without a record counts as an empty one."""
    scores = Scores()
    for record in gold:
        ours = predicted.get(record.article, Record(record.article, record.language))
        for count in counts(record, ours):
            scores.add(record.article, record.language, count)
    return scores


def counts(gold: Record, ours: Record) -> Iterator[Count]:
    """Every field's count for one article."""
    yield from _person_counts(gold, ours)
    yield from _body_counts(gold, ours)
    yield _count("initiatives", gold.initiatives, ours.initiatives, _same_initiative)[0]
    yield _count("countries", gold.countries, ours.countries, str.__eq__)[0]
    yield from _meeting_counts(_with_main_names(gold), _with_main_names(ours))


def _count(
    name: str, gold: Sequence[Item], ours: Sequence[Item], same: Callable[[Item, Item], bool]
) -> tuple[Count, tuple[tuple[int, int], ...]]:
    matches = pairs(gold, ours, same)
    found_gold, found_ours = {i for i, _ in matches}, {j for _, j in matches}
    missed = tuple(item for i, item in enumerate(gold) if i not in found_gold)
    wrong = tuple(item for j, item in enumerate(ours) if j not in found_ours)
    return Count(name, len(matches), len(gold), len(ours), missed, wrong), matches


def _person_counts(gold: Record, ours: Record) -> Iterator[Count]:
    count, matches = _count("persons", gold.persons, ours.persons, _same_person)
    yield count
    for i, j in matches:
        g, p = gold.persons[i], ours.persons[j]
        yield _count("person_role", g.roles, p.roles, same_phrase)[0]
        yield _count("person_affiliation", g.affiliations, p.affiliations, same_phrase)[0]
        yield Count("person_name_exact", int(normalised(g.name) == normalised(p.name)), 1, 1)
        yield _value_count("person_country", g.country, p.country, bool(g.country) and g.country == p.country)


def _body_counts(gold: Record, ours: Record) -> Iterator[Count]:
    count, matches = _count("organizations", gold.organizations, ours.organizations, _same_body)
    yield count
    for i, j in matches:
        g, p = gold.organizations[i], ours.organizations[j]
        if g.kind not in (None, "other"):
            yield Count("organization_kind", int(g.kind == p.kind), 1, 1)


def _meeting_counts(gold: Record, ours: Record) -> Iterator[Count]:
    yield _count("met_with", gold.met_with, ours.met_with, _same_pair)[0]
    yield _count("meetings_planned", _with_two(gold, ("planned",)), _with_two(ours, ("planned",)), _same_meeting)[0]
    g_meetings, p_meetings = (_with_two(r, ("held", "recalled")) for r in (gold, ours))
    count, matches = _count("meetings", g_meetings, p_meetings, _same_meeting)
    yield count
    for i, j in matches:
        yield from _meeting_field_counts(g_meetings[i], p_meetings[j])
    count, matches = _count("agreements", gold.agreements, ours.agreements, _same_agreement)
    yield count
    for i, j in matches:
        yield Count("agreement_status", int(gold.agreements[i].status == ours.agreements[j].status), 1, 1)


def _meeting_field_counts(g: MeetingRecord, p: MeetingRecord) -> Iterator[Count]:
    yield Count("meeting_kind", int(_scored_kind(g) == _scored_kind(p)), 1, 1)
    yield Count("meeting_status", int(g.status == p.status), 1, 1)
    yield _value_count("meeting_date", g.date, p.date, bool(g.date) and g.date == p.date)
    near = bool(g.place and p.place and words_in_common(g.place, p.place) >= 0.5)
    yield _value_count("meeting_place", g.place, p.place, near)


def _value_count(name: str, gold: str | None, ours: str | None, right: bool) -> Count:
    return Count(name, int(right), int(bool(gold)), int(bool(ours)))


def _scored_kind(meeting: MeetingRecord) -> str:
    return _SCORED_KINDS.get(meeting.kind or "", "meeting")


def _with_two(record: Record, statuses: tuple[str, ...]) -> tuple[MeetingRecord, ...]:
    return tuple(m for m in record.meetings if m.status in statuses and len(m.participants) >= 2)


def _with_main_names(record: Record) -> Record:
    """The record with every alias in meetings, pairs and agreements replaced by the main name."""
    table: dict[str, str] = {}
    items: tuple[PersonRecord | BodyRecord, ...] = (*record.persons, *record.organizations)
    for item in items:
        for alias in item.names():
            table.setdefault(normalised(alias), item.name)

    def main(name: str) -> str:
        return table.get(normalised(name), name)

    return Record(
        article=record.article,
        language=record.language,
        meetings=tuple(
            MeetingRecord(tuple(map(main, m.participants)), m.date, m.place, m.topics, m.kind, m.status)
            for m in record.meetings
        ),
        agreements=tuple(AgreementRecord(a.what, tuple(map(main, a.parties)), a.status) for a in record.agreements),
        met_with=tuple((main(a), main(b)) for a, b in record.met_with),
    )


def _same_person(a: PersonRecord, b: PersonRecord) -> bool:
    return any(same_name(x, y) for x in a.names() for y in b.names())


def _same_body(a: BodyRecord, b: BodyRecord) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    return any(likeness(x, y) >= BODY_LIKENESS or same_phrase(x, y) for x in a.names() for y in b.names())


def _same_initiative(a: InitiativeRecord, b: InitiativeRecord) -> bool:
    return any(
        likeness(x, y) >= INITIATIVE_LIKENESS or words_in_common(x, y) >= 0.75 for x in a.names() for y in b.names()
    )


def _same_pair(a: tuple[str, str], b: tuple[str, str]) -> bool:
    straight = same_party(a[0], b[0]) and same_party(a[1], b[1])
    return straight or (same_party(a[0], b[1]) and same_party(a[1], b[0]))


def _same_meeting(a: MeetingRecord, b: MeetingRecord) -> bool:
    common = len(pairs(a.participants, b.participants, same_party))
    return common >= 2 and common / (len(a.participants) + len(b.participants) - common) >= 0.5


def _same_agreement(a: AgreementRecord, b: AgreementRecord) -> bool:
    party = not a.parties or bool(pairs(a.parties, b.parties, same_party))
    return party and words_in_common(a.what, b.what) >= 0.34


def _plain(item: object) -> object:
    return asdict(item) if is_dataclass(item) and not isinstance(item, type) else item
