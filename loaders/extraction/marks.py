"""How a name is tied to the words around it: "with X", "by X", "X and", a Kazakh ending, the start of a sentence."""

from __future__ import annotations

import re

MARKS = ("with", "by", "to", "gen", "acc", "from", "and", "comma", "none", "start")

_BEFORE: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    language: tuple((mark, re.compile(pattern, re.IGNORECASE)) for mark, pattern in patterns)
    for language, patterns in {
        "en": (
            ("with", r"\bwith(?: the| his| her| their| visiting| newly)*(?: [\w-]+)?\s*$"),
            ("by", r"\bby(?: the| his| her)?\s*$"),
            ("to", r"\b(?:to|on|upon)(?: the)?\s*$"),
            ("gen", r"\b(?:of|from|for)(?: the)?\s*$"),
            ("and", r"(?:\band|\bas well as|\bbetween)(?: the)?\s*$"),
            ("comma", r"[,;:•–—-]\s*$"),
        ),
        "ru": (
            ("with", r"(?<!\w)со?(?: [\w-]+)?\s*$"),
            ("to", r"(?<!\w)(?:к|ко|у)\s*$"),
            ("gen", r"(?<!\w)(?:от|для|о|об)\s*$"),
            ("and", r"(?<!\w)(?:и|также|между|а)\s*$"),
            ("comma", r"[,;:•–—-]\s*$"),
        ),
        "kk": (("and", r"(?<!\w)(?:және|мен|бен|пен)\s*$"), ("comma", r"[,;:•–—-]\s*$")),
    }.items()
}
_KAZAKH_CASES = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        ("with", r"(?:мен|бен|пен)$"),
        ("acc", r"(?:ды|ді|ты|ті|ны|ні|н)$"),
        ("gen", r"(?:ның|нің|дың|дің|тың|тің)$"),
        ("to", r"(?:ға|ге|қа|ке|на|не|а|е)$"),
        ("from", r"(?:дан|ден|тан|тен|нан|нен)$"),
    )
)
_KAZAKH_AND = re.compile(r"\s+(?:мен|бен|пен|және)\s")
_KAZAKH_TITLE = re.compile(r"\s+(?:мырза|ханым|екеуі|мырзалар)(\w*)")


def mark(language: str, name: str, form: str, around: tuple[str, str]) -> str:
    """One of MARKS for `form` of `name` (nominative), with the words of its sentence `around` it.

    Those before end before the office that goes with the name. A Kazakh ending is what the form has more than the name.
    """
    left, right = around
    case = _kazakh_case(name, form, right) if language == "kk" else None
    if case is not None:
        return case
    found = next((mark for mark, pattern in _BEFORE[language] if pattern.search(left)), None)
    return found or ("none" if left.strip(" «“\"'") else "start")


def _kazakh_case(name: str, form: str, right: str) -> str | None:
    last, plain = form.split()[-1], name.split()[-1]
    title = _KAZAKH_TITLE.match(right)
    inflected = last.casefold().startswith(plain[:-1].casefold()) and len(last) > len(plain)
    ending = title[1] if title else last[len(plain) :] if inflected else ""
    case = next((mark for mark, pattern in _KAZAKH_CASES if ending and pattern.search(ending)), None)
    return case or ("and" if _KAZAKH_AND.match(right) else None)
