"""An edge says its days as people read them, and never makes one up."""

from __future__ import annotations

import pytest

from graph.model import AgreedOn, MetWith


@pytest.mark.parametrize(
    ("days", "date"),
    [
        ({"date_from": "2026-03-03", "date_to": "2026-03-03", "reported_first": "2026-03-04"}, "2026-03-03"),
        ({"date_from": "2026-03-03", "date_to": "2026-03-05"}, "2026-03-03 – 2026-03-05"),
        ({"date_from": "2026-03-03"}, "2026-03-03"),
        ({"reported_first": "2026-03-04", "reported_last": "2026-03-09"}, "reported 2026-03-04"),
        ({}, None),
    ],
)
def test_an_edge_says_its_day_or_that_of_the_first_report(days: dict[str, str], date: str | None) -> None:
    for relation in (MetWith(start="a", end="b", meeting="m", **days), AgreedOn(start="a", end="b", **days)):
        assert relation.edge().properties.get("date") == date
