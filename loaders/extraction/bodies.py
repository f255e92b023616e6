"""Bodies: the organizations of one article, each under its fullest name, with its kind and its state.

Forms are one body where they are names of one well-known body, where a short form's words are all in a longer one with
the same head ("the Ministry", "Университет"), where letters abbreviate a name, or where brackets say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extraction.body_kinds import body_kind, head_word, kind_by_words
from loaders.extraction.clusters import Cluster, outer
from loaders.extraction.country_names import country_code, country_codes
from loaders.extraction.cues import cue
from loaders.extraction.document import Document, Tagged
from loaders.extraction.lexicon import Word, words
from loaders.extraction.organizations import expanded, known_body, part_known
from loaders.extraction.places import country_of_place

_NO_BODY = re.compile(
    r"(?:the )?(?:government|facebook|instagram|telegram|twitter|x|youtube|tiktok|whatsapp|linkedin|"
    r"правительств\w{0,2}|үкімет\w{0,4}|фейсбук\w*|инстаграм\w*|телеграм\w*)",
    re.I,
)
_SITE = re.compile(r"[\w.-]+\.(kz|uz|kg|ru|az|tj|tm|by|ua|md|pl|ge|am|tr|cn|de|fr|it|ro|rs|lt|lv|ee|fi|mn)", re.I)
_STANDS_FOR = frozenset(("ministry", "university", "party", "agency", "other", "company", "embassy"))
"""Kinds whose word alone ("the Bank") stands for a body named elsewhere; a Senate or a Mazhilis is its own name."""
_STATELESS = frozenset(("international_organization",))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a body on its way into a cluster. `words` leave out small words, states and the article."""

    span: Tagged
    text: str
    words: tuple[str, ...]
    known: str | None
    kind: str | None
    head: str | None
    countries: tuple[str, ...]
    bare_kind: bool


def bodies(document: Document) -> tuple[Cluster, ...]:
    """The bodies that `document` names, in order of first naming, with kinds, and states where names tell them."""
    forms = [_form(document, span) for span in outer(document.spans, "ORG") if not _is_no_body(document, span)]
    groups: list[list[_Form]] = []
    for form in sorted(forms, key=lambda f: (f.bare_kind, -len(f.words), f.span.start)):
        group = _last_of_kind(form, groups) if form.bare_kind else _group_of(document, form, groups)
        if group is None:
            groups.append([form])
        else:
            group.append(form)
    clusters = (_cluster(document, group) for group in groups)
    return tuple(sorted(clusters, key=lambda cluster: cluster.start))


def _last_of_kind(form: _Form, groups: list[list[_Form]]) -> list[_Form] | None:
    """The body that "the Ministry", "банк" or "университет" alone stands for: the last of its kind, else the next."""
    fitting = [group for group in groups if any(_has_head(form, member) for member in group)]
    fitting = fitting or [group for group in groups if any(_is_of_kind(form, member) for member in group)]
    return max(fitting, key=lambda group: _nearness(group, form.span.start), default=None)


def _has_head(form: _Form, member: _Form) -> bool:
    return form.head is not None and member.head is not None and _alike(form.head, member.head)


def _is_of_kind(form: _Form, member: _Form) -> bool:
    return form.kind == member.kind or (member.known is not None and _alike(form.words[0], member.words[-1]))


def _is_no_body(document: Document, span: Tagged) -> bool:
    return _NO_BODY.fullmatch(document.form(span)) is not None


def _form(document: Document, span: Tagged) -> _Form:
    code = document.language.code
    text = re.sub(r"[«»“”\"„]", "", document.language.nominative(document.form(span), "ORG")).strip()
    known = known_body(text, code) or known_body(document.form(span), code)
    whole = expanded(text, code)
    kept = tuple(
        w.text for w in words(whole) if not _is_small(w.text, code) and not country_code(whole[w.start : w.stop], code)
    )
    kind, head = kind_by_words(text, code), head_word(text, code)
    bare = (
        known is None
        and len(kept) == 1
        and head is not None
        and kind in _STANDS_FOR
        and text.split("-")[0] != text.upper()
    )
    return _Form(span, text, kept, known.key if known else None, kind, head, _countries(whole, code), bare)


def _group_of(document: Document, form: _Form, groups: list[list[_Form]]) -> list[_Form] | None:
    """The group that `form` belongs to; of several, the one named last before it, or else the first after."""
    fitting = [
        group
        for group in groups
        if _same_body(document, group[0], form)
        or _bracketed(document, group, form)
        or any(_abbreviates(form.text, member.text, document.language.code) for member in group)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda group: _nearness(group, form.span.start))


def _nearness(group: list[_Form], start: int) -> tuple[int, int]:
    before = max((f.span.start for f in group if f.span.start < start), default=-1)
    return before, -min(f.span.start for f in group)


def _same_body(document: Document, fuller: _Form, shorter: _Form) -> bool:
    if shorter.known or (fuller.known and len(shorter.words) != 1):
        return fuller.known == shorter.known and fuller.known is not None
    if shorter.countries and not set(fuller.countries) & set(shorter.countries):
        return False
    if fuller.countries and not shorter.countries and shorter.span.start < fuller.span.start:
        return False
    if _abbreviates(shorter.text, fuller.text, document.language.code):
        return True
    if fuller.known and shorter.kind is None:
        return False
    if not shorter.words:
        return False
    return all(any(_alike(word, other) for other in fuller.words) for word in shorter.words) and _same_head(
        fuller, shorter
    )


