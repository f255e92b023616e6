"""More Kazakh to learn from: annotated texts with other names in the same grammatical case.

Names of people come from other texts and from lists given, so that a tagger learns what stands around a name; a part of
the bodies become foreign ones in Latin letters, whose endings follow a hyphen ("Network-тың").
"""

from __future__ import annotations

import csv
import lzma
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.extraction.document import SpanKind, Tagged
from loaders.extraction.kazakh_cases import inflector, person_in_nominative, phrase_in_nominative, place_in_nominative
from training.marked_text import MarkedText

_CASES: dict[str, tuple[str, ...]] = {
    "genitive": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "dative": ("ға", "ге", "қа", "ке", "на", "не"),
    "accusative": ("ны", "ні", "ды", "ді", "ты", "ті", "н"),
    "locative": ("да", "де", "та", "те", "нда", "нде"),
    "ablative": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "instrumental": ("мен", "бен", "пен"),
}
_POSSESSED = {
    "genitive": ("ның", "нің"),
    "dative": ("на", "не"),
    "accusative": ("н", "н"),
    "locative": ("нда", "нде"),
    "ablative": ("нан", "нен"),
    "instrumental": ("мен", "мен"),
}
_AFTER_LATIN = {
    "genitive": ("ның", "нің"),
    "dative": ("ға", "ге"),
    "accusative": ("ны", "ні"),
    "locative": ("да", "де"),
    "ablative": ("дан", "ден"),
    "instrumental": ("мен", "мен"),
}
_FIRST = (
    *("Euro", "Asia", "Global", "Trans", "Delta", "Nova", "Orient", "Blue", "Sky", "Digital", "Caspian", "Silk"),
    *("United", "Turkic", "Gulf", "Horizon", "Steppe", "Al", "Rayan", "Qatar", "Emirates", "Nordic", "Baltic"),
    *("Pacific", "Royal", "First", "Green", "Pan", "Inter", "Sol", "Vega", "Arctic", "Hanse", "Meridian"),
)
_SECOND = (
    *("Media Network", "Institute", "University", "Group", "Airlines", "News", "Holding", "Bank", "TV", "Academy"),
    *("International", "Foundation", "Energy", "Studio", "Capital", "Partners", "Logistics", "Railways", "Chamber"),
    *("Alliance", "Petroleum", "Technologies", "Ventures", "Agro", "Post"),
)
_NOMINATIVE: dict[SpanKind, Callable[[str], str]] = {
    "PER": person_in_nominative,
    "ORG": phrase_in_nominative,
    "OFF": phrase_in_nominative,
}
_SHARE: dict[SpanKind, float] = {"PER": 0.7, "ORG": 0.35, "LOC": 0.4}
"""How many of the spans of a kind get another name; what bodies and places are called says what is done there."""
_LATIN = 0.3
"""How many of the changed bodies become foreign ones in Latin letters."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the nominative to choose from, by kind."""

    by_kind: dict[SpanKind, tuple[str, ...]]

    def another(self, kind: SpanKind, chance: random.Random) -> str:
        """Any name of the kind, or one made up in Latin letters."""
        if kind == "ORG" and chance.random() < _LATIN:
            return " ".join((*chance.sample(_FIRST, chance.choice((1, 1, 2))), chance.choice(_SECOND)))
        return chance.choice(self.by_kind[kind])


def names_of(texts: Iterable[MarkedText], lists: Iterable[Path]) -> Names:
    """The names that annotated texts print in the nominative, with the people of name lists (columns `kk` and `en`)."""
    found: dict[SpanKind, set[str]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for text in texts:
        for span in text.spans:
            form = text.text[span.start : span.stop]
            if span.kind in found and case_of(form, span.kind) is None:
                found[span.kind].add(form)
    for path in lists:
        found["PER"].update(_listed(path))
    return Names({kind: tuple(sorted(names)) for kind, names in found.items()})


def _listed(path: Path) -> Iterator[str]:
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for number, row in enumerate(csv.DictReader(content.decode("utf-8").splitlines(), delimiter="\t")):
        if row["kk"] and "," not in row["kk"]:
            yield row["kk"]
        if number % 15 == 0 and row["en"]:
            yield row["en"]


def case_of(form: str, kind: SpanKind) -> str | None:
    """The case of a name as printed; None for the nominative."""
    plain = _NOMINATIVE.get(kind, place_in_nominative)(form)
    ending = form[len(plain) :].lstrip("-‑").rstrip('»”"')
    if not ending or not form.startswith(plain.rstrip('»”"')):
        return None if not ending else "other"
    return next((case for case, endings in _CASES.items() if ending in endings), "other")


def inflected(name: str, case: str | None, kind: SpanKind) -> str:
    """A name in the nominative put into a case; Latin names and abbreviations take the ending after a hyphen."""
    if case is None:
        return name
    last = name.rpartition(" ")[2].rstrip('»”"')
    closing = name[len(name.rstrip('»”"')) :]
    body = name.removesuffix(closing) if closing else name
    if re.search(r"[A-Za-z]$", last) or (last.isupper() and len(last) > 1):
        return body + closing + "-" + _AFTER_LATIN[case][_is_soft(last)]
    if kind == "ORG" and re.search(r"[ыі]$", last):
        return body + _POSSESSED[case][_is_soft(last)] + closing
    return body.removesuffix(last) + str(inflector().inflect(last, case)) + closing


def _is_soft(word: str) -> bool:
    vowels = re.findall(r"[аәеёиоөұүыіэюяaeiouy]", word.lower())
    return bool(vowels) and vowels[-1] in "әеөүіиeiy"


def variant(text: MarkedText, names: Names, chance: random.Random) -> MarkedText:
    """The text with some of its names replaced; offices keep their place around them."""
    out, spans, at = "", [], 0
    moved: list[tuple[int, int]] = []
    for span in text.spans:
        case = case_of(text.text[span.start : span.stop], span.kind)
        wanted = chance.random() < _SHARE.get(span.kind, 0)
        if wanted and span.start >= at and case != "other":
            out += text.text[at : span.start]
            begin = len(out)
            out += inflected(names.another(span.kind, chance), case, span.kind)
            moved.append((span.stop, len(out) - span.stop))
            spans.append(Tagged(begin, len(out), span.kind))
            at = span.stop
        else:
            spans.append(span)
    return _shifted(text, out + text.text[at:], spans, moved)


def _shifted(text: MarkedText, changed: str, spans: list[Tagged], moved: list[tuple[int, int]]) -> MarkedText:
    """Spans that stayed, moved to where they stand now; `spans` are those of `text`, in its order."""

    def now(at: int) -> int:
        return at + next((by for stop, by in reversed(moved) if stop <= at), 0)

    pairs = zip(text.spans, spans, strict=True)
    placed = (new if new != old else Tagged(now(old.start), now(old.stop), old.kind) for old, new in pairs)
    return MarkedText(changed, tuple(sorted(placed, key=lambda span: (span.start, -span.stop))))
