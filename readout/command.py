"""The `readout` command: its parts are found in the modules beside it; errors become one line and an exit status.

0: done. 1: some input failed, or the store did. 2: misuse.
"""

from __future__ import annotations

import logging
import sys
import warnings

import typer

from graph.errors import GraphError
from loaders.errors import LoaderError
from readout import browsing, exporting, judging, loading, measuring, questions, reviewing, serving, verifying
from readout.printing import err
from readout.settings import Settings

app = typer.Typer(
    help="Diplomatic news as a knowledge graph: who met whom, and the sentence that says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for part in (loading, questions, reviewing, judging, exporting, serving, browsing, measuring, verifying):
    app.registered_commands += part.app.registered_commands
    app.registered_groups += part.app.registered_groups


def main() -> None:
    """Run the command."""
    logging.basicConfig(level=Settings().log_level.upper(), stream=sys.stderr)
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")  # natasha's morphology imports it
    try:
        app()
    except (GraphError, LoaderError) as error:
        err.print(f"readout: {error}", markup=False, style="red")
        sys.exit(1)


if __name__ == "__main__":
    main()
