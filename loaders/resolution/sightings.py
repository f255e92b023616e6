"""How often a thing was reported, by whom, and under which names: what every node and edge counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from loaders.resolution.corpus import UNDATED, Corpus
from loaders.resolution.name_keys import fold, name_key, skeleton, words


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles, outlets, and origins (copies of one text once)."""

    articles: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a thing: the one to show, one a language, all of them, and what a search finds it by."""

    name: str
    name_en: str | None
    name_ru: str | None
    name_kk: str | None
    names: tuple[str, ...]
    search: str


def counts(corpus: Corpus, articles: Iterable[str]) -> Counts:
    """The numbers of these articles; an article without an outlet counts as one of its own."""
    several = set(articles)
    outlets = {corpus.articles[article].outlet or article for article in several}
    return Counts(len(several), len(outlets), len({corpus.origins[article] for article in several}))


def names(corpus: Corpus, mentions: Iterable[str], *, full_only: Iterable[str] = ()) -> Names:
    """The names of these mentions. `full_only`: those from which to choose the shown ones, if there are any."""
    several = tuple(mentions)
    shown = tuple(full_only) or several
    forms = {form for mention in several for form in corpus.mentions[mention].forms}
    every = _ranked(corpus, several)
    by_language: dict[str, list[str]] = defaultdict(list)
    for mention in shown:
        by_language[corpus.language(mention)].append(mention)
    best = {language: _ranked(corpus, group)[0] for language, group in by_language.items()}
    return Names(
        name=_ranked(corpus, shown)[0],
        name_en=best.get("en"),
        name_ru=best.get("ru"),
        name_kk=best.get("kk"),
        names=every,
        search=search_text({*every, *forms}),
    )


def search_text(forms: Iterable[str]) -> str:
    """Each name as written in lower case, folded, its key and its consonants; every word once."""
    several = sorted(forms)
    lowered = (word for form in several for word in form.lower().split())
    folded = (fold(word) for form in several for word in words(form))
    keyed = (word for form in several for word in name_key(form).split())
    classes = (skeleton(fold(word)) for form in several for word in words(form) if len(fold(word)) > 3)
    return " ".join(dict.fromkeys(word for row in (lowered, folded, keyed, classes) for word in row if word))


def days(corpus: Corpus, articles: Iterable[str]) -> tuple[str | None, str | None]:
    """The first and the last day on which these articles appeared; None where no day is known."""
    known = sorted(day for article in articles if (day := corpus.day(article)) != UNDATED)
    return (known[0], known[-1]) if known else (None, None)


def confidence(corpus: Corpus, claims: Iterable[str]) -> float:
    """One noisy-or over origins, each as sure as its surest claim; rounded to four digits."""
    surest: dict[str, float] = defaultdict(float)
    for claim in (corpus.claims[key] for key in claims):
        origin = corpus.origins[claim.article]
        surest[origin] = max(surest[origin], claim.confidence)
    return round(1 - prod(1 - surest[origin] for origin in sorted(surest)), 4)


def _ranked(corpus: Corpus, mentions: Iterable[str]) -> tuple[str, ...]:
    """Names by the number of articles that use them, then the longest, then by code point."""
    articles: dict[str, set[str]] = defaultdict(set)
    for mention in (corpus.mentions[key] for key in mentions):
        articles[mention.name].add(mention.article)
    number = Counter({name: len(several) for name, several in articles.items()})
    return tuple(sorted(number, key=lambda name: (-number[name], -len(name), name)))
