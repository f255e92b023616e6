"""Markdown, with or without front matter (`title`, `outlet`, `url`, `published`, `language`, `based_on`)."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.errors import Unreadable
from loaders.readers.cleaning import clean, without_furniture
from loaders.readers.draft import Draft
from loaders.readers.text import headline

SUFFIXES = (".md", ".markdown")
MAX_BYTES = 10_000_000


def read(text: str) -> Iterator[Draft]:
    """The one article of a Markdown document; a heading or `title` is its headline."""
    matter, rest = _divided(text.lstrip("\ufeff"))
    body = without_furniture(clean(plain(rest)))
    if not body:
        raise Unreadable("empty" if not text.strip() else "no text but markup")
    yield Draft(
        text=body,
        headline=matter.get("title") or headline(body),
        url=matter.get("url"),
        outlet=matter.get("outlet"),
        published=matter.get("published") or matter.get("date"),
        language=matter.get("language"),
        based_on=matter.get("based_on"),
    )


def plain(markdown: str) -> str:
    """The words of a Markdown document, a blank line between its blocks."""
    inline = (token for token in MarkdownIt().parse(markdown) if token.type == "inline")
    return "\n\n".join(_words(token) for token in inline)


def _words(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or ())


def _divided(text: str) -> tuple[dict[str, str], str]:
    """Front matter as names and values, and the rest."""
    if not text.startswith("---\n"):
        return {}, text
    matter, found, rest = text[4:].partition("\n---\n")
    if not found:
        return {}, text
    try:
        parsed = yaml.safe_load(matter)
    except yaml.YAMLError as error:
        raise Unreadable(f"front matter is not YAML: {error}") from error
    if not isinstance(parsed, dict):
        raise Unreadable("front matter names no fields")
    return {str(name): str(value) for name, value in parsed.items() if value is not None}, rest
