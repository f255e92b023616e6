"""From one article to its evidence. Pure: it sees one article and can run in any process on any machine."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Article, Evidence
from loaders.extraction.claims import find_claims
from loaders.extraction.document import Document
from loaders.extraction.entities import find_entities
from loaders.extraction.languages import language
from loaders.extraction.origin import origin_of


def extract(article: Article) -> Evidence:
    """All that `article` says: whom and what it names, in what offices, and the meetings and agreements it reports."""
    reader = language(article.language)
    document = Document(article, reader, reader.sentences(article.text), reader.tag(article.text))
    found = find_entities(document)
    cited = replace(article, origin=article.origin or origin_of(document))
    return Evidence(cited, found.mentions, found.offices, find_claims(document, found))
