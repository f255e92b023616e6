"""How fast articles are read, and in how much memory: `python benchmarks/extraction.py ../shared/data/us-briefings`.

Reads English readouts of a ministry on one core, whole articles from text to claims, and prints what it took. The first
article's time and the memory are those of fresh processes; a sentence each is what the other two languages read.
"""

from __future__ import annotations

import cProfile
import json
import lzma
import os
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from graph.ids import identifier, text_hash
from graph.model import Article
from loaders.extraction.extract import extract

ARTICLES = 200
PROFILED = 60
PARTS = 5
"""Functions of our own that are shown, those that take most time themselves with what they call in libraries."""
OTHERS = {
    "ru": "Министр иностранных дел Латвии Янис Озолс встретился с послом Казахстана Асетом Ерлановым.",
    "kk": "Сыртқы істер министрі Асет Ерланов Латвия елшісі Янис Озолсты қабылдады.",
}
OWN = f"{os.sep}extraction{os.sep}"


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/us-briefings")
    source = folder / "readouts.jsonl.xz"
    if not source.exists():
        print(f"NOT MEASURED: {source} is not there; extraction's speed is unknown", file=sys.stderr)
        return
    if len(sys.argv) > 2:
        print(json.dumps(one_alone(source, sys.argv[2].split(","))))
        return
    one, three = (alone(folder, languages) for languages in ("en", "en,ru,kk"))
    print(f"first article    {one['seconds']:7.2f} s      (at most 3; {one['processor']:.2f} s of the processor)")
    print(f"one language     {one['megabytes']:7.0f} MB     (at most 500)")
    print(f"three languages  {three['megabytes']:7.0f} MB     (at most 1200)")
    speed(list(articles(source, ARTICLES)))
    profile(list(articles(source, PROFILED)))


def articles(source: Path, count: int) -> Iterator[Article]:
    """The first `count` articles of a file of JSON lines."""
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line, _ in zip(lines, range(count), strict=False):
            row = json.loads(line)
            yield article(f"{row['title']}\n\n{row['text']}", "en", row["url"], row["published"])


def article(text: str, language: str, url: str = "", published: str = "2026-03-03") -> Article:
    headline = text.partition("\n")[0]
    return Article(
        id=identifier("article", url, text),
        url=url,
        outlet="benchmark",
        headline=headline,
        text=text,
        text_hash=text_hash(text),
        language=language,
        published=published,
        published_day=published[:10],
        loaded_at=published,
    )


def one_alone(source: Path, languages: list[str]) -> dict[str, float]:
    """Seconds of the first article of this process, and its peak memory once each language has read something."""
    first = next(articles(source, 1))
    begun, worked = time.perf_counter(), time.process_time()
    extract(first)
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    for each in articles(source, PROFILED):
        extract(each)
    for language in languages[1:]:
        extract(article(OTHERS[language], language))
    return {
        "seconds": seconds,
        "processor": processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def alone(folder: Path, languages: str) -> dict[str, float]:
    """The same in a fresh process."""
    command = [sys.executable, __file__, str(folder), languages]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result


def speed(texts: list[Article]) -> None:
    """Articles and characters a second of processor time, the models being loaded."""
    extract(texts[0])
    begun = time.process_time()
    for each in texts:
        extract(each)
    seconds = time.process_time() - begun
    characters = sum(len(each.text) for each in texts)
    print(f"articles         {len(texts) / seconds:7.1f} a second   (at least 15)")
    print(f"characters       {characters / seconds:7.0f} a second")


def profile(texts: list[Article]) -> None:
    """The modules of extraction that take most time, by what their functions take without one another."""
    profiler = cProfile.Profile()
    profiler.enable()
    for each in texts:
        extract(each)
    profiler.disable()
    own = list(own_times(pstats.Stats(profiler)))
    whole = sum(seconds for seconds, _ in own)
    for seconds, name in sorted(own, reverse=True)[:PARTS]:
        print(f"{100 * seconds / whole:6.1f} %  {name}")


def own_times(stats: pstats.Stats) -> Iterator[tuple[float, str]]:
    """Seconds of each function of ours, with what it calls of libraries and of Python itself.

    What Python's own functions call back ("sorted") is counted where it is.
    """
    entries = stats.stats  # type: ignore[attr-defined]
    seconds = {key: own for key, (_, _, own, _, _) in entries.items() if OWN in key[0]}
    for (file, *_), (*_, callers) in entries.items():
        for caller, (_, _, own, whole) in callers.items():
            if caller in seconds and OWN not in file:
                seconds[caller] += own if file == "~" else whole
    for (file, line, name), spent in seconds.items():
        yield spent, f"{Path(file).stem}.{name}, line {line}"


if __name__ == "__main__":
    main()
