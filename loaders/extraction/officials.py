"""Officials: the people of one article, each under the fullest form of the name in the nominative."""

from __future__ import annotations

import re

from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Language, Tagged
from loaders.extraction.person_names import PersonName, can_be_same, person_name, same_word


def officials(document: Document) -> tuple[Cluster, ...]:
    """The people that `document` names, in order of first naming; bylines and namesakes of places are left out."""
    spans = [span for span in outer(document.spans, "PER") if not _is_no_official(document, span)]
    names = {span: person_name(document.form(span)) for span in spans}
    groups: list[list[Tagged]] = []
    for span in sorted(spans, key=lambda s: (*(-part for part in names[s].fullness), s.start)):
        group = _group_of(span, groups, names, document.language.code)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    clusters = (_cluster(document, sorted(group), names) for group in groups)
    return tuple(sorted(clusters, key=lambda cluster: cluster.start))


def _is_no_official(document: Document, span: Tagged) -> bool:
    code, before = document.language.code, document.text[max(0, span.start - 60) : span.start]
    after = document.text[span.stop : span.stop + 20]
    signs = cue("byline", code).search(before)
    return bool(signs or cue("named_after", code).search(before) or cue("namesake", code).match(after))


def _group_of(
    span: Tagged, groups: list[list[Tagged]], names: dict[Tagged, PersonName], language: str
) -> list[Tagged] | None:
    """The group that `span` belongs to; of several the one named last before it."""
    fitting = [g for g in groups if all(_fits(names[span], names[member], language) for member in g[:1])]
    if not fitting:
        return None
    return max(fitting, key=lambda g: (_last_before(g, span.start), -g[0].start))


def _fits(name: PersonName, other: PersonName, language: str) -> bool:
    if len(name.words) == len(other.words) and len(name.words) > 1 and name.words != other.words:
        return can_be_same(name, other, language)
    return can_be_same(name, other, language)


def _last_before(group: list[Tagged], start: int) -> int:
    return max((span.start for span in group if span.start < start), default=-1)


def _cluster(document: Document, spans: list[Tagged], names: dict[Tagged, PersonName]) -> Cluster:
    fullest = max(names[span].fullness for span in spans)
    full = [span for span in spans if names[span].fullness == fullest]
    standing = next((names[span].form for span in full if stands_in_nominative(document, span)), None)
    seen = tuple(word for span in spans if stands_in_nominative(document, span) for word in names[span].form.split())
    forms = [names[span].form for span in full]
    every = {word for span in spans for word in names[span].form.split()}
    return Cluster("official", standing or nominative_name(forms, seen, every, document.language), spans)


def stands_in_nominative(document: Document, span: Tagged) -> bool:
    """Whether a Russian name is the nominative by its place: it begins a sentence, or its office beside it is one.

    In Kazakh an office before a name has no case, and English has none at all; there the name itself tells.
    """
    if document.language.code != "ru":
        return False
    if any(
        document.text[s.start : span.start].strip('«–—-• "') == "" for s in document.sentences if s.start <= span.start
    ):
        return True
    return any(
        office.kind == "OFF"
        and document.text[office.stop : span.start] == " "
        and _is_nominative(document.form(office), document.language)
        for office in document.spans
    )


def _is_nominative(office: str, language: Language) -> bool:
    return language.nominative(office, "OFF").casefold() == office.casefold()


def nominative_name(forms: list[str], seen: tuple[str, ...], every: set[str], language: Language) -> str:
    """The nominative of a name of which `forms` are the fullest forms.

    `seen` are words that stand in the nominative by their place, `every` all words of all forms: a form that is its
    own nominative wins over one that has to be made, and a made word gives way to one that was seen.
    """
    made = {form: _made(form, language) for form in forms}
    standing = [form for form in forms if made[form] == form]
    candidates = list(made.values())
    best = standing[0] if standing else max(dict.fromkeys(candidates), key=candidates.count)
    return " ".join(_seen_word(word, seen, every, language) for word in best.split())


def _made(form: str, language: Language) -> str:
    """The nominative of one form; a surname in -ова stays where the given name shows no case ("Сауле Оспанова")."""
    made = language.nominative(form, "PER")
    is_womans = re.search(r"(?:[оеё]ва|ина|ская)$", form) is not None
    return form if is_womans and " " in form and made.split()[0] == form.split()[0] else made


def _seen_word(word: str, seen: tuple[str, ...], every: set[str], language: Language) -> str:
    """`word`, or the form of it that stands in the nominative, or the shortest that is its own nominative."""
    surname = word.split(".")[-1]
    initials = word.removesuffix(surname)
    others = [w for w in every if w.split(".")[-1] != surname]
    same = [w.split(".")[-1] for w in (*seen, *others) if same_word(_plain(w), _plain(word), language.code)]
    placed = next((w for w in same if any(w == s.split(".")[-1] for s in seen)), None)
    if placed is not None or not same or (word in every and language.code != "ru"):
        return initials + (placed or surname)
    usual = [w for w in (*same, surname) if language.nominative(w, "PER") == w]
    return initials + min(usual, key=len, default=surname)


def _plain(word: str) -> str:
    return word.split(".")[-1].casefold()
