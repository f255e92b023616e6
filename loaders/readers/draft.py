"""What a reader knows of an article before it is one, and the step that makes it one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from graph.ids import article_id, text_hash
from graph.model import Article
from loaders.errors import Unreadable
from loaders.language import language_of

MAX_TEXT = 1_000_000
"""Characters of one article; a book is not news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its format gives it. `published` is ISO 8601, a day or a time with or without zone."""

    text: str = ""
    headline: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    based_on: str | None = None

    def or_else(self, given: Draft) -> Draft:
        """This draft with what it lacks taken from `given`."""
        names = ("headline", "url", "outlet", "published", "language", "based_on")
        return replace(self, **{name: getattr(self, name) or getattr(given, name) for name in names})


@dataclass(frozen=True, slots=True)
class Failure:
    """One input, or one article of it, that could not be read, and why."""

    source: str
    reason: str


def article(draft: Draft) -> Article:
    """The article that `draft` describes; its text starts with the headline.

    Raises Unreadable for an empty or overlong text and for a date that is none, LanguageNotRead for other languages.
    """
    text = with_headline(draft)
    if not text:
        raise Unreadable("no text in it")
    if len(text) > MAX_TEXT:
        raise Unreadable(f"{len(text):,} characters of text; an article has at most {MAX_TEXT:,}")
    day = published_day(draft.published)
    return Article(
        id=article_id(draft.url, text, draft.outlet, day),
        text=text,
        text_hash=text_hash(text),
        language=language_of(text, draft.language),
        headline=draft.headline,
        url=draft.url,
        outlet=draft.outlet,
        published=draft.published,
        published_day=day,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        based_on=draft.based_on,
    )


def with_headline(draft: Draft) -> str:
    """The text, led by the headline unless it already is; no body, no text."""
    body, headline = draft.text.strip(), (draft.headline or "").strip()
    if not body or not headline or body.startswith(headline):
        return body
    return f"{headline}\n\n{body}"


def published_day(published: str | None) -> str | None:
    """The local day of an ISO time or day; None for None.

    Raises Unreadable for what is neither.
    """
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10]).isoformat()
    except ValueError as error:
        raise Unreadable(f"date of publication {published!r} is not like 2025-12-14 or 2025-12-14T21:54") from error
