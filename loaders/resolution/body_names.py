"""Whether two names can be names of one body, in any of the languages.

A body's name is read for what kind of body it is, what it is for and of which state; the words that are left are
compared by sound. Well-known bodies are looked up, with their abbreviations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from loaders.extraction.country_names import country_code
from loaders.extraction.lexicon import rows as extraction_rows
from loaders.resolution.comparison import Comparison
from loaders.resolution.concepts import meaning
from loaders.resolution.lexicons import column
from loaders.resolution.name_keys import fold, skeleton
from loaders.resolution.person_names import NameWord
from loaders.resolution.word_likeness import word_likeness

_QUOTES = re.compile(r"[«»“”„\"]")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,8}")
_ENDING = re.compile(r"(?<=\w)[-–](?:т?[ыі]ң|[ндт][ыі]ң|[дт][ае]н?|[ғқгк][ае]|[нд][ыі])$")
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:ск(?:ий|ая|ое|ие|ого|ой|ому|ом|им|ую|их)|(?:н|т|д)[ыі]ң|[ыі]н[ыі]ң)$")
_ARTICLES = frozenset(("al", "el", "аль", "эль", "әл"))
_WORD_AGREES = 0.8
_LIGHT = frozenset(("company", "group", "organization"))
"""Kinds that a name may add or leave out."""

JOINED_AGREE = 0.9
"""Likeness of names written as one word from which they are one."""

JOINED_LETTERS = 6
"""Letters of a name up to which it tells too little to be compared as one word."""

ONE_A_STATE = frozenset(("parliament", "senate", "government", "embassy"))
"""Kinds of which a state has one, so that the kind and the state name the body."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in parts. `known` is the key of a well-known body, `rest` the words that only its name has."""

    known: str | None
    heads: frozenset[str]
    subjects: frozenset[str]
    states: frozenset[str]
    rest: tuple[NameWord, ...]
    initials: str
    acronym: str | None


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A row of the lexicon of well-known bodies."""

    key: str
    kind: str
    country: str | None
    names: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=50_000)
def body_name(name: str) -> BodyName:
    """`name` in parts."""
    bare = " ".join(_ENDING.sub("", word) for word in _legal_phrases().sub(" ", _QUOTES.sub(" ", name)).split())
    states, without = _without_states(bare)
    said = meaning(without)
    legal = column("legal_forms.txt")
    parts = tuple(part for word in said.rest for part in word.replace(".", "").split("-") if part not in legal)
    # "Al" is left out as often as not; alone it is all there is.
    telling = tuple(part for part in parts if part not in _ARTICLES) or parts
    rest = tuple(folded for part in telling if (folded := fold(_ADJECTIVE.sub("", part))))
    known = known_body(name)
    return BodyName(
        known=known.key if known else None,
        heads=said.heads,
        subjects=said.subjects,
        states=states,
        rest=tuple(NameWord(folded, skeleton(folded)) for folded in rest),
        initials="".join(fold(word)[:1] for word in bare.split() if word.lower() not in column("small_words.txt")),
        acronym="".join(fold(letter)[:1] for letter in bare)
        if bare.isupper() and 3 <= len(bare) <= 8 and " " not in bare
        else None,
    )


@cache
def _legal_phrases() -> re.Pattern[str]:
    """Legal forms of several words ("limited liability company")."""
    phrases = sorted((form for form in column("legal_forms.txt") if " " in form), key=lambda form: (-len(form), form))
    return re.compile("|".join(re.escape(phrase) for phrase in phrases), re.IGNORECASE)


def known_body(name: str) -> KnownBody | None:
    """The well-known body of this name or abbreviation; abbreviations count as they are written only."""
    bare = " ".join(_QUOTES.sub("", name).split())
    return _known().get(bare) or (_known().get(bare.lower()) if len(bare) > 5 else None)


@cache
def known_bodies() -> dict[str, KnownBody]:
    """The lexicon of well-known bodies by key."""
    return {
        key: KnownBody(key, kind, country or None, (_names(en), _names(ru), _names(kk)))
        for key, kind, country, en, ru, kk in extraction_rows("organizations.tsv")
    }


def _names(cell: str) -> tuple[str, ...]:
    return tuple(" ".join(_QUOTES.sub("", name).split()) for name in cell.split("|") if name)


@cache
def _known() -> dict[str, KnownBody]:
    """Names of well-known bodies; one that names two names none."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in known_bodies().values():
        for name in (name for names in body.names for name in names):
            found[name].add(body.key)
            if len(name) > 5:
                found[name.lower()].add(body.key)
    return {name: known_bodies()[next(iter(keys))] for name, keys in found.items() if len(keys) == 1}


