"""What one more article costs with 600 and with all articles, and what a rebuild of all costs.

    python -m benchmarks.incremental EVIDENCE… [--few 600] [--articles 20] [--many N] [--resolution-alone]

EVIDENCE are files that `readout extract --format claims` wrote. The last of their articles are held back and loaded
one by one, as a user loads them, into a store of the first few and into a store of all others, each on disk and served
by an embedded server. Reading and extracting are no part of it. `--resolution-alone` leaves the store out: a rebuild is
then what resolving the articles before costs, with the kept tables, and its result is not compared.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph import embedded, writer
from graph.connection import Store, StoreSettings, connect
from graph.model import Evidence
from graph.schema import ensure_schema
from loaders import pipeline
from loaders.extraction.article_claims import evidence_of
from loaders.kept.errors import OutOfReach
from loaders.kept.tables import Tables
from loaders.kept.update import update
from loaders.resolution.judgements import Constraints

MOST_TIMES = 1.5
REBUILD_SECONDS = 240
REBUILD_MEGABYTES = 2000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of each article loaded alone, and of a rebuild after them."""

    articles: int
    loads: tuple[float, ...]
    rebuild: float

    @property
    def load(self) -> float:
        """The median article."""
        return statistics.median(self.loads)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence", nargs="*", type=Path)
    parser.add_argument("--few", type=int, default=600)
    parser.add_argument("--many", type=int)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--resolution-alone", action="store_true")
    asked = parser.parse_args()
    if not asked.evidence or not all(path.exists() for path in asked.evidence):
        print("NOT MEASURED: no evidence files; write some with `readout extract --format claims`", file=sys.stderr)
        return
    said = tuple({one.article.id: one for one in islice(read(asked.evidence), asked.many)}.values())
    before, alone = said[: -asked.articles], said[-asked.articles :]
    measure = resolution if asked.resolution_alone else measured
    report(*(measure(before[:count], alone) for count in (asked.few, len(before))))


def read(paths: Sequence[Path]) -> Iterator[Evidence]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from map(evidence_of, lines)


def measured(before: Sequence[Evidence], alone: Sequence[Evidence]) -> Cost:
    """The cost in a store of its own."""
    folder = Path(tempfile.mkdtemp(prefix="readout-incremental-"))
    try:
        with connect(StoreSettings(folder=folder)) as store:
            ensure_schema(store)
            pipeline.load_evidence(store, before)
            loads = tuple(seconds_of_load(store, one) for one in alone)
            begun = time.perf_counter()
            written = pipeline.rebuild(store)
            cost = Cost(len(before), loads, time.perf_counter() - begun)
        assert written == writer.Written({}, 0, 0), "a rebuild found something else than the loads"
        return cost
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder)


def resolution(before: Sequence[Evidence], alone: Sequence[Evidence]) -> Cost:
    """The cost without a store, of tables in a file that is opened for each article as a load opens it."""
    with tempfile.TemporaryDirectory(prefix="readout-incremental-") as folder:
        path = Path(folder) / "kept.db"
        rebuild = seconds_of_update(path, before)
        loads = tuple(seconds_of_one(path, (*before, *alone[: at + 1])) for at in range(len(alone)))
        return Cost(len(before), loads, rebuild)


def seconds_of_one(path: Path, several: Sequence[Evidence]) -> float:
    """The cost of the last of these; where it changes how the others are read, of all of them anew."""
    begun = time.perf_counter()
    try:
        return seconds_of_update(path, several[-1:])
    except OutOfReach:
        path.unlink()
        return time.perf_counter() - begun + seconds_of_update(path, several)


def seconds_of_update(path: Path, several: Sequence[Evidence]) -> float:
    begun = time.perf_counter()
    tables = Tables(path)
    update(tables, several, Constraints())
    tables.write()
    tables.close()
    return time.perf_counter() - begun


def seconds_of_load(store: Store, one: Evidence) -> float:
    begun = time.perf_counter()
    pipeline.load_evidence(store, (one,))
    return time.perf_counter() - begun


def report(few: Cost, many: Cost) -> None:
    for cost in (few, many):
        print(f"one article into {cost.articles:5}  {cost.load:7.2f} s   (slowest {max(cost.loads):.2f})")
    print(f"ratio                   {many.load / few.load:7.2f}     (at most {MOST_TIMES})")
    print(f"rebuild of {many.articles:5}        {many.rebuild:7.1f} s   (at most {REBUILD_SECONDS})")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory                  {megabytes:7.0f} MB  (at most {REBUILD_MEGABYTES}, beside the server)")


if __name__ == "__main__":
    main()
