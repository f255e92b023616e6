"""Agreements: a list with filters, and one."""

from __future__ import annotations

from api.nouns import noun_router

router = noun_router("agreements")
