"""The page and the block of the README: words from templates, figures from what is measured now."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from benchmarks.validation import examples, meeting_rules, naming, occupations, packaged, sureness
from benchmarks.validation.annotated import HELD_OUT, Reading, held_out, of_language, readings, scored
from benchmarks.validation.tables import LANGUAGES, SCOPES, beside, errors, full, short
from loaders.extraction.version import EXTRACTOR

KEPT_APART = 3
"""Development articles whose number this divides are kept apart from training."""
_BLOCK = re.compile(r"(<!-- validation -->\n).*?(<!-- /validation -->)", re.DOTALL)
_TEMPLATES = Path(__file__).parent


@dataclass(slots=True)
class Measured:
    """The material of the page, read once."""

    shared: Path
    development: tuple[Reading, ...] = field(init=False)
    occupations: str = field(init=False)
    genre: tuple[Reading, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        self.development = readings(self.shared / "gold")
        self.occupations = facts(self.shared / "data" / "russian-facts" / "factrueval-2016.tar.xz")
        if (self.shared / "data" / "genre").is_dir():
            self.genre = held_out(self.shared / "data" / "genre")


def page(measured: Measured) -> str:
    """The whole page."""
    scores = scored(measured.development)
    values = {
        "extractor": EXTRACTOR,
        "articles": _numbers(measured.development),
        "held_out_articles": _numbers(measured.genre),
        "full": "\n\n".join(f"### {title}\n\n{full(scores, scope)}" for scope, title in _titles().items()),
        "third": third(measured.development),
        "held_out": _where(measured.genre, "data/genre", lambda: genre_table(measured)),
        "meeting_rules": meeting_rules.report(measured.development),
        "packaged": packaged.report(measured.development),
        "occupations": measured.occupations,
        "names": names(measured.shared / "data" / "names"),
        "sureness": sureness.report({"development": measured.development, "held out": measured.genre}),
        "errors": errors(scores),
        "examples": examples.report(scored(not_apart(measured.development))),
        "limits": (_TEMPLATES / "limits.md").read_text("utf-8").strip(),
    }
    return Template((_TEMPLATES / "page.md").read_text("utf-8")).substitute(values)


def summary(measured: Measured) -> str:
    """F1 of a few fields on each set of articles."""
    sets = {
        "real articles kept apart from training": apart(measured.development),
        "real articles, in part learned from": not_apart(measured.development),
        "invented articles, held out": measured.genre,
    }
    return short({f"{len(read)} {words}": scored(read) for words, read in sets.items() if read})


def with_block(readme: str, words: str) -> str:
    """The README with other words in its marked block. Raises ValueError where it has none."""
    if not _BLOCK.search(readme):
        raise ValueError("the README has no block between <!-- validation --> and <!-- /validation -->")
    return _BLOCK.sub(lambda block: f"{block[1]}\n{words}\n\n{block[2]}", readme)


def third(development: Sequence[Reading]) -> str:
    """The articles kept apart beside the rest."""
    columns = {"kept apart": (scored(apart(development)), "all"), "the rest": (scored(not_apart(development)), "all")}
    names = ", ".join(reading.gold.article for reading in apart(development)) or "none"
    return f"{beside(columns)}\n\nKept apart: {names}."


def apart(development: Sequence[Reading]) -> list[Reading]:
    """The articles that were kept apart."""
    return [reading for reading in development if is_kept_apart(reading.gold.article)]


def not_apart(development: Sequence[Reading]) -> list[Reading]:
    """The others, which some weights learned from."""
    return [reading for reading in development if not is_kept_apart(reading.gold.article)]


def is_kept_apart(article: str) -> bool:
    """Whether an article's number, the last digits of its name, is one of every third."""
    digits = re.search(r"\d+$", article)
    return digits is not None and int(digits[0]) % KEPT_APART == 0


def genre_table(measured: Measured) -> str:
    """Development and held-out articles side by side, by language."""
    development, genre = scored(measured.development), scored(measured.genre)
    columns = {}
    for code, name in HELD_OUT.items():
        columns[f"{LANGUAGES[code]}, development"] = (development, code)
        columns[f"`{name}`"] = (genre, code)
    return beside(columns)


def names(folder: Path) -> str:
    """The comparison of names, or that its material is absent."""
    return _where(folder.is_dir(), "data/names", lambda: naming.report(folder))


def facts(archive: Path) -> str:
    """Russian occupations, or that their material is absent."""
    return _where(archive.is_file(), "data/russian-facts", lambda: occupations.report(archive))


def _where(present: object, name: str, report: Callable[[], str]) -> str:
    if present:
        return report()
    sys.stderr.write(f"NOT MEASURED: {name} is absent\n")
    return f"Not measured: `{name}` was absent."


def _titles() -> dict[str, str]:
    return {scope: "All languages" if scope == "all" else title for scope, title in SCOPES.items()}


def _numbers(read: Sequence[Reading]) -> str:
    by_language = (f"{len(of_language(read, code))} {name}" for code, name in LANGUAGES.items())
    return f"{len(read)} articles ({', '.join(by_language)})"
