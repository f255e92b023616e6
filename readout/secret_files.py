"""Secrets that stand in files: in a process list and in the environment of every child they would be seen."""

from __future__ import annotations

import stat
from pathlib import Path

from graph.errors import GraphError

MOUNTED = Path("/run/secrets")
"""Where a container engine mounts secrets: readable there by all, and nobody else is in the container."""


class UnusableSecret(GraphError):
    """A file that should hold a secret and does not, or shows it to others."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the secret file {path} cannot be used: {reason}")


def secret(path: Path) -> str:
    """What the file holds, without white space around it.

    Raises UnusableSecret where it cannot be read, or where others than its owner's group can read it.
    """
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableSecret(path, f"{getattr(error, 'strerror', None) or error}") from error
    if mode & stat.S_IROTH and MOUNTED not in path.absolute().parents and not _is_behind_a_closed_folder(path):
        raise UnusableSecret(path, f"everybody on this machine can read it; run: chmod o= {path}")
    return text


def _is_behind_a_closed_folder(path: Path) -> bool:
    return not path.absolute().parent.stat().st_mode & stat.S_IXOTH