def _same_head(fuller: _Form, shorter: _Form) -> bool:
    """Whether the heads agree, so that a committee of the Senate is not the Senate."""
    if shorter.head is None or fuller.head is None:
        return True
    return _alike(fuller.head, shorter.head) or (len(shorter.words) > 1 and fuller.kind == shorter.kind)


def _alike(left: str, right: str) -> bool:
    size = max(3, min(len(left), len(right)) - 3)
    return left == right or (min(len(left), len(right)) >= 3 and left[:size] == right[:size])


def _is_small(word: str, language: str) -> bool:
    return cue("small_words", language).fullmatch(word) is not None


def _abbreviates(short: str, full: str, language: str) -> bool:
    """Whether `short` is the first letters of the words of `full`: all, all but small ones, or three with the last."""
    letters = re.sub(r"[^\w]", "", short.split("-")[0])
    if not 2 <= len(letters) <= 8 or not letters[:-1].isupper() or " " in short:
        return False
    parts = re.findall(r"[^\W_]+", full)
    every = "".join(part[0] for part in parts).upper()
    big = "".join(part[0] for part in parts if not _is_small(part.casefold(), language)).upper()
    rest = iter(every)
    in_order = (
        len(letters) > 2 and letters.upper()[-1:] == every[-1:] and all(letter in rest for letter in letters.upper())
    )
    return letters.upper() in (big, every) or in_order


def _bracketed(document: Document, group: list[_Form], form: _Form) -> bool:
    """Whether `form` stands in brackets right after a form of the group, or the other way round."""
    return any(
        document.text[left.span.stop : right.span.start].strip() == "("
        and document.text[right.span.stop : right.span.stop + 1] == ")"
        for member in group
        for left, right in ((member, form), (form, member))
    )


def _cluster(document: Document, group: list[_Form]) -> Cluster:
    spans = sorted(form.span for form in group)
    fullest = max(group, key=lambda form: (len(form.text.split()), len(form.text), -form.span.start))
    kind = body_kind(document, spans)
    known = next((k for form in group if (k := known_body(form.text, document.language.code))), None)
    if known is not None or kind in _STATELESS:
        country = known.country if known else None
    else:
        country = _stated_country(document, group)
    aliases = tuple(dict.fromkeys(expanded(form.text, document.language.code) for form in group))
    joint = any(cue("joint_body", document.language.code).search(form.text) for form in group)
    return Cluster("organization", fullest.text, spans, country, kind, aliases, joint)


def _stated_country(document: Document, group: list[_Form]) -> str | None:
    """The one state that the names, or the words right beside them, tell; None for joint bodies of two."""
    if any(cue("joint_body", document.language.code).search(form.text) for form in group):
        return None
    named = next((form.countries[0] for form in group if form.countries), None)
    if named is not None:
        return named
    part = next((part for form in group if (part := part_known(form.text, document.language.code))), None)
    if part is not None and part.country is not None:
        return part.country
    site = next((code for form in group if (code := _of_site(form.text))), None)
    if site is not None:
        return site
    beside = next((code for form in group if (code := _country_beside(document, form.span))), None)
    return beside or next((code for form in group if (code := _state_of_city(document, form))), None)


def _state_of_city(document: Document, form: _Form) -> str | None:
    """The state of a city in a body's name, if the article speaks of that state: many words sound like some city."""
    language = document.language.code
    code = country_of_place(form.text, language)
    return code if code in _states_named(document) or (code == "KZ" and language != "en") else None


def _states_named(document: Document) -> set[str | None]:
    language = document.language.code
    states = {code for s in outer(document.spans, "GPE") for code in country_codes(document.form(s), language)}
    return states | {country_of_place(document.form(s), language) for s in outer(document.spans, "LOC")}


def _of_site(name: str) -> str | None:
    """The state of a site's address: "Tengrinews.kz" is of KZ, ".com" of nobody."""
    site = _SITE.fullmatch(name)
    return site[1].upper() if site else None


def _country_beside(document: Document, span: Tagged) -> str | None:
    code = document.language.code
    for other in document.spans:
        if other.kind != "GPE":
            continue
        before, after = document.text[other.stop : span.start], document.text[span.stop : other.start]
        touches = other.stop <= span.start and before.strip("’'s ") == ""
        follows = code != "kk" and other.start >= span.stop and re.fullmatch(r" (?:of )?(?:the )?", after)
        if touches or follows:
            return country_code(document.form(other), code)
    return None


def _countries(form: str, language: str) -> tuple[str, ...]:
    """The states in a body's name, in order; not those it deals with or works in ("Group for Relations with Korea")."""
    found, at = words(form), 0
    codes: list[str] = []
    while at < len(found):
        windows = ((n, _state_in(form, found[at : at + n], language)) for n in (4, 3, 2, 1))
        size, states = next((found_here for found_here in windows if found_here[1]), (0, ()))
        if size and not _is_elsewhere(form, found[at : at + size], language):
            codes.extend(states)
        at += max(1, size)
    return tuple(dict.fromkeys(codes))


def _state_in(form: str, window: tuple[Word, ...], language: str) -> tuple[str, ...]:
    text = form[window[0].start : window[-1].stop]
    return country_codes(text, language) if text[:1].isupper() or language == "ru" else ()


def _is_elsewhere(form: str, window: tuple[Word, ...], language: str) -> bool:
    """Whether a body deals with a state, or works in it, and is not of it."""
    if cue("elsewhere", language).search(form[: window[0].start]):
        return True
    return cue("elsewhere_ending", language).search(form[window[0].start : window[-1].stop]) is not None
