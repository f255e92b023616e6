"""Fits what clues weigh that a meeting was in a place, and on a day: the weights in `lexicons/circumstances.toml`.

    python -m training.circumstances FOLDER… [--hold-out PREFIX…] [--out FILE]

A FOLDER holds annotated articles as for `training.trees`. Each meeting of the record is seen as the meeting that is
found of it, with the places and days of the article that it can have, and "none". A conditional logit over these is
fitted to what the record gives; how readily "none" is said is chosen over folds of the articles, where F1 is best.
With `--hold-out`, prints figures of articles that were not learned from. Needs nothing that Readout does not.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from graph.model import Mention
from loaders.evaluation.likeness import pairs, words_in_common
from loaders.evaluation.record import MeetingRecord, Record
from loaders.evaluation.scorer import Tally
from loaders.extraction.dates import DateFound
from loaders.extraction.day_clues import day_clues, days_said
from loaders.extraction.encounters import says
from loaders.extraction.entities import find_entities
from loaders.extraction.occasions import occasions
from loaders.extraction.participants import Cast
from loaders.extraction.place_clues import place_clues, places_said
from loaders.extraction.scenes import Scene
from training.annotated import View, is_same_name, views

KINDS = ("day", "place")
SEEN = 12
"""Places or days that show a clue that is weighed, at least; each article is seen up to twice."""
STRENGTH = 1.0
"""Of the regularisation: half of it times the square of each weight is lost. Half and twice as much do no better."""
FOLDS = 5
READINESS = tuple(tenths / 10 for tenths in range(-15, 10))
"""What can be added to the weight of "none"; less than nothing says more places and days."""
AROUND = 2
"""Values to each side over which F1 is averaged: with few articles it goes up and down by chance."""
SHARED_WORDS = 0.5
"""Share of words from which a place is that of the record, as in scoring."""
SAME_STATUS = 0.3
"""What the same status adds to the people that a meeting found shares with one of the record."""
_STEPS = 25
Weights = dict[str, float]
Table = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """A meeting in one view of an article: the clues of each place or day that it can have, and which are right."""

    kind: str
    article: str
    view: int
    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    remote: bool
    given: bool
    """Whether the record gives a place or day."""


def main() -> int:
    """Write the weights; with `--hold-out`, print how well they do on articles that they were not fitted to."""
    arguments = _arguments()
    seen = [case for view in views(arguments.folder) for case in cases(view)]
    held_out = tuple(arguments.hold_out)
    content = arguments.out.read_text("utf-8")
    for kind in KINDS:
        own = [case for case in seen if case.kind == kind]
        weights = trained([case for case in own if not case.article.startswith(held_out)])
        content = _with_weights(content, f"{kind}_weights", weights)
        held = [case for case in own if case.article.startswith(held_out) and case.view == 0]
        if held:
            print(f"{kind}: {figures(tally(held, weights))}")
    arguments.out.write_text(content, "utf-8")
    return 0


def cases(view: View) -> Iterator[Case]:
    """The meetings of an article's record that are found, with the days and places that each can have."""
    document, found = view.document, find_entities(view.document)
    scenes = occasions(document, found, Cast(document, found))
    places = places_said(document, found)
    for meeting, scene in _matched(view.record, scenes, {mention.id: mention for mention in found.mentions}):
        remote = any(said.channel != "unknown" for said in scene.encounters)
        days = tuple(day_clues(document, scene, days_said(document, scene)))
        rightly = tuple(_is_day(day.found, meeting.date) for day, _ in days)
        shared = (view.record.article, view.number)
        yield Case("day", *shared, tuple(clues for _, clues in days), rightly, remote, meeting.date is not None)
        where = meeting.place if says(document.language.code, "video", meeting.place or "") is None else None
        known = tuple(place_clues(found, scene, places))
        rightly = tuple(words_in_common(where or "", place.mention.name) >= SHARED_WORDS for place, _ in known)
        yield Case("place", *shared, tuple(clues for _, clues in known), rightly, remote, where is not None)


def _is_day(found: DateFound, given: str | None) -> bool:
    """Whether a day is that of the record, which gives none of a meeting of several days."""
    return given is None if found.first != found.last else str(found.first) == given


def _matched(
    record: Record, scenes: Sequence[Scene], mentions: Mapping[str, Mention]
) -> Iterator[tuple[MeetingRecord, Scene]]:
    """Meetings of the record, each with the one found that shares most of its people, if any."""
    names = {person.name: person.names() for person in record.persons}
    names |= {body.name: body.names() for body in record.organizations}
    forms = [[(mentions[one].name, *mentions[one].forms) for one in sorted(scene.ids())] for scene in scenes]
    meetings = [meeting for meeting in record.meetings if len(meeting.participants) > 1]
    fits = [
        (_fit(meeting, [names.get(name, (name,)) for name in meeting.participants], scene, forms[number]), i, number)
        for i, meeting in enumerate(meetings)
        for number, scene in enumerate(scenes)
    ]
    taken: set[tuple[str, int]] = set()
    for fit, i, number in sorted(fits, key=lambda entry: (-entry[0], *entry[1:])):
        if fit >= 1 and not taken & {("record", i), ("found", number)}:
            taken |= {("record", i), ("found", number)}
            yield meetings[i], scenes[number]


