"""Trains the forest that says which scenes of an article are meetings.

    python -m training.scenes FOLDER… [--hold-out PREFIX…] [--out FOLDER]

FOLDERs as for `training.trees`. The scenes of an article are those that trees over pairs make which did not learn from
it: half of the articles have trees of the other half. With `--hold-out`, prints precision and recall on articles that
it has not seen, with the trees over pairs of the package.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from loaders.evaluation.record import MeetingRecord, Record
from loaders.extraction.entities import find_entities
from loaders.extraction.forest import Forest, read
from loaders.extraction.occasions import all_scenes
from loaders.extraction.participants import Cast
from loaders.extraction.scene_traits import scene_traits
from loaders.extraction.scenes import Scene
from loaders.extraction.stage import Stage
from training import trees
from training.annotated import View, is_same_name, views
from training.forests import Model, chances, grown, write

SHAPE = {"max_iter": 200, "max_features": 0.3, "min_samples_leaf": 15}
FOREST = "loaders.extraction.gatherings.forest"


@dataclass(frozen=True, slots=True)
class Seen:
    """A scene of one view of an article: its traits, and whether it is a meeting of the record."""

    article: str
    tagged: bool
    traits: dict[str, float]
    real: bool


def main() -> int:
    """Write the forest; with `--hold-out`, print how well it does on articles that it has not seen."""
    arguments = _arguments()
    held_out = tuple(arguments.hold_out)
    seen = tuple(views(arguments.folder))
    mine = [view for view in seen if not _is_in(view.record.article, held_out)]
    learned = tuple(trees.rows(mine, seed=1))
    found: list[Seen] = []
    for half in (0, 1):
        with patch(FOREST, _forests([row for row in learned if _half(row.article) != half]).__getitem__):
            found += [one for view in mine if _half(view.record.article) == half for one in scenes_of(view)]
    model = trained(found)
    write(arguments.out / "scene.json", model)
    if held_out:
        held = [v for v in seen if _is_in(v.record.article, held_out) and v.number == 0]
        print("\n".join(figures([one for view in held for one in scenes_of(view)], model)))
    return 0


def _is_in(article: str, beginnings: tuple[str, ...]) -> bool:
    return bool(beginnings) and article.startswith(beginnings)


def _half(article: str) -> int:
    return zlib.crc32(article[::-1].encode()) % 2


def _forests(learned: list[trees.Row]) -> dict[str, Forest]:
    """The forests over pairs, grown from some rows, as the product reads them."""
    with tempfile.TemporaryDirectory() as folder:
        trees.write_all(learned, Path(folder))
        return {path.stem: read(path.read_text("utf-8")) for path in Path(folder).glob("*.json")}


def scenes_of(view: View) -> Iterator[Seen]:
    """The scenes of one view of an article; a meeting of the record is found once, by the likeliest that fits it."""
    found = find_entities(view.document)
    cast = Cast(view.document, found)
    stage = Stage(view.document, found, cast)
    staged = all_scenes(stage)
    open_meetings = list(view.record.meetings)
    real: set[int] = set()
    for number in sorted(range(len(staged)), key=lambda n: -(staged[n].confidence or 0)):
        match = next((m for m in open_meetings if is_meeting(staged[number], m, view.record)), None)
        if match is not None:
            open_meetings.remove(match)
            real.add(number)
    for number, scene in enumerate(staged):
        yield Seen(view.record.article, view.number == 0, dict(scene_traits(stage, scene, staged)), number in real)


def is_meeting(scene: Scene, meeting: MeetingRecord, record: Record) -> bool:
    """Whether a scene is a meeting of a record: at least half of all who take part are common, two or the only one."""
    aliases = {one.name: one.names() for group in (record.persons, record.organizations) for one in group}
    forms = [(p.mention.name, *p.mention.forms) for p in (*scene.present, *scene.joined)]
    known = [aliases.get(name, (name,)) for name in meeting.participants]
    common = sum(any(is_same_name(form, names) for form in forms) for names in known)
    return common >= min(2, len(known)) > 0 and common / max(1, len(forms) + len(known) - common) >= 0.5


def trained(found: Sequence[Seen]) -> Model:
    """A forest over single scenes: whether each is a meeting."""
    return grown([one.traits for one in found], [one.real for one in found], [1.0] * len(found), **SHAPE)


def figures(held: Sequence[Seen], model: Model) -> Iterable[str]:
    """Precision and recall at several bounds."""
    said = chances([one.traits for one in held], model)
    real = sum(one.real for one in held)
    yield f"{len(held)} scenes, {real} real"
    for bound in (0.3, 0.4, 0.5, 0.6):
        kept = [one for one, chance in zip(held, said, strict=True) if chance >= bound]
        hit = sum(one.real for one in kept)
        yield f"{bound}: P {hit / max(1, len(kept)):.3f} R {hit / max(1, real):.3f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument(
        "--hold-out", nargs="*", default=(), help="beginnings of the names of articles not to learn from"
    )
    parser.add_argument("--out", type=Path, default=Path("loaders/extraction/weights"))
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
