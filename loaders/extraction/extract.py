"""From one article to its evidence. Pure: it sees one article and can run in any process on any machine."""

from __future__ import annotations

import logging
from dataclasses import replace

from graph.model import Article, Evidence
from loaders.extraction.claims import find_claims
from loaders.extraction.document import Document
from loaders.extraction.entities import find_entities
from loaders.extraction.languages import language
from loaders.extraction.origin import origin_of

_LOG = logging.getLogger(__name__)

MOST_CHARACTERS = 50_000
"""Characters of an article that are read: some twenty pages. The longest of 1,300 readouts has a fifth of that; what
goes on longer is a book or a broken page, and would take minutes."""


def extract(article: Article) -> Evidence:
    """All that `article` says: whom and what it names, in what offices, and the meetings and agreements it reports."""
    reader = language(article.language)
    read = _readable(article)
    document = Document(read, reader, reader.sentences(read.text), reader.tag(read.text))
    found = find_entities(document)
    cited = replace(article, origin=article.origin or origin_of(document))
    return Evidence(cited, found.mentions, found.offices, find_claims(document, found))


def _readable(article: Article) -> Article:
    """An article with the part of its text that is read; what is left out is told in the log."""
    if len(article.text) <= MOST_CHARACTERS:
        return article
    _LOG.warning("%s: read %d of %d characters", article.url or article.id, MOST_CHARACTERS, len(article.text))
    return replace(article, text=article.text[:MOST_CHARACTERS])
