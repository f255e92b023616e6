"""Writes the page: see the package."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.validation.page import Measured, page, summary, with_block


def main(words: list[str] | None = None) -> int:
    """Write the page, and the block of the README; 1 where the development set is absent."""
    arguments = _arguments(words)
    if not (arguments.shared / "gold" / "gold").is_dir():
        sys.stderr.write(f"NOT VALIDATED: the annotated articles are absent ({arguments.shared}/gold/gold)\n")
        return 1
    measured = Measured(arguments.shared)
    arguments.out.write_text(page(measured), "utf-8")
    if arguments.readme is not None:
        readme = arguments.readme.read_text("utf-8")
        arguments.readme.write_text(with_block(readme, summary(measured)), "utf-8")
    return 0


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.validation", description=__doc__)
    parser.add_argument("shared", type=Path, help="holds gold/, data/genre/ and data/names/")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--readme", type=Path, help="has a marked block for a small table")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
