"""A listing page copied as text: several articles, each after a line such as `26.11.2025, 21:54 13426`.

What stands between them (picture credits, "Tell a friend", copyright, lists of other headlines) is left out.
A headline without a body is an entry of such a list and no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.readers.cleaning import clean, outlet_of, without_furniture
from loaders.readers.draft import Draft

_HEAD = re.compile(
    r"^[ \t]*(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4}),? +(?P<time>\d{2}:\d{2})(?: +\d+)?[ \t]*$", re.MULTILINE
)


def holds_listing(text: str) -> bool:
    """Whether a line with day, time and number of views stands before the articles of `text`."""
    return bool(_HEAD.search(text))


def listed(text: str) -> Iterator[Draft]:
    """The articles of a copied listing, in order; what precedes the first of them is left out."""
    heads = list(_HEAD.finditer(text))
    stops = [head.start() for head in heads[1:]] + [len(text)]
    for head, stop in zip(heads, stops, strict=True):
        draft = _draft(head, text[head.end() : stop])
        if draft is not None:
            yield draft


def _draft(head: re.Match[str], part: str) -> Draft | None:
    body = without_furniture(clean(part))
    headline, _, rest = body.partition("\n")
    if not rest.strip():
        return None
    published = f"{head['year']}-{head['month']}-{head['day']}T{head['time']}:00"
    return Draft(text=body, headline=headline.strip(), published=published, outlet=outlet_of(part))
