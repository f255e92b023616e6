"""Public annotated corpora in the kinds of spans that Readout knows: KazNERD (Kazakh) and factRuEval-2016 (Russian)."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

from loaders.extraction.document import SpanKind, Tagged
from training.marked_text import MarkedText

_KAZNERD: dict[str, SpanKind] = {
    "PERSON": "PER",
    "POSITION": "OFF",
    "ORGANISATION": "ORG",
    "GPE": "GPE",
    "LOCATION": "LOC",
    "FACILITY": "LOC",
    "DATE": "DATE",
    "PROJECT": "INI",
    "LAW": "INI",
    "EVENT": "INI",
    "NORP": "GPE",
}
_FACT_RU_EVAL: dict[str, SpanKind] = {"Person": "PER", "Org": "ORG", "LocOrg": "GPE", "Location": "LOC"}
_NAME_PARTS = ("name", "surname", "patronymic", "nickname")


def kaznerd(path: Path, is_country: Callable[[str], bool]) -> Iterator[MarkedText]:
    """The sentences of a KazNERD file (IOB2, xz); a GPE that is no country is a place, a NORP that is none is left."""
    sentence: list[tuple[str, str]] = []
    for line in [*lzma.decompress(path.read_bytes()).decode("utf-8").splitlines(), ""]:
        if line.strip():
            word, tag = line.split()[0], line.split()[-1]
            sentence.append((word, tag))
        elif sentence:
            yield _sentence(sentence, is_country)
            sentence = []


def _sentence(tagged: list[tuple[str, str]], is_country: Callable[[str], bool]) -> MarkedText:
    text, places = "", []
    for word, _ in tagged:
        places.append((len(text), len(text) + len(word)))
        text += word + " "
    spans: list[tuple[int, int, str]] = []
    for (start, stop), (_, tag) in zip(places, tagged, strict=True):
        if tag.startswith("I-") and spans and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], stop, tag[2:])
        elif tag != "O":
            spans.append((start, stop, tag[2:]))
    kinds = ((start, stop, _kind(text[start:stop], label, is_country)) for start, stop, label in spans)
    return MarkedText(text.rstrip(), tuple(Tagged(start, stop, kind) for start, stop, kind in kinds if kind))


def _kind(form: str, label: str, is_country: Callable[[str], bool]) -> SpanKind | None:
    kind = _KAZNERD.get(label)
    if kind == "GPE" and not is_country(form):
        return "LOC" if label == "GPE" else None
    return kind


def fact_ru_eval(archive: Path, is_country: Callable[[str], bool]) -> Iterator[MarkedText]:
    """The texts of factRuEval-2016 (tar.xz); a LocOrg that is no country is a place."""
    with tarfile.open(archive) as tar:
        contents = {
            member.name: stream.read().decode("utf-8")
            for member in tar.getmembers()
            if member.isfile() and (stream := tar.extractfile(member)) is not None
        }
    for name, text in sorted(contents.items()):
        stem = name.removesuffix(".txt")
        if name.endswith(".txt") and f"{stem}.objects" in contents:
            parts = _parts(contents[f"{stem}.spans"])
            spans = filter(
                None, (_object(line, parts, text, is_country) for line in _lines(contents[f"{stem}.objects"]))
            )
            yield MarkedText(text, tuple(sorted(set(spans), key=lambda span: (span.start, -span.stop))))


def _lines(content: str) -> Iterator[list[str]]:
    return (line.partition("#")[0].split() for line in content.splitlines() if line.strip())


def _parts(content: str) -> dict[str, tuple[str, int, int]]:
    return {row[0]: (row[1], int(row[2]), int(row[2]) + int(row[3])) for row in _lines(content)}


def _object(
    row: list[str], parts: dict[str, tuple[str, int, int]], text: str, is_country: Callable[[str], bool]
) -> Tagged | None:
    kind = _FACT_RU_EVAL.get(row[1])
    own = [parts[part] for part in row[2:] if part in parts]
    if kind == "PER":
        own = [part for part in own if part[0] in _NAME_PARTS]
    if kind is None or not own:
        return None
    start, stop = min(part[1] for part in own), max(part[2] for part in own)
    if kind == "GPE" and not is_country(text[start:stop]):
        kind = "LOC"
    return Tagged(start, stop, kind) if stop - start < 120 else None
