"""What the kept tables cannot follow."""

from __future__ import annotations


class OutOfReach(Exception):
    """What came changes how articles that were loaded before are read; everything has to be resolved anew."""
