"""In whose letters a text is written."""

from __future__ import annotations

import re
from typing import Literal

Script = Literal["latin", "kazakh", "cyrillic", "other"]

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)


def script(text: str) -> Script:
    """`kazakh` where a letter is that Russian lacks; a Kazakh text without one passes for `cyrillic`."""
    if _KAZAKH.search(text):
        return "kazakh"
    if _CYRILLIC.search(text):
        return "cyrillic"
    return "latin" if _LATIN.search(text) else "other"
