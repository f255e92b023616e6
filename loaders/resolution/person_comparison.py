"""Whether two names can be names of one person: what agrees, what differs, and the reasons in plain words.

Each word of one name is paired with the word of the other that sounds most like it. Two words on both sides that agree,
with nothing left over on both sides, are a full name; a patronymic, a middle name or a particle may be missing on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Indel

from loaders.resolution.comparison import Comparison
from loaders.resolution.name_keys import skeleton
from loaders.resolution.person_names import NameWord, PersonName, patronymic_stem, person_name
from loaders.resolution.word_likeness import word_likeness

WORD_AGREES = 0.6
"""Likeness from which two words are one name; set on politicians in English, Russian and Kazakh spelling."""

NAME_AGREES = 0.75
"""Mean likeness of the paired words from which two full names are one."""


JOINED_AGREE = 0.92
"""Likeness of names written as one word from which they are one."""

_SON_OF = frozenset(("bin", "ibn", "ben", "bint"))


@dataclass(frozen=True, slots=True)
class _Pairing:
    likeness: tuple[float, ...]
    left_rest: tuple[NameWord, ...]
    right_rest: tuple[NameWord, ...]


def compare_officials(left: str, right: str) -> Comparison:
    """How far two names of persons agree."""
    one, other = person_name(left), person_name(right)
    if one == other and not one.is_weak:
        return Comparison(1.0, True, False, ("the names sound the same in every part",))
    pairing = _paired(one.full, other.full)
    return _contradiction(one, other, pairing) or _agreement(one, other, pairing)


def _contradiction(one: PersonName, other: PersonName, pairing: _Pairing) -> Comparison | None:
    """What tells the two names apart, if anything does."""
    initials_fit, initials_clash = _initials(one, other, pairing)
    if _patronymics_differ(one, other):
        return Comparison(0.3 * _mean(pairing), False, False, ("the patronymics differ",))
    if initials_clash:
        return Comparison(0.4 * _mean(pairing), False, False, ("the initials differ",))
    if _fathers_name_alone(one, other, pairing):
        return Comparison(_overlap(pairing), False, False, ("one is named after the other, or after one father",))
    if not pairing.likeness or (pairing.left_rest and pairing.right_rest and not initials_fit):
        return _written_as_one(one, other, pairing)
    return None


def _fathers_name_alone(one: PersonName, other: PersonName, pairing: _Pairing) -> bool:
    """Whether the first word of a name of the form "Khalid bin Salman" has nothing on the other side."""
    if not _SON_OF & {*one.particles, *other.particles} or one.is_weak or other.is_weak:
        return False
    return one.full[0] in pairing.left_rest or other.full[0] in pairing.right_rest


def _written_as_one(one: PersonName, other: PersonName, pairing: _Pairing) -> Comparison:
    """Names of which parts differ, unless they only divide the words otherwise ("SergeiLavrov")."""
    joined = Indel.normalized_similarity(one.joined, other.joined)
    if joined > JOINED_AGREE and one.full and other.full:
        return Comparison(joined, True, False, ("the names agree when written as one word",))
    clash = f"{_text(pairing.left_rest) or 'the rest'} is not {_text(pairing.right_rest) or 'the rest'}"
    return Comparison(_overlap(pairing), False, False, (clash,))


def _agreement(one: PersonName, other: PersonName, pairing: _Pairing) -> Comparison:
    mean = _mean(pairing)
    rest = len(pairing.left_rest) + len(pairing.right_rest)
    reasons = ["every part of the names agrees" if mean > 0.95 else "the names sound alike"]
    if rest:
        reasons.append(f"one name has more parts: {_text(pairing.left_rest or pairing.right_rest)}")
    if bool(one.patronymics) != bool(other.patronymics):
        reasons.append("one name has a patronymic")
    full = len(pairing.likeness) >= 2
    score = mean * (0.97**rest)
    if full and mean >= NAME_AGREES:
        return Comparison(score, True, False, tuple(reasons))
    partial = not full and pairing.likeness[0] >= 0.8
    if partial:
        reasons = [*reasons[1:], "one name is a part of the other"]
    return Comparison(score if full else 0.5 * score, False, partial, tuple(reasons))


def _paired(left: tuple[NameWord, ...], right: tuple[NameWord, ...]) -> _Pairing:
    """Words paired by likeness, the most alike first; each is used once."""
    likest = sorted(
        ((-word_likeness(a, b), i, j) for (i, a), (j, b) in product(enumerate(left), enumerate(right))),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    found: list[float] = []
    for negative, i, j in likest:
        if -negative < WORD_AGREES:
            break
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.append(-negative)
    return _Pairing(
        tuple(found),
        tuple(word for i, word in enumerate(left) if i not in used_left),
        tuple(word for j, word in enumerate(right) if j not in used_right),
    )


def _initials(one: PersonName, other: PersonName, pairing: _Pairing) -> tuple[bool, bool]:
    """Whether initials stand for what is left of the other name, and whether they contradict it."""
    if not one.initials and not other.initials:
        return False, False
    left = tuple(map(_first_sound, one.initials or (word.fold for word in pairing.left_rest)))
    right = tuple(map(_first_sound, other.initials or (word.fold for word in pairing.right_rest)))
    if not left or not right:
        return False, False
    fit = left[0] == right[0] or left[0] in right or right[0] in left
    return fit, not fit


def _first_sound(folded: str) -> str:
    """The class of the first consonant, or the first vowel: Дж., C. and Zh. can be one; nothing of a mute letter."""
    first = folded[:1]
    return first if first in "aeiouh" else skeleton(folded)[:1] or first


def _patronymics_differ(one: PersonName, other: PersonName) -> bool:
    if not one.patronymics or not other.patronymics:
        return False
    return word_likeness(patronymic_stem(one.patronymics[0]), patronymic_stem(other.patronymics[0])) < 0.6


def _mean(pairing: _Pairing) -> float:
    return sum(pairing.likeness) / len(pairing.likeness) if pairing.likeness else 0.0


def _overlap(pairing: _Pairing) -> float:
    found = sum(pairing.likeness)
    return 0.9 * found / max(len(pairing.likeness) + max(len(pairing.left_rest), len(pairing.right_rest)), 1)


def _text(parts: tuple[NameWord, ...]) -> str:
    return " ".join(word.fold for word in parts)
