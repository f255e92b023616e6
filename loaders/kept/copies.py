"""Which articles are copies of one text, as articles come: `origins.origins` for one more article at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.model import Article
from loaders.kept.errors import OutOfReach
from loaders.kept.tables import Table, Tables
from loaders.resolution.blocking import components
from loaders.resolution.origins import SHARERS, are_copies, sketch


class Copies:
    """Articles with the hashes of their texts, and the copies of each that has some."""

    def __init__(self, tables: Tables) -> None:
        self._copies: Table[tuple[str, ...]] = tables.table("copies")
        self._sketches: Table[frozenset[int]] = tables.table("sketches")
        self._alike: Table[frozenset[str]] = tables.table("alike")
        self._text_of: Table[str] = tables.table("texts")
        self._holders = tables.postings("sketches")
        self._texts = tables.postings("texts")

    def add(self, articles: Sequence[Article]) -> None:
        """Take in new articles.

        Raises OutOfReach where articles that were there before become copies of each other, or cease to be.
        """
        for article in articles:
            self._sketches[article.id] = sketch(article.text)
            self._text_of[article.id] = article.text_hash or article.id
            self._texts.add(article.id, (self._text_of[article.id],))
            self._holders.add(article.id, map(str, self._sketches[article.id]))
        new = {article.id for article in articles}
        compared = sorted(new | {other for key in new for other in self._pushed_out(key, new)})
        before = {key: self._alike.get(key, frozenset()) for key in compared}
        self._link(compared)
        self._regroup(new, before)

    def _pushed_out(self, article: str, new: set[str]) -> Iterator[str]:
        """Articles that were compared by a hash which too many have now."""
        for value in self._sketches[article]:
            holders = sorted(self._holders.of(str(value)))
            if len(holders) > SHARERS:
                yield from set(sorted(set(holders) - new)[:SHARERS]) - set(holders[:SHARERS])

    def _link(self, compared: Iterable[str]) -> None:
        """Finds the copies of these anew."""
        first: dict[int, tuple[str, ...]] = {}
        found = {key: frozenset(self._near(key, first)) for key in compared}
        for key, near in found.items():
            for other in self._alike.get(key, frozenset()) - near:
                self._alike[other] = self._alike[other] - {key}
            for other in near:
                self._alike[other] = self._alike.get(other, frozenset()) | {key}
            self._alike[key] = near

    def _near(self, article: str, first: dict[int, tuple[str, ...]]) -> Iterator[str]:
        """The copies of an article; `first` remembers the holders of each hash that are compared."""
        yield from self._texts.of(self._text_of[article]) - {article}
        shared: Counter[str] = Counter()
        for value in self._sketches[article]:
            if value not in first:
                first[value] = tuple(sorted(self._holders.of(str(value)))[:SHARERS])
            if article in first[value]:
                shared.update(first[value])
        del shared[article]
        for other in sorted(shared):
            if are_copies(self._sketches[article], self._sketches[other], shared[other]):
                yield other

    def _regroup(self, new: set[str], before: Mapping[str, frozenset[str]]) -> None:
        touched = self._connected({*before, *(other for near in before.values() for other in near)})
        pairs = ((key, other) for key in touched for other in self._alike.get(key, frozenset()))
        groups = components(touched, pairs)
        for group in groups:
            old = [key for key in group if key not in new]
            if len({self._copies.get(key, (key,)) for key in old}) > 1 or self._has_lost(old):
                raise OutOfReach("articles of before are copies of each other otherwise than they were")
        for group in groups:
            self._copies.update(dict.fromkeys(group, group) if len(group) > 1 else {})

    def _has_lost(self, old: Sequence[str]) -> bool:
        return bool(old) and set(self._copies.get(old[0], old[:1])) != set(old)

    def _connected(self, starts: set[str]) -> set[str]:
        found, waiting = set(starts), list(starts)
        while waiting:
            near = self._alike.get(waiting.pop(), frozenset()) - found
            waiting += near
            found |= near
        return found
