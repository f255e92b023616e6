"""Writes statements that report no meeting as annotated articles with empty records.

    python -m training.no_meetings STATEMENTS.jsonl.xz FOLDER [--most 160]

Half by their headlines (nominations, appointments, laws signed, praise by others), half because no word of them can
tell of a meeting: they name many people who did not meet. Only every second line of the file is looked at, so that the
others stay for measuring.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

NO_MEETING = re.compile(
    r"\b(?:announces?|intent to|sends?|sent)\b.*\b(?:appoint|nomin|judicial)|what they are saying|bills? signed"
    r"|guest list|disaster declaration|passing of|nominations? sent",
    re.IGNORECASE,
)
MEETING_WORD = re.compile(
    r"\b(?:met|meet\w*|summit|spoke|calls?|called|talks?|talked|visit\w*|host\w*|welcom\w*|join\w*|dinner|conver\w*|discuss\w*"
    r"|with me|together|gather\w*|travel\w*|receiv\w*|conference|delegation|attend\w*|consult\w*|convened?)\b",
    re.IGNORECASE,
)
LEAST_CHARACTERS = 800
MOST_CHARACTERS = 4000
"""What is kept of a statement: enough names, and no more pairs of people than an article has."""


def main() -> int:
    """Write `articles/` and `gold/` into FOLDER."""
    arguments = _arguments()
    for name in ("articles", "gold"):
        (arguments.folder / name).mkdir(parents=True, exist_ok=True)
    for number, statement in enumerate(statements(arguments.file, arguments.most)):
        name, date = f"quiet_{number:03}", statement["published"][:10]
        text = f" date {date} {statement['title']}\n\n{statement['text'][:MOST_CHARACTERS]}\n"
        (arguments.folder / "articles" / f"{name}.txt").write_text(text, "utf-8")
        record: dict[str, object] = {"article": name, "language": "en", "date": date}
        record |= {field: [] for field in _FIELDS}
        (arguments.folder / "gold" / f"{name}.json").write_text(json.dumps(record) + "\n", "utf-8")
    return 0


_FIELDS = ("persons", "organizations", "countries", "initiatives", "meetings", "agreements", "met_with")


def statements(path: Path, most: int) -> Iterator[dict[str, str]]:
    """`most` statements without a meeting, spread over the file: as many by their headlines as by their words."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        seen = [statement for number, statement in enumerate(map(json.loads, lines)) if number % 2 == 0]
    named = [s for s in seen if NO_MEETING.search(s["title"])]
    silent = [s for s in seen if len(s["text"]) > LEAST_CHARACTERS and not MEETING_WORD.search(s["text"])]
    for group in (named, silent):
        yield from group[:: max(1, len(group) * 2 // most)][: most // 2]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=160)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
