"""Officials: the people of one article, each under the fullest form of the name in the nominative."""

from __future__ import annotations

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
    forms = list(dict.fromkeys(names[span].form for span in spans if names[span].fullness == fullest))
    seen = {word for span in spans for word in names[span].form.split()}
    name = nominative_name(forms, seen, document.language)
    return Cluster("official", name, spans)


def nominative_name(forms: list[str], seen: set[str], language: Language) -> str:
    """The nominative of a name of which `forms` are the fullest forms and `seen` all words of all forms.

    A form seen in the nominative wins over one that has to be made; a made word gives way to one that was seen.
    """
    made = {form: language.nominative(form, "PER") for form in forms}
    standing = [form for form in forms if made[form] == form]
    if standing:
        return standing[0]
    candidates = list(made.values())
    best = max(dict.fromkeys(candidates), key=candidates.count)
    return " ".join(_seen_word(word, seen, language) for word in best.split())


def _seen_word(word: str, seen: set[str], language: Language) -> str:
    """`word`, or the shortest form of it that is in the article and is its own nominative."""
    if word in seen:
        return word
    same = [s for s in seen if same_word(s.casefold(), word.casefold(), language.code)]
    return min((s for s in same if language.nominative(s, "PER") == s), key=len, default=word)
