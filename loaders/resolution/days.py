"""Days as numbers, and stretches of time that days near each other share."""

from __future__ import annotations

from datetime import date


def ordinal(day: str) -> int | None:
    """The number of an ISO day; None for what is no whole day."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def spans(day: int | None, apart: int) -> tuple[int | None, ...]:
    """Numbers of stretches of time of which two days that are at most `apart` from each other share one."""
    return (None,) if day is None else (day // (apart + 1), day // (apart + 1) + 1)
