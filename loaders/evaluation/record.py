"""What one article says, in the form in which gold annotations are written: names and values, no offsets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A named person: the fullest nominative name, other forms, offices as printed, bodies, country (alpha-2)."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    country: str | None = None

    def names(self) -> tuple[str, ...]:
        """The name and the other forms."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A named body; `kind` is a key of graph.model.ORGANIZATION_KINDS."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None

    def names(self) -> tuple[str, ...]:
        """The name and the other forms."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class InitiativeRecord:
    """A named initiative."""

    name: str
    aliases: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The name and the other forms."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting: people, and bodies where nobody is named; the date is ISO or None."""

    participants: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    kind: str | None = None
    status: str = "held"


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """One undertaking in words."""

    what: str
    parties: tuple[str, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that is scored of one article. `article` is the file's name without its ending."""

    article: str
    language: str
    date: str | None = None
    persons: tuple[PersonRecord, ...] = ()
    organizations: tuple[BodyRecord, ...] = ()
    countries: tuple[str, ...] = ()
    initiatives: tuple[InitiativeRecord, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    agreements: tuple[AgreementRecord, ...] = ()
    met_with: tuple[tuple[str, str], ...] = ()

    def json(self) -> str:
        """The record as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def record_from(item: Mapping[str, Any]) -> Record:
    """The record that parsed JSON describes; keys that are not scored are left out.

    Raises KeyError for a missing `article`, `name` or `what`.
    """
    return Record(
        article=item["article"],
        language=item.get("language", "en"),
        date=item.get("date"),
        persons=tuple(_person(p) for p in item.get("persons", ())),
        organizations=tuple(_body(b) for b in item.get("organizations", ())),
        countries=tuple(sorted(set(item.get("countries", ())))),
        initiatives=tuple(InitiativeRecord(i["name"], _texts(i, "aliases")) for i in item.get("initiatives", ())),
        meetings=tuple(_meeting(m) for m in item.get("meetings", ())),
        agreements=tuple(
            AgreementRecord(a["what"], _texts(a, "parties"), a.get("status")) for a in item.get("agreements", ())
        ),
        met_with=tuple((left, right) for left, right in item.get("met_with", ())),
    )


def read_gold(folder: Path) -> Iterator[Record]:
    """The gold records of `folder`, one JSON file an article, in order of name."""
    for path in sorted(folder.glob("*.json")):
        yield record_from(json.loads(path.read_text("utf-8")) | {"article": path.stem})


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file of JSON lines."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield record_from(json.loads(line))


def _person(item: Mapping[str, Any]) -> PersonRecord:
    aliases, roles, affiliations = (_texts(item, key) for key in ("aliases", "roles", "affiliations"))
    return PersonRecord(item["name"], aliases, roles, affiliations, item.get("country"))


def _body(item: Mapping[str, Any]) -> BodyRecord:
    return BodyRecord(item["name"], _texts(item, "aliases"), item.get("kind"), item.get("country"))


def _meeting(item: Mapping[str, Any]) -> MeetingRecord:
    return MeetingRecord(
        participants=_texts(item, "participants"),
        date=item.get("date"),
        place=item.get("place"),
        topics=_texts(item, "topics"),
        kind=item.get("kind"),
        status=item.get("status", "held"),
    )


def _texts(item: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(item.get(key) or ())
