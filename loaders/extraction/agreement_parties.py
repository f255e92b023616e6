"""Who is party to an undertaking: the sides of the meeting it was reached at, or whom its clause makes its subject.

What is signed or agreed binds those whom the clause names together, and else the sides. A promise or an offer is of the
one who makes it; one given for a state is of those who represent it, and a task of the one who got it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.model import Claim, Mention
from loaders.extraction.agreement_words import wording
from loaders.extraction.document import Reference, Sentence
from loaders.extraction.participants import Cast
from loaders.extraction.undertakings import Undertaking

_BEGINNING = 15
"""Characters of a clause in which a subject that means all sides begins."""
_STATE_BEGINS = 25
_SUBJECT_AFTER = 40


@dataclass(frozen=True, slots=True)
class Parties:
    """The ids of the mentions that undertake something, and the way in which the text tells that it is they."""

    mentions: tuple[str, ...]
    way: str


@dataclass(frozen=True, slots=True)
class _Clause:
    """An undertaking's clause with what it names, in order of text, and the sides of the meeting it was reached at."""

    cast: Cast
    said: Undertaking
    sides: tuple[str, ...]
    named: tuple[Reference, ...]

    @property
    def lead(self) -> str:
        """The words before those that say the undertaking."""
        return self.cast.document.text[self.said.clause[0] : self.said.said[0]]

    @property
    def before(self) -> tuple[Reference, ...]:
        """What is named before the words that say the undertaking."""
        return tuple(r for r in self.named if r.start < self.said.said[0])

    @property
    def after(self) -> tuple[Reference, ...]:
        """What is named after the words that say the undertaking have begun."""
        return tuple(r for r in self.named if r.start >= self.said.said[0])

    @property
    def language(self) -> str:
        """The code of the article's language."""
        return self.cast.document.language.code

    def joint(self) -> int | None:
        """Where the lead names all sides ("the parties", "тараптар"), None where it does not."""
        match = wording(self.language, "joint").search(self.lead)
        return match.start() if match else None


def parties(cast: Cast, said: Undertaking, meeting: Claim | None) -> Parties:
    """Those who undertake what `said` tells; nobody where the article names nobody before it."""
    sides = tuple(p.mention for p in meeting.parties if p.role in ("host", "head", "party")) if meeting else ()
    clause = _Clause(cast, said, sides, _named(cast, *said.clause))
    ways = _together if said.status in ("signed", "agreed") else _alone
    found = (*ways(clause), Parties(sides, "meeting"), Parties(_nearby(clause), "nearby"))
    return next((p for p in found if p.mentions), Parties((), "nobody"))


def _together(clause: _Clause) -> Iterator[Parties]:
    """Who signs or agrees, the likeliest first."""
    people = _distinct(r for r in clause.named if _is_person(clause, r))
    bodies = _distinct(r for r in clause.named if _is_body(clause, r) and not _is_outlet(clause, r))
    joint = clause.joint()
    if joint is not None and joint < _BEGINNING and clause.said.status == "agreed" and len(clause.sides) > 1:
        yield Parties(clause.sides, "joint")
    if len(people) >= 2:
        yield Parties(people, "named")
    if len(bodies) >= 2 and not people:
        yield Parties(bodies, "named")
    if joint is not None:
        yield Parties(clause.sides, "joint")
    if people and bodies and clause.said.status == "signed":
        yield Parties((*people, *bodies), "named")
    if people and people[0] in clause.sides:
        yield Parties(clause.sides, "joint")
    if not people and not bodies:
        yield from _of_a_state(clause)
        yield Parties(clause.sides, "meeting")
    alone = len(people) == 1 and not bodies
    yield Parties(tuple(dict.fromkeys((*people, *clause.sides))) if alone else (*people, *bodies[:2]), "subject")


def _of_a_state(clause: _Clause) -> Iterator[Parties]:
    """The one side that a clause begins with: "Astana confirmed …"."""
    states = [r for r in clause.before if _mention(clause, r).kind == "country"]
    begins = states and states[0].start - clause.said.clause[0] < _STATE_BEGINS
    if begins and len({r.mention for r in states}) == 1 and clause.said.status == "agreed":
        yield Parties(_side_of(clause, states[0]), "state")


def _alone(clause: _Clause) -> Iterator[Parties]:
    """Who promises, plans or offers, the likeliest first."""
    yield from _tasked(clause)
    yield from _subject(clause)
    joint = clause.joint()
    if joint is not None and joint < _BEGINNING:
        yield Parties(clause.sides, "joint")
    yield from _body_or_state(clause)
    earlier = [
        r for r in _named(clause.cast, clause.said.sentence.start, clause.said.clause[0]) if _is_person(clause, r)
    ]
    if earlier:
        yield Parties((earlier[-1].mention,), "earlier")
    if clause.said.status == "proposed" and joint is None:
        yield Parties(_subject_before(clause), "prior")
    yield Parties(clause.sides, "meeting")
    yield Parties(_distinct(r for r in clause.named if _is_person(clause, r) or _is_body(clause, r))[:2], "after")


