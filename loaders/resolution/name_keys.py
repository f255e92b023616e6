"""A name's sounds: every script and spelling of it folded to one row of plain letters, and coarser keys of that.

`fold` keeps vowels ("raushan kajibaeva"), `skeleton` only classes of consonants ("rsn kspp"): two spellings of one name
nearly always share the skeleton, so that it finds candidates; the fold tells them apart again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii


def _halves(pair: str) -> tuple[str, str, str]:
    return pair.partition("=")


_PLAIN = dict(zip("абвгґдезийіїклмнопрстуўфхыэәғқңөұүһё", "abvggdeziiiiklmnoprstuufhieagknouuhe", strict=True))
_SEVERAL = "ж=j ц=ts ч=ch ш=sh щ=sh ъ= ь= ю=iu я=ia є=e ђ=j ј=i љ=l њ=n ћ=ch џ=j ѓ=g ќ=k ѕ=z җ=j ѳ=f"
_CYRILLIC = _PLAIN | {letter: sound for letter, _, sound in map(_halves, _SEVERAL.split(" "))}
_MARKED = "ł=l đ=d ı=i ø=o ß=ss æ=e œ=e ć=ch č=ch ç=ch š=sh ś=sh ş=sh ș=sh ž=j ź=j ż=j ţ=ts ț=ts å=o ñ=ni ř=r ğ=g ä=e"
_LETTERS = str.maketrans(_CYRILLIC | {letter: sound for letter, _, sound in map(_halves, _MARKED.split())})
_APOSTROPHES = re.compile(r"[’'ʻʼ`´ʹ\"«»“”„()\[\]]")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")

_TOGETHER = re.compile("дж|чж|цз")
_YO = re.compile("^ё")

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch", "sh"),
        (r"tch|tsch", "ch"),
        (r"dzh|dj|zh", "j"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"(?<=[tdbrnlkv])h", ""),
        (r"ec$", "ets"),
        (r"ck|q|c(?![heiy])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"w", "v"),
        (r"^x", "s"),
        (r"x", "ks"),
        (r"^u(?=[aeoi])", "v"),
        (r"(?<=[bdfgklmnprstvz])yo", "e"),
        (r"y", "i"),
        (r"^ie|(?<=[aeou])i+e", "e"),
        (r"(?<=[aeou])ii+", "i"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_SIBILANTS = re.compile(r"sh|ch|ts|dz|ks|[szjc]")
_CLASSES = str.maketrans("bpvfgdkt", "ppppktkt", "aeiouh")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """`word` as it sounds, in letters a–z and digits, without blanks: Қажыбаева, Кажибаева, Kazhybayeva → kajibaeva."""
    plain = unicodedata.normalize("NFKC", word).lower()
    plain = _TOGETHER.sub("ж", _YO.sub("ио", plain)).translate(_LETTERS)
    plain = _APOSTROPHES.sub("", plain)
    if not plain.isascii():
        plain = anyascii(unicodedata.normalize("NFKD", plain)).lower()
    plain = _NOT_A_LETTER.sub("", plain)
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain


@lru_cache(maxsize=200_000)
def skeleton(folded: str) -> str:
    """The classes of the consonants of a folded word; a word of vowels alone keeps its first letter."""
    consonants = _SIBILANTS.sub("s", folded).translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", consonants) or folded[:1]


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """The words of `name` as written, divided at blanks, hyphens, dots and commas."""
    return tuple(word for word in re.split(r"[\s\-‐‑–—.,;/·_]+", name) if word.strip("’'\"«»“”()"))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """The folded words of `name` in order of letters: equal for spellings that differ in script and order alone."""
    return " ".join(sorted(folded for word in words(name) if (folded := fold(word))))
