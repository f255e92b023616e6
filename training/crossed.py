"""Tags annotated articles with weights that did not learn from them, so that what learns from tags sees real errors.

    python -m training.crossed FOLDER… --weights FOLDER

A FOLDER holds annotated articles as for `training.trees`; `crossed.jsonl` is written into each: a line an article with
its `spans` (`start`, `stop` in code points of the text as read, `type`). The weights are those of taggers trained
with `--hold-out` of these articles' files.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from unittest.mock import patch

from loaders.evaluation.record import read_gold
from loaders.extraction.languages import language
from training.annotated import read_article


def main() -> int:
    """Tag the articles and write the spans."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--weights", type=Path, required=True)
    arguments = parser.parse_args()
    with patch("loaders.extraction.tagger.WEIGHTS", arguments.weights):
        for folder in arguments.folder:
            lines = []
            for record in read_gold(folder / "gold"):
                spans = language(record.language).tag(read_article(folder, record).text)
                marked = [{"start": span.start, "stop": span.stop, "type": span.kind} for span in spans]
                lines.append(json.dumps({"article": record.article, "spans": marked}))
            (folder / "crossed.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
            print(f"{folder}: {len(lines)} articles")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
