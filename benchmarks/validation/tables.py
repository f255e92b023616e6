"""Tables of the page, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from loaders.evaluation.scorer import Scores, Tally

LANGUAGES = {"en": "English", "ru": "Russian", "kk": "Kazakh"}
SCOPES = {"all": "all", **LANGUAGES}
FIELDS = {
    "persons": "people",
    "person_name_exact": "– their names in the nominative",
    "person_role": "– their offices",
    "person_affiliation": "– their bodies",
    "person_country": "– their states",
    "organizations": "bodies",
    "organization_kind": "– their kinds",
    "countries": "states",
    "initiatives": "initiatives",
    "meetings": "meetings",
    "meeting_kind": "– their kinds",
    "meeting_status": "– held or recalled",
    "meeting_date": "– their days",
    "meeting_place": "– their places",
    "meetings_planned": "planned meetings",
    "met_with": "who met whom",
    "agreements": "agreements",
    "agreement_status": "– their status",
}
"""The fields of the scorer in plain words; those with a dash are counted for the items above that were found."""
MAIN = {
    "persons": "people",
    "person_role": "offices of people",
    "person_affiliation": "bodies of people",
    "person_country": "states of people",
    "organizations": "bodies",
    "countries": "states",
    "initiatives": "initiatives",
    "meetings": "meetings",
    "meeting_date": "days of meetings",
    "meeting_place": "places of meetings",
    "met_with": "who met whom",
    "agreements": "agreements",
}

NAMED = {
    **FIELDS,
    **MAIN,
    "person_name_exact": "nominatives of people",
    "organization_kind": "kinds of bodies",
    "meeting_kind": "kinds of meetings",
    "meeting_status": "held or recalled",
    "agreement_status": "status of agreements",
}
"""Names of the fields that stand by themselves."""
SHORT = ("persons", "person_role", "organizations", "countries", "initiatives", "meetings", "met_with", "agreements")
"""Fields that a reader in haste wants."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is of words and the others of figures."""
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(value: float) -> str:
    """A share with two digits: ".93", "1.00"."""
    return f"{value:.2f}".removeprefix("0")


def f1(scores: Scores, scope: str, field: str) -> str:
    """F1 of a field, a dash where there was nothing to find and nothing was found."""
    tally = tally_of(scores, scope, field)
    return share(tally.f1) if tally.gold or tally.found else "–"


def tally_of(scores: Scores, scope: str, field: str) -> Tally:
    """The tally of a field, an empty one where no article has it."""
    return scores.tallies.get(scope, {}).get(field, Tally())


def full(scores: Scores, scope: str) -> str:
    """Precision, recall, F1 and number of gold items, a row a field."""
    rows = ((words, *figures(tally_of(scores, scope, field))) for field, words in FIELDS.items())
    return table(("", "precision", "recall", "F1", "gold"), rows)


def figures(tally: Tally) -> tuple[str, str, str, str]:
    """Precision, recall, F1 and number of gold items."""
    if not tally.gold and not tally.found:
        return "–", "–", "–", "0"
    return share(tally.precision), share(tally.recall), share(tally.f1), str(tally.gold)


def beside(columns: Mapping[str, tuple[Scores, str]], fields: Mapping[str, str] = MAIN) -> str:
    """F1 and number of gold items, a row a field, a column for the scope of some scores."""

    def cell(scores: Scores, scope: str, field: str) -> str:
        return f"{f1(scores, scope, field)} ({tally_of(scores, scope, field).gold})"

    rows = ((words, *(cell(*column, field) for column in columns.values())) for field, words in fields.items())
    return table(("F1 (gold)", *columns), rows)


def short(rows: Mapping[str, Scores]) -> str:
    """F1 of a few fields over all languages, a row a set of articles."""
    cells = ((words, *(f1(scores, "all", field) for field in SHORT)) for words, scores in rows.items())
    return table(("F1", *(NAMED[field] for field in SHORT)), cells)


def errors(scores: Scores) -> str:
    """How many items were missed and how many are wrong, the worst field first."""

    def both(scope: str, field: str) -> tuple[int, int]:
        tally = tally_of(scores, scope, field)
        return tally.gold - tally.hit, tally.found - tally.hit

    worst = sorted((f for f in FIELDS if sum(both("all", f))), key=lambda f: -sum(both("all", f)))
    rows = ((NAMED[field], *("{} / {}".format(*both(scope, field)) for scope in SCOPES)) for field in worst)
    return table(("missed / wrong", *SCOPES.values()), rows)
