"""What the inflected forms of a Kazakh word share: plural, possessive, case and the endings of verbs off."""

from __future__ import annotations

import re
from functools import lru_cache

_PLURAL = r"(?:[лдт][ае]р)?"
_POSSESSIVE = r"(?:[ыі]м[ыі]з|с?[ыі])"
_CASE = r"(?:[нтд][ыі]ң|[ғгқк][ае]|н[ае]|[нтд][ыі]|н?[дт][ае]|[дтн][ае]н|[мбп]ен|н?[дт][ае][ғг][ыі])"
_NOUN = re.compile(rf"(?:(?<=с)[дт][ыі][қғ])?{_PLURAL}(?:{_POSSESSIVE}(?:{_CASE}|н)?|{_CASE})?$")
_VERB = re.compile(
    r"(?:[ыі]?п|[ғгқк][ае]н|[дт][ыі]м?|[аей]д[ыі]|м[ае][қк](?:ш[ыі])?|б[ае][қк]|п[ае][қк]|[уюу]ш?[ыі]?|с[ае]|[аей]т[ыі]н)"
    rf"{_PLURAL}(?:{_POSSESSIVE}?{_CASE}|н)?$"
)
_PAST_AFTER_VOWEL = re.compile(r"(?<=[ае])д[ыі]$")
_SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}
"""A stem's last sound before a vowel, and alone: "министрлігі", "министрлік"."""
_SHORTEST, _SHORTEST_VERB = 3, 2
"""Letters of a stem: shorter ones are accidents."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem in lower case: "кездескен", "кездесу", "кездесуінде" → "кездес"; "елшісінің" → "елші"."""
    lower = word.lower()
    past = _PAST_AFTER_VOWEL.sub("", lower)
    if past != lower and len(past) > _SHORTEST:
        return past
    for endings, shortest in ((_VERB, _SHORTEST_VERB), (_NOUN, _SHORTEST)):
        stripped = endings.sub("", lower)
        if stripped != lower and len(stripped) >= shortest:
            return _alone(stripped)
    return lower


def _alone(stripped: str) -> str:
    """The stem as it sounds without an ending after it."""
    return stripped[:-1] + _SOFTENED.get(stripped[-1], stripped[-1])