@lru_cache(maxsize=50_000)
def _without_states(text: str) -> tuple[frozenset[str], str]:
    """The states that words of `text` name, and the text without those words."""
    kept: list[str] = []
    states: set[str] = set()
    row = text.split()
    at = 0
    while at < len(row):
        size, state = _state_at(row, at)
        if state is None:
            kept.append(row[at])
        else:
            states.add(state)
        at += size
    return frozenset(states), " ".join(kept)


def _state_at(row: list[str], at: int) -> tuple[int, str | None]:
    for size in (3, 2, 1):
        words = row[at : at + size]
        if len(words) == size and words[0][:1].isalpha():
            form = " ".join(words).strip(",")
            form = form if form.isupper() else form.strip(".")
            for language in _languages(form):
                state = country_code(form, language)
                if state is not None:
                    return size, state
    return 1, None


def _languages(form: str) -> tuple[str, ...]:
    if form.isascii():
        return ("en",)
    return ("kk",) if _KAZAKH.search(form) else ("ru", "kk")


def compare_organizations(left: str, right: str) -> Comparison:
    """How far two names of bodies agree."""
    one, other = body_name(left), body_name(right)
    if one.known or other.known:
        if one.known == other.known:
            return Comparison(1.0, True, False, ("both are names of one well-known body",))
        if one.known and other.known:
            return Comparison(0.1, False, False, ("two well-known bodies",))
    if _is_acronym(one, other) or _is_acronym(other, one):
        return Comparison(0.85, True, False, ("one is the initials of the other",))
    if one.states and other.states and not one.states & other.states:
        return Comparison(0.2, False, False, ("they name different states",))
    return _by_words(one, other)


def _is_acronym(short: BodyName, long: BodyName) -> bool:
    return short.acronym is not None and long.acronym is None and short.acronym == long.initials


def _by_words(one: BodyName, other: BodyName) -> Comparison:
    pairs, left_rest, right_rest = _paired(one.rest, other.rest)
    common = one.subjects & other.subjects
    left = len(left_rest) + len(one.subjects - other.subjects)
    right = len(right_rest) + len(other.subjects - one.subjects)
    agreed = sum(pairs) + len(common)
    heads = _heads(one, other)
    if not agreed and not (left or right):
        if one.states & other.states and one.heads & other.heads & ONE_A_STATE:
            return Comparison(0.95, True, False, ("the one body of its kind in the state",))
        only_heads = bool(one.heads & other.heads)
        return Comparison(0.5 * only_heads, False, only_heads, ("only the kind of body agrees",))
    total = agreed + 0.5 * (one.heads == other.heads) * bool(one.heads)
    of = total + max(left, right) + 0.5 * min(left, right) + (0.5 if not heads else 0)
    score = total / of if of else 0.0
    if left and right and not _joined_agree(one, other):
        return Comparison(0.9 * score, False, False, (_clash(one, other, left_rest, right_rest),))
    if not heads and not left and not right:
        return Comparison(0.7 * score, False, False, ("they are bodies of different kinds",))
    if bool(left) != bool(right) and not _joined_agree(one, other):
        return Comparison(score, False, agreed > 0, ("one name is a part of the other",))
    return Comparison(min(score, 1.0), True, False, ("every telling word agrees",))


def _joined_agree(one: BodyName, other: BodyName) -> bool:
    """Whether the words that only these names have agree when written as one, but for a slip of the pen."""
    if one.subjects != other.subjects:
        return False
    ours, theirs = ("".join(word.fold for word in name.rest) for name in (one, other))
    return min(len(ours), len(theirs)) > JOINED_LETTERS and Indel.normalized_similarity(ours, theirs) > JOINED_AGREE


def _heads(one: BodyName, other: BodyName) -> bool:
    """Whether the two can be of one kind: a name may leave the kind out ("Al Jazeera", "телеканал Al Jazeera")."""
    ours, theirs = one.heads - _LIGHT, other.heads - _LIGHT
    return not ours or not theirs or bool(ours & theirs)


def _paired(
    left: tuple[NameWord, ...], right: tuple[NameWord, ...]
) -> tuple[tuple[float, ...], tuple[NameWord, ...], tuple[NameWord, ...]]:
    free = list(right)
    found: list[float] = []
    rest: list[NameWord] = []
    for word in left:
        likest = max(free, key=lambda other: (word_likeness(word, other), other.fold), default=None)
        if likest is None or word_likeness(word, likest) < _WORD_AGREES:
            rest.append(word)
        else:
            found.append(word_likeness(word, likest))
            free.remove(likest)
    return tuple(found), tuple(rest), tuple(free)


def _clash(one: BodyName, other: BodyName, left: tuple[NameWord, ...], right: tuple[NameWord, ...]) -> str:
    ours = sorted(one.subjects - other.subjects) + [word.fold for word in left]
    theirs = sorted(other.subjects - one.subjects) + [word.fold for word in right]
    return f"{' '.join(ours)} is not {' '.join(theirs)}"
