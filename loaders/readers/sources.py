"""Where articles come from: files, folders, globs, addresses, standard input. One bad input does not stop the rest."""

from __future__ import annotations

import glob
import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import httpx

import loaders.readers
from graph.model import Article
from loaders.errors import Unreadable
from loaders.readers import html
from loaders.readers.draft import Draft, Failure, article
from loaders.readers.encoding import decoded

STANDARD_INPUT = "-"
TIMEOUT_SECONDS = 20.0
_AGENT = "Readout/0.1 (reads public news pages)"


@dataclass(frozen=True, slots=True)
class Read:
    """One article that was read, and where it was."""

    source: str
    article: Article


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that were fetched, and how they are to be read."""

    source: str
    body: bytes
    suffix: str
    url: str | None = None
    encoding: str | None = None


def articles(sources: Iterable[str], given: Draft, encoding: str | None = None) -> Iterator[Read | Failure]:
    """Every article at `sources`, or why it could not be read; `given` says what the inputs do not say themselves."""
    for source in sources:
        for place in places(source):
            yield from _articles_at(place, given, encoding)


def places(source: str) -> tuple[str, ...]:
    """What `source` stands for: itself, or the files of a folder or a glob, in order of name."""
    if source == STANDARD_INPUT or is_address(source):
        return (source,)
    if Path(source).is_dir():
        inside = (str(path) for path in sorted(Path(source).rglob("*")) if path.suffix.lower() in readers())
        return tuple(inside) or (source,)
    return tuple(sorted(glob.glob(source, recursive=True))) or (source,)


def is_address(source: str) -> bool:
    """Whether `source` is an http or https address."""
    return source.startswith(("http://", "https://"))


@cache
def readers() -> dict[str, ModuleType]:
    """The module that reads each suffix: every module here that declares SUFFIXES."""
    names = (f"loaders.readers.{module.name}" for module in pkgutil.iter_modules(loaders.readers.__path__))
    modules = (importlib.import_module(name) for name in names if name != __name__)
    return {suffix: module for module in modules for suffix in getattr(module, "SUFFIXES", ())}


def _articles_at(place: str, given: Draft, encoding: str | None) -> Iterator[Read | Failure]:
    try:
        content = _content(place, encoding)
        for outcome in _drafts(content):
            yield _article_or_failure(place, outcome, given)
    except Unreadable as error:
        yield Failure(place, error.reason)


def _article_or_failure(place: str, outcome: Draft | Failure, given: Draft) -> Read | Failure:
    if isinstance(outcome, Failure):
        return Failure(f"{place}, {outcome.source}", outcome.reason)
    try:
        return Read(place, article(outcome.or_else(given)))
    except Unreadable as error:
        return Failure(place, error.reason)


def _drafts(content: Content) -> Iterator[Draft | Failure]:
    reader = readers().get(content.suffix)
    if reader is None:
        raise Unreadable(
            f"format {content.suffix or 'without a suffix'} is not read; {', '.join(sorted(readers()))} are"
        )
    text = decoded(content.body, content.encoding)
    drafts: Iterator[Draft | Failure] = html.read(text, content.url) if reader is html else reader.read(text)
    source = Draft(url=content.url)
    for outcome in drafts:
        yield outcome.or_else(source) if isinstance(outcome, Draft) else outcome


def _content(place: str, encoding: str | None) -> Content:
    if place == STANDARD_INPUT:
        body = sys.stdin.buffer.read()
        return Content("standard input", body, _suffix_of(body), encoding=encoding)
    return _fetched(place) if is_address(place) else _file(Path(place), encoding)


def _file(path: Path, encoding: str | None) -> Content:
    suffix = path.suffix.lower()
    limit = getattr(readers().get(suffix), "MAX_BYTES", None)
    try:
        size = path.stat().st_size
        if limit is not None and size > limit:
            raise Unreadable(f"{size / 1e6:,.0f} MB; a {suffix} file has at most {limit / 1e6:,.0f} MB")
        return Content(str(path), path.read_bytes(), suffix, encoding=encoding)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def _fetched(url: str) -> Content:
    try:
        with httpx.Client(follow_redirects=True, timeout=TIMEOUT_SECONDS, headers={"User-Agent": _AGENT}) as client:
            answer = client.get(url)
            answer.raise_for_status()
    except httpx.HTTPStatusError as error:
        raise Unreadable(f"the address answered {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unreadable(f"the address does not answer: {error or type(error).__name__}") from error
    if len(answer.content) > html.MAX_BYTES:
        raise Unreadable(f"{len(answer.content) / 1e6:,.0f} MB; a page has at most {html.MAX_BYTES / 1e6:,.0f} MB")
    return Content(url, answer.content, _suffix_of_type(answer), url, answer.charset_encoding)


def _suffix_of_type(answer: httpx.Response) -> str:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    known = {"text/plain": ".txt", "text/markdown": ".md", "application/json": ".json", "text/html": ".html"}
    return known.get(kind) or _suffix_of(answer.content)


def _suffix_of(body: bytes) -> str:
    """How text without a name is to be read, by its first characters."""
    start = body.lstrip()[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return ".html"
    if start.startswith((b"{", b"[{", b"[\n")):
        return ".json"
    return ".md" if start.startswith(b"---\n") else ".txt"
