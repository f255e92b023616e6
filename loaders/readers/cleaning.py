"""Text without the traces of the page that it came from: markup, invisible characters, hard line ends, furniture."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = re.compile(r"[\u00a0\u2007\u202f\t ]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINE_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|\{:[^}]*\}\s*$|\\?#{3,}\s*$)", re.MULTILINE)
_TERMINAL = re.compile(r"[.!?:;…»”\")]\s*$")
_WRAPPED = range(45, 96)
"""Characters in a line that someone's editor broke."""


def clean(text: str) -> str:
    """`text` composed (NFC), without markup residue and invisible characters, wrapped lines joined."""
    plain = html.unescape(unicodedata.normalize("NFC", text)).translate(_INVISIBLE).replace("\r\n", "\n")
    plain = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _TAG.sub(" ", plain)))
    plain = _SPACES.sub(" ", _LINE_MARKUP.sub("", plain))
    blocks = re.split(r"\n\s*\n", "\n".join(line.strip() for line in plain.splitlines()))
    return "\n\n".join(unwrapped(block.strip("\n")) for block in blocks if block.strip())


def unwrapped(block: str) -> str:
    """A paragraph whose lines an editor broke, in one line; any other block as it is."""
    lines = block.split("\n")
    inner = lines[:-1]
    wrapped = sum(len(line) in _WRAPPED for line in inner)
    if len(lines) < 3 or wrapped < 0.7 * len(inner) or any(len(line) >= _WRAPPED.stop for line in lines):
        return block
    open_ended = sum(not _TERMINAL.search(line) for line in inner)
    return " ".join(lines) if open_ended >= 0.6 * len(inner) else block


@cache
def _patterns(table: str) -> re.Pattern[str]:
    lexicon = tomllib.loads(files("loaders.readers").joinpath("furniture.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon[table]["lines"]), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page rather than to the article."""
    return bool(_patterns("furniture").match(line.strip()))


def starts_tail(line: str) -> bool:
    """Whether a line opens the part of a page that lists other articles."""
    return bool(_patterns("tail").match(line.strip()))


def without_furniture(text: str) -> str:
    """`text` without lines of page furniture, cut where a list of other articles begins."""
    kept: list[str] = []
    for line in text.split("\n"):
        if starts_tail(line):
            break
        if not is_furniture(line):
            kept.append(line)
    return "\n".join(kept).strip("\n")


def outlet_of(text: str) -> str | None:
    """The outlet that a copyright line names ("without reference to Kazakhstan Today"), else None."""
    found = _patterns("outlet").search(text)
    return next((group for group in found.groups() if group), None) if found else None