def _tasked(clause: _Clause) -> Iterator[Parties]:
    start, stop = clause.said.said
    if not wording(clause.language, "tasks").search(clause.cast.document.text, start, stop):
        return
    last = clause.language == "kk"
    able = [r for r in (clause.named if last else clause.after) if _is_person(clause, r) or _is_body(clause, r)]
    if able:
        yield Parties((able[-1 if last else 0].mention,), "tasked")


def _subject(clause: _Clause) -> Iterator[Parties]:
    """The person before the verb, with the body for which that person speaks; or the one whom a pronoun means."""
    people = [r for r in clause.before if _is_person(clause, r)]
    if not people:
        if wording(clause.language, "pronoun").match(clause.lead.lstrip()):
            yield Parties(_subject_before(clause), "pronoun")
        return
    person = people[0 if clause.language == "kk" else -1]
    bodies = [r for r in clause.before if _is_body(clause, r) and r.start > person.start]
    between = clause.cast.document.text[person.stop : clause.said.said[0]]
    speaks = clause.language == "kk" or wording(clause.language, "told").search(between)
    yield Parties(_distinct((*(bodies[:1] if speaks else ()), person)), "subject")


def _body_or_state(clause: _Clause) -> Iterator[Parties]:
    bodies = [r for r in clause.before if _is_body(clause, r)]
    states = [r for r in clause.before if _is_state(clause, r)]
    if bodies and (not states or bodies[0].start < states[0].start):
        yield Parties((bodies[0].mention,), "subject")
    if states:
        yield Parties(_side_of(clause, states[0]) or _last_of_state(clause, states[0]), "state")
    near = [r for r in clause.after if r.start - clause.said.said[1] < _SUBJECT_AFTER and _is_body(clause, r)]
    if clause.language == "ru" and not clause.before and near and clause.said.way in ("coming", "due"):
        yield Parties((near[0].mention,), "after")


def _subject_before(clause: _Clause) -> tuple[str, ...]:
    """The first person of the last of three sentences before that names one."""
    for sentence in reversed(_sentences_before(clause)[-3:]):
        people = _in_sentence(clause, sentence, _is_person)
        if people:
            return people[:1]
    return ()


def _nearby(clause: _Clause) -> tuple[str, ...]:
    """The people of the first sentence before that names two, or else those, or a body, of the last that names any."""
    before = _sentences_before(clause)
    people = [p for sentence in before if (p := _in_sentence(clause, sentence, _is_person))]
    together = next((p for p in people if len(p) >= 2), None)
    if together or people:
        return together[:3] if together else people[-1]
    bodies = [b for s in before if (b := _in_sentence(clause, s, lambda c, r: not _is_outlet(c, r) and _is_body(c, r)))]
    return bodies[-1][:1] if bodies else ()


def _sentences_before(clause: _Clause) -> list[Sentence]:
    return [sentence for sentence in clause.cast.document.sentences if sentence.start < clause.said.sentence.start]


def _in_sentence(clause: _Clause, sentence: Sentence, fits: Callable[[_Clause, Reference], bool]) -> tuple[str, ...]:
    return _distinct(r for r in _named(clause.cast, sentence.start, sentence.stop) if fits(clause, r))


def _named(cast: Cast, start: int, stop: int) -> tuple[Reference, ...]:
    kinds = ("official", "organization", "country", "place")
    return tuple(
        sorted(r for r in cast.references if start <= r.start < stop and cast.mentions[r.mention].kind in kinds)
    )


def _mention(clause: _Clause, reference: Reference) -> Mention:
    return clause.cast.mentions[reference.mention]


def _is_person(clause: _Clause, reference: Reference) -> bool:
    return _mention(clause, reference).kind == "official"


def _is_body(clause: _Clause, reference: Reference) -> bool:
    """Whether a body is named by itself, not inside an office."""
    if _mention(clause, reference).kind != "organization":
        return False
    offices = (span for span in clause.cast.document.spans if span.kind == "OFF")
    return not any(office.start <= reference.start and reference.stop <= office.stop for office in offices)


def _is_outlet(clause: _Clause, reference: Reference) -> bool:
    return _mention(clause, reference).category == "media"


def _is_state(clause: _Clause, reference: Reference) -> bool:
    """Whether a state is named, or a city that stands for one: "Tokyo offered" in the nominative."""
    mention = _mention(clause, reference)
    if mention.kind == "country":
        return True
    form = clause.cast.document.text[reference.start : reference.stop]
    return mention.kind == "place" and mention.country is not None and form == mention.name


def _side_of(clause: _Clause, state: Reference) -> tuple[str, ...]:
    """Those of the sides who are of a state; where none is known to be, those of unknown state."""
    country = _mention(clause, state).country
    mentions = clause.cast.mentions
    own = tuple(side for side in clause.sides if mentions[side].country == country)
    return own or tuple(side for side in clause.sides if mentions[side].country is None)


def _last_of_state(clause: _Clause, state: Reference) -> tuple[str, ...]:
    """The person or body of a state that was named last before, or else the state itself."""
    mention = _mention(clause, state)
    able = [
        r.mention
        for r in clause.cast.references
        if r.start < state.start
        and clause.cast.mentions[r.mention].kind in ("official", "organization")
        and clause.cast.mentions[r.mention].country == mention.country
    ]
    return tuple(able[-1:]) or ((state.mention,) if mention.kind == "country" else ())


def _distinct(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.mention for r in references))
