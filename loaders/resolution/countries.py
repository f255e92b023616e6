"""States: their ids are ISO 3166 codes, their names those of the Unicode CLDR in three languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.model import Country
from loaders.extraction.country_names import country_name
from loaders.resolution.corpus import Corpus
from loaders.resolution.sightings import counts, search_text


def countries_of(corpus: Corpus) -> dict[str, str]:
    """For each mention of a state its code; mentions without a code are left out."""
    return {mention.id: mention.country for mention in corpus.of_kind("country") if mention.country}


def country_nodes(corpus: Corpus, resolved: dict[str, str], used: Iterable[str]) -> tuple[Country, ...]:
    """A node for each state that an article names, and, by reference, for the states that other facts need."""
    mentions: dict[str, list[str]] = defaultdict(list)
    for mention, code in resolved.items():
        mentions[code].append(mention)
    return tuple(_country(corpus, code, mentions.get(code, ())) for code in sorted({*mentions, *used}))


def _country(corpus: Corpus, code: str, mentions: Iterable[str]) -> Country:
    several = tuple(mentions)
    shown = {language: country_name(code, language) for language in ("en", "ru", "kk")}
    forms = {form for mention in several for form in corpus.mentions[mention].forms}
    number = counts(corpus, (corpus.mentions[mention].article for mention in several))
    names = tuple(dict.fromkeys(shown.values()))
    return Country(
        id=code,
        name=shown["en"],
        name_en=shown["en"],
        name_ru=shown["ru"],
        name_kk=shown["kk"],
        names=names,
        search=search_text({*names, *forms, code}),
        articles=number.articles,
        outlets=number.outlets,
        origins=number.origins,
        by=None if several else "reference",
    )
