"""When two names, phrases or descriptions count as the same in scoring.

The thresholds are those of the annotators' scorer; a test compares the figures of both.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

NAME_LIKENESS = 0.86
"""Lets inflected forms and spelling variants of one language match."""
BODY_LIKENESS = 0.9
INITIATIVE_LIKENESS = 0.8
PHRASE_JACCARD = 0.5

_HONORIFICS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "sir", "he", "h.e", "sheikh", "his", "her", "excellency"),
        *("г-н", "господин", "госпожа", "шейх", "мырза", "ханым"),
    )
)
_EMPTY_STEMS = frozenset(("the", "and", "for", "при", "мен", "және"))
_RANK_STEMS = (
    *("deput", "vice", "first", "former", "actin", "inter", "assis", "advis"),
    *("замес", "перв", "бывш", "экс", "испол", "помощ", "совет", "вице"),
    *("орынб", "бірін", "бұрын", "уақыт", "көмек", "кеңес"),
)

Left = TypeVar("Left")
Right = TypeVar("Right")


@lru_cache(maxsize=100_000)
def normalised(name: str) -> str:
    """Lower-case words of `name` without accents, punctuation and honorifics, sorted."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ё", "е"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"[\w']+", bare.replace("’", "'").replace("-", " "))
    return " ".join(sorted([w for w in words if w not in _HONORIFICS] or words))


def likeness(left: str, right: str) -> float:
    """Share of characters in common, 0 to 1, of the normalised names."""
    a, b = normalised(left), normalised(right)
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_name(left: str, right: str) -> bool:
    """Whether two names are one; a name with fewer words than the other never is."""
    as_long = len(normalised(left).split()) == len(normalised(right).split())
    return as_long and likeness(left, right) >= NAME_LIKENESS


def same_party(left: str, right: str) -> bool:
    """Whether two participants are one: by name or by letters."""
    return same_name(left, right) or likeness(left, right) >= NAME_LIKENESS


def same_phrase(left: str, right: str) -> bool:
    """Whether two offices or bodies are one: most words in common and the same rank."""
    a, b = (_stems(text) - _EMPTY_STEMS for text in (left, right))
    if any(stem.startswith(_RANK_STEMS) for stem in a ^ b):
        return False
    return normalised(left) == normalised(right) or len(a & b) / max(1, len(a | b)) >= PHRASE_JACCARD


def words_in_common(left: str, right: str) -> float:
    """Overlap of the words' first five letters, over the shorter text: forgiving of inflection."""
    a, b = _stems(left), _stems(right)
    return len(a & b) / max(1, min(len(a), len(b)))


def pairs(
    left: Sequence[Left], right: Sequence[Right], same: Callable[[Left, Right], bool]
) -> tuple[tuple[int, int], ...]:
    """One-to-one matches of positions, greedily in the order of `left`."""
    free, found = list(range(len(right))), []
    for i, item in enumerate(left):
        hit = next((j for j in free if same(item, right[j])), None)
        if hit is not None:
            free.remove(hit)
            found.append((i, hit))
    return tuple(found)


def _stems(text: str) -> set[str]:
    return {word[:5] for word in normalised(text).split() if len(word) > 2}