def _fit(
    meeting: MeetingRecord, wanted: Sequence[tuple[str, ...]], scene: Scene, forms: Sequence[tuple[str, ...]]
) -> float:
    common = len(pairs(wanted, forms, lambda names, own: is_same_name(own, names)))
    share = common / (len(wanted) + len(forms) - common)
    return common + share + SAME_STATUS * (scene.status == meeting.status) if common else 0.0


def trained(learned: Sequence[Case]) -> Weights:
    """The weight of each clue, to one decimal; clues that weigh nothing are left out."""
    seen = Counter(clue for case in learned for clues in case.options for clue in clues)
    clues = [*sorted(clue for clue, count in seen.items() if count >= SEEN), "none", "none_call"]
    weights = fitted(learned, clues)
    weights["none"] += _readiness(learned, clues)
    rounded = {clue: round(weight, 1) for clue, weight in sorted(weights.items())}
    return {clue: weight for clue, weight in rounded.items() if weight or clue in ("none", "none_call")}


def _readiness(learned: Sequence[Case], clues: Sequence[str]) -> float:
    """What to add to "none", so that F1 is best over folds in which the weights were not fitted to the articles."""
    reached = {added: Tally() for added in READINESS}
    for number in range(FOLDS):
        weights = fitted([case for case in learned if _fold(case) != number], clues)
        unseen = [case for case in learned if _fold(case) == number and case.view == 0]
        for added, whole in reached.items():
            own = tally(unseen, weights | {"none": weights["none"] + added})
            whole.hit, whole.gold, whole.found = whole.hit + own.hit, whole.gold + own.gold, whole.found + own.found
    reaches = [whole.f1 for whole in reached.values()]
    smooth = {
        place: fmean(reaches[place - AROUND : place + AROUND + 1]) for place in range(AROUND, len(reaches) - AROUND)
    }
    return READINESS[max(smooth, key=lambda place: smooth[place])]


def _fold(case: Case) -> int:
    return zlib.crc32(case.article.encode()) % FOLDS


def fitted(learned: Iterable[Case], clues: Sequence[str]) -> Weights:
    """A conditional logit: the weights by which what is right is likeliest, by Newton's method.

    A meeting is left out whose place or day the record gives and no option has.
    """
    tables = [_table(case, clues) for case in learned if any(case.right) or not case.given]
    weight = np.zeros(len(clues))
    for _ in range(_STEPS):
        slope, bend = -STRENGTH * weight, STRENGTH * np.eye(len(clues))
        for table, right in tables:
            said = _chances(table @ weight)
            mean = said @ table
            slope += (said * right) @ table / (said @ right) - mean
            bend += (table.T * said) @ table - np.outer(mean, mean)
        weight = weight + np.linalg.solve(bend, slope)
    return dict(zip(clues, weight.tolist(), strict=True))


def _table(case: Case, clues: Sequence[str]) -> tuple[Table, Table]:
    """A row an option, "none" last, a column a clue; and which rows are right."""
    none = {"none", "none_call"} if case.remote else {"none"}
    rows = [[float(clue in own) for clue in clues] for own in (*case.options, none)]
    return np.array(rows), np.array([*case.right, not case.given], dtype=np.float64)


def _chances(weighed: Table) -> Table:
    grown = np.exp(weighed - weighed.max())
    chances: Table = grown / grown.sum()
    return chances


def tally(held: Iterable[Case], weights: Weights) -> Tally:
    """How many places or days were right, of those that the record gives and of those said, without several days."""
    whole = Tally()
    for case in held:
        none = weights["none"] + (weights["none_call"] if case.remote else 0.0)
        weighed = [sum(weights.get(clue, 0.0) for clue in sorted(clues)) for clues in case.options]
        best = max(range(len(weighed)), key=lambda number: weighed[number], default=None)
        said = best is not None and weighed[best] > none
        right = best is not None and said and case.right[best]
        whole.gold += case.given
        whole.found += said and (case.given or not right)
        whole.hit += right and case.given
    return whole


def figures(whole: Tally) -> str:
    """Precision, recall and F1, and of how many."""
    return f"P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f} of {whole.gold}"


def _with_weights(content: str, table: str, weights: Weights) -> str:
    """The content of the lexicon with a table of weights in the place of its old one."""
    lines = "".join(f"{clue} = {weight}\n" for clue, weight in sorted(weights.items()))
    return re.sub(rf"(?ms)^\[{table}\]\n.*?(?=^$|\Z)", f"[{table}]\n{lines}", content)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument(
        "--hold-out", nargs="*", default=(), help="beginnings of the names of articles not to learn from"
    )
    parser.add_argument("--out", type=Path, default=Path("loaders/extraction/lexicons/circumstances.toml"))
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
