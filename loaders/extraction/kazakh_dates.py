"""Where Kazakh words of a date stand: years, months, seasons, weekdays and the words that count from another day.

Postpositions stay outside ("наурызға" of "наурызға дейін"); which day the words mean is the business of `dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.document import Tagged

_CASE = r"(?:[ыі]?н?(?:[ғгқк][ае]|н[ае]|[дт][ае](?:[ғг][ыі])?|[дтн][ае]н|[нтд][ыі]ң|[мбп]ен)|[ыі]н?)?"
_MONTH = (
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қырк[үу]йе[кг]|қазан|қараша|желтоқсан)"
    rf"{_CASE}(?:[ ]ай{_CASE})?"
)
_OF_MONTH = (
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?:[ ]айын[ыі]|[нтд][ыі])ң"
)
_DAYS = r"\d{1,2}(?:[ ]?[-–—][ ]?\d{1,2})?"
_DAY = rf"(?:{_DAYS}[ ]{_MONTH}(?:[ ]күн\w*)?|{_OF_MONTH}[ ]{_DAYS}[-–]\w+)"
_PART = (
    r"(?:бас|ортас|соң|аяғ)[ыі]\w*|(?:бірінші|екінші|үшінші|төртінші)[ ](?:жартыс|онкүндіг|тоқсан|апта)\w+"
    r"|(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он[ ]бір)[ ]ай\w+"
)
_SEASON = r"(?:(?:көктем|күз)(?:[дг]е|нің|ден|дегі|інде|іне|інен)|(?:жаз|қыс)(?:[дт]а|ға|[дт]ан|[дт]ағы|ында|ына))"
_YEAR = r"\d{4}(?:[ ]?[-–—][ ]?\d{4})?[ -]?ж(?:ыл(?:[ғднт]\w*|[ыі]\w*)?|\.)"
_WEEKDAY = r"(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі)"
_ON_WEEKDAY = rf"(?:{_WEEKDAY}{_CASE}(?:[ ](?:күн[іг]\w*|кеш[іг]\w*|таң\w+))?)"
_LEAD = r"(?:былтырғы|биылғы|былтыр|биыл|өткен|келесі|келер|алдағы|осы|бұл|сол)"
_SPAN = r"(?:апта|ай|жыл|күн|таң|түн)(?:[дғгқнт]\w+|[ыі]\w*)"
_COUNT = r"(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он[ ]бес|жиырма|отыз|\d+)"
_SHAPES = (
    r"\d{1,2}\.\d{1,2}\.\d{4}(?:[ ]?ж(?:\.|ыл\w*))?",
    rf"{_YEAR}[ ](?:{_DAY}|{_OF_MONTH}[ ](?:{_PART})|{_MONTH}|{_SEASON}|{_PART})",
    _YEAR,
    rf"{_DAY}(?:[ ]{_YEAR})?",
    rf"{_LEAD}(?:[ ]жылғы)?[ ](?:{_DAY}|{_OF_MONTH}[ ](?:{_PART})|{_MONTH}|{_SEASON}|{_ON_WEEKDAY})",
    rf"{_LEAD}[ ]{_SPAN}(?:[ ]кешке)?",
    rf"(?:{_OF_MONTH}|жыл)[ ](?:{_PART})",
    rf"(?:бұдан[ ]|осыдан[ ])?{_COUNT}[ ](?:жыл|ай|апта|күн)[ ]бұрын",
    _MONTH,
    _SEASON,
    _ON_WEEKDAY,
    r"(?:бүгін(?:г[іе]\w*)?|кеше(?:гі|[ ]кешке)?|ертең(?:іне|гі)?|бүрсігүні|былтыр(?:ғы)?|биыл(?:ғы)?)",
)
_DATE = re.compile(rf"(?<![\w.–-])(?:{'|'.join(_SHAPES)})(?!\w)", re.IGNORECASE)
_NO_DATE = re.compile(r"(?:қазан|жұма|наурыз|маусым(?:[ыі]\w*|ның)?|Наурыз|Жұма|Қазан\w*|Мамыр|Тамыз)$")
"""Words that alone are rather a kettle, a prayer, a city, a feast, a season or a person's name."""


def date_spans(text: str) -> Iterator[Tagged]:
    """The dates of a Kazakh text, in order."""
    for match in _DATE.finditer(text):
        if not _NO_DATE.match(match[0]):
            yield Tagged(match.start(), match.end(), "DATE")
