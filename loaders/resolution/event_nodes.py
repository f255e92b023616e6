"""Nodes of meetings and agreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.model import AGREEMENT_STATUSES, Agreement, Claim, Entity, Meeting
from loaders.resolution.corpus import Corpus
from loaders.resolution.entity_nodes import commonest
from loaders.resolution.knowledge import Knowledge
from loaders.resolution.meeting_claims import taking_part
from loaders.resolution.sides import sides
from loaders.resolution.sightings import confidence, counts, days, search_text

_STATUS_ORDER = ("held", "recalled", "cancelled", "planned", "denied")
_LEADING = ("host", "head", "party", "attendant")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def event_nodes(known: Knowledge, names: Mapping[str, str]) -> Iterator[Entity]:
    """The nodes of meetings and agreements; `names` are those of all other entities."""
    for key, claims in known.meetings.items():
        yield _meeting(known, key, tuple(known.corpus.claims[claim] for claim in claims), names)
    for key, claims in known.agreements.items():
        yield _agreement(known, key, tuple(known.corpus.claims[claim] for claim in claims))


def meeting_status(claims: Iterable[Claim]) -> str:
    """Held before cancelled before planned; a recalled meeting was held; denied only where all deny it."""
    found = {claim.status for claim in claims}
    status = next(status for status in _STATUS_ORDER if status in found)
    return "held" if status == "recalled" else status


def meeting_dates(corpus: Corpus, claims: Iterable[Claim]) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """The first and last day that most origins state, exact days before longer spans; and the days in conflict."""
    origins: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        start, stop = claim.date_from or claim.date_to, claim.date_to or claim.date_from
        if start is not None and stop is not None:
            origins[start, stop].add(corpus.origins[claim.article])
    ranked = sorted(origins, key=lambda span: (span[0] != span[1], -len(origins[span]), span))
    if not ranked:
        return None, ()
    apart = (span for span in ranked[1:] if span[1] < ranked[0][0] or span[0] > ranked[0][1])
    return ranked[0], tuple(sorted({span[0] for span in apart}))


def meeting_places(known: Knowledge, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The entities in which a meeting was held, cities before states, the most often stated first."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for party in claim.parties:
            if party.role == "place" and party.mention in known.entity_of:
                articles[known.entity_of[party.mention]].add(claim.article)
    return tuple(sorted(articles, key=lambda place: (place not in known.places, -len(articles[place]), place)))


def _meeting(known: Knowledge, key: str, claims: tuple[Claim, ...], names: Mapping[str, str]) -> Meeting:
    corpus = known.corpus
    dates, conflicts = meeting_dates(corpus, claims)
    cities = tuple(place for place in meeting_places(known, claims) if place in known.places)
    articles = {claim.article for claim in claims}
    number, (first, last) = counts(corpus, articles), days(corpus, articles)
    name = _meeting_name(known, claims, names, (dates, cities))
    statuses = {claim.status for claim in claims}
    return Meeting(
        id=key,
        name=name,
        names=(name,),
        search=search_text((name, *(names[entity] for entity in sorted(_entities(known, claims))))),
        status=meeting_status(claims),
        format=commonest(claim.format for claim in claims),
        channel=commonest(claim.channel if claim.channel != "unknown" else None for claim in claims) or "unknown",
        occasion=commonest(claim.occasion for claim in claims),
        date_from=dates[0] if dates else None,
        date_to=dates[1] if dates else None,
        reported_first=first,
        reported_last=last,
        topics=_distinct(topic for claim in claims for topic in claim.topics),
        subjects=_distinct(subject for claim in claims for subject in claim.subjects),
        date_conflicts=conflicts,
        place_conflicts=tuple(names[place] for place in cities[1:]),
        status_conflicts=("denied",) if "denied" in statuses and statuses != {"denied"} else (),
        articles=number.articles,
        outlets=number.outlets,
        origins=number.origins,
        confidence=confidence(corpus, (claim.id for claim in claims)),
    )


def _entities(known: Knowledge, claims: Iterable[Claim]) -> set[str]:
    mentions = (party.mention for claim in claims for party in taking_part(claim))
    return {known.entity_of[mention] for mention in mentions if mention in known.entity_of}


def _meeting_name(
    known: Knowledge,
    claims: tuple[Claim, ...],
    names: Mapping[str, str],
    when_and_where: tuple[tuple[str, str] | None, tuple[str, ...]],
) -> str:
    """`A – B, 3 March 2026, Astana`: of each side the leading person, else the body or state."""
    side_of = sides(known, claims)
    leading: dict[int, str] = {}
    for entity in sorted(side_of, key=_leading_first(known, claims)):
        leading.setdefault(side_of[entity], names[entity])
    several = [leading[side] for side in sorted(leading)] or sorted(names[e] for e in _entities(known, claims))
    dates, cities = when_and_where
    place = names[cities[0]] if cities else None
    return ", ".join(filter(None, (" – ".join(several) or "Meeting", _in_words(dates), place)))


def _leading_first(known: Knowledge, claims: tuple[Claim, ...]) -> Callable[[str], tuple[bool, int, int, str]]:
    """Persons before bodies, hosts and heads before others, then those whom most claims name."""
    number: Counter[str] = Counter()
    best: dict[str, int] = {}
    for party in (party for claim in claims for party in taking_part(claim)):
        entity = known.entity_of.get(party.mention)
        if entity is not None:
            number[entity] += 1
            best[entity] = min(best.get(entity, len(_LEADING)), _LEADING.index(party.role))
    return lambda entity: (entity not in known.officials, best[entity], -number[entity], entity)


def _in_words(dates: tuple[str, str] | None) -> str | None:
    if dates is None:
        return None
    start, stop = (_day_in_words(day) for day in dates)
    return start if start == stop else f"{start} to {stop}"


def _day_in_words(day: str) -> str:
    parts = day[:10].split("-")
    if len(parts) < 3:
        return day
    return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def _agreement(known: Knowledge, key: str, claims: tuple[Claim, ...]) -> Agreement:
    corpus = known.corpus
    dates, _ = meeting_dates(corpus, claims)
    articles = {claim.article for claim in claims}
    number, (first, last) = counts(corpus, articles), days(corpus, articles)
    by_language = {corpus.articles[claim.article].language: claim.words or claim.quote for claim in reversed(claims)}
    words = _distinct(claim.words or claim.quote for claim in claims)
    found = {claim.status for claim in claims}
    return Agreement(
        id=key,
        name=by_language.get("en") or words[0],
        name_en=by_language.get("en"),
        name_ru=by_language.get("ru"),
        name_kk=by_language.get("kk"),
        names=words,
        search=search_text(words),
        status=next((status for status in AGREEMENT_STATUSES if status in found), "agreed"),
        date_from=dates[0] if dates else None,
        date_to=dates[1] if dates else None,
        due=commonest(claim.due for claim in claims),
        words=words,
        reported_first=first,
        reported_last=last,
        articles=number.articles,
        outlets=number.outlets,
        origins=number.origins,
        confidence=confidence(corpus, (claim.id for claim in claims)),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without repetition, letters' case apart, in order."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(" ".join(text.lower().split()), text)
    return tuple(found.values())
