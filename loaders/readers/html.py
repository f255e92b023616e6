"""Web pages: the article without the page, by trafilatura, with the dates and names that the page declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from loaders.errors import Unreadable
from loaders.readers.cleaning import clean, outlet_of, without_furniture
from loaders.readers.draft import Draft

SUFFIXES = (".html", ".htm", ".xhtml")
MAX_BYTES = 10_000_000

_TIMES = (
    '//meta[@property="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    "//article//time[1]/@datetime",
)


def read(text: str, url: str | None = None) -> Iterator[Draft]:
    """The one article of a page.

    Raises Unreadable for a page without an article.
    """
    page = trafilatura.bare_extraction(text, url=url, with_metadata=True, include_comments=False, favor_precision=True)
    if not isinstance(page, Document):
        raise Unreadable("no article found in the page")
    body = without_furniture(clean(page.text or ""))
    if not body:
        raise Unreadable("nothing but page furniture in the page")
    yield Draft(
        text=body,
        headline=page.title,
        url=url or page.url,
        outlet=page.sitename or outlet_of(text),
        published=declared_time(text) or page.date,
    )


def declared_time(text: str) -> str | None:
    """The time of publication that a page declares, with its zone; None where it declares none."""
    try:
        tree = lxml_html.fromstring(text.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None
    found = (str(value).strip() for path in _TIMES for value in cast("list[str]", tree.xpath(path)))
    return next((value for value in found if len(value) >= 10 and value[:4].isdigit()), None)
