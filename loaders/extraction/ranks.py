"""The rank that the words of an office give, whether it is a former one, and its head noun."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.extraction.cues import cue
from loaders.extraction.lexicon import Match, phrases, words

_HEAD_OF = re.compile(r"глав(?:а|ы|е|у|ой)")


@lru_cache(maxsize=20_000)
def rank_of(title: str, language: str) -> str:
    """One of RANKS: what the head of the title says; a Kazakh title has its head last, the others first."""
    found = list(phrases("ranks.tsv", language).find(title))
    if not found:
        return "other"
    if language != "kk":
        return found[0].value
    last = found[-1]
    if last.value == "other" and _is_attribute(title, last):
        return next((match.value for match in reversed(found) if match.value != "other"), "other")
    return last.value


def _is_attribute(title: str, match: Match) -> bool:
    return bool(title[match.stop :].split()[1:])


@lru_cache(maxsize=20_000)
def is_former(title: str, language: str) -> bool:
    """Whether the words say that the office is no longer held."""
    return cue("former", language).search(title) is not None


@lru_cache(maxsize=20_000)
def is_plural(title: str, language: str) -> bool:
    """Whether the words name several holders ("ministers", "послы", "депутаттар")."""
    found = [word.text for word in words(title)]
    if not found:
        return False
    if language == "kk":
        return cue("plural", "kk").search(found[-1]) is not None
    heads = list(phrases("ranks.tsv", language).find(title))
    head = title[heads[0].start : heads[0].stop] if heads else found[0]
    if language == "ru":
        return _plural_russian(title, head)
    return cue("plural", "en").search(head) is not None and not head.casefold().endswith(("s's", "affairs"))


def _plural_russian(title: str, head: str) -> bool:
    first = head.split()[0]
    if _HEAD_OF.match(first.casefold()):
        return (
            title.casefold().startswith(("главы ", "глав "))
            and re.search(r"двух|обеих|трёх|ведомств", title) is not None
        )
    return cue("plural", "ru").search(first) is not None


@lru_cache(maxsize=20_000)
def is_generic(title: str, language: str) -> bool:
    """Whether the head names no office ("the Kazakh diplomat", "коллега", "қонақ")."""
    found = [word.text for word in words(title)]
    generic = cue("generic", language)
    if not found:
        return False
    return generic.match(found[-1]) is not None or (language == "ru" and any(map(generic.match, found)))


def stems(text: str) -> frozenset[str]:
    """The first five letters of each word of three or more."""
    return frozenset(word.text[:5] for word in words(text) if len(word.text) > 2)


def shared(own: frozenset[str], known: frozenset[str]) -> int:
    """How many of `own` stems are among `known` ones; a short stem and a longer one that begins with it are one."""
    return sum(any(stem.startswith(other) or other.startswith(stem) for other in known) for stem in own)


def singular(title: str, language: str) -> str:
    """The words of an office of several holders as those of one; Kazakh changes the last word, others the first."""
    if language == "kk":
        return re.sub(r"(?:лар|лер|дар|дер|тар|тер)((?:ы|і)?)$", r"\1", title)
    heads = list(phrases("ranks.tsv", language).find(title))
    stop = heads[0].stop if heads else len(title)
    return _singular_word(title[:stop], language) + title[stop:]


def _singular_word(words_before: str, language: str) -> str:
    if language == "en":
        return re.sub(r"men$", "man", re.sub(r"ies$", "y", words_before)).removesuffix("s")
    changed = re.sub(r"(?<=тел|дат)и$", lambda m: "ь", words_before)
    return re.sub(r"(?<=[а-я]{3}[^аеиоуыэюя])ы$", "", re.sub(r"ари$", "арь", changed))


def without_rank(title: str, language: str) -> str:
    """The words of an office without those that give its rank: "глава дипмиссии" → ""."""
    for match in reversed(tuple(phrases("ranks.tsv", language).find(title))):
        title = title[: match.start] + title[match.stop :]
    return title
