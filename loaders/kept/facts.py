"""Nodes of persons, bodies, places, initiatives and states, with the edges that mentions alone give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model import Entity, Relation
from loaders.kept.entities import Entities
from loaders.kept.evidence import KeptEvidence
from loaders.kept.outputs import Names, Outputs
from loaders.kept.tables import Table, Tables
from loaders.resolution.countries import country_nodes
from loaders.resolution.edges import mention_edges
from loaders.resolution.entity_nodes import entity_nodes
from loaders.resolution.knowledge import Groups, Knowledge
from loaders.resolution.office_edges import Bodies, ministry_places, office_edges


class Facts:
    """Makes the parts of entities that changed, and of persons whose office is found at another body now."""

    def __init__(self, tables: Tables, evidence: KeptEvidence, entities: Entities, outputs: Outputs) -> None:
        self._evidence, self._entities, self._outputs = evidence, entities, outputs
        self._ministries = _Ministries(tables)
        self._bodies = Bodies(_Named(evidence, entities), self._ministries)
        self.renamed: set[str] = set()
        """Entities that meetings call otherwise than before."""

    def make(self) -> None:
        """Make all parts that may have changed, but for states."""
        for key, kind in self._entities.gone.items():
            self._outputs.put(key)
            if kind == "organization":
                self._ministries.put(key, frozenset())
        self._make({"places": self._entities.touched_of("place")})
        self._make({"initiatives": self._entities.touched_of("initiative")})
        self._make({"bodies": self._entities.touched_of("organization")})
        for body, mentions in self._entities.touched_of("organization").items():
            self._ministries.put(body, ministry_places(self._evidence.corpus(), mentions))
        self._make({"officials": self._entities.touched_of("official") | self._persons_elsewhere()})

    def make_states(self) -> None:
        """Make the states that articles name anew, and those that edges came to or left."""
        touched = self._entities.touched_of("country")
        for code in sorted(touched.keys() | self._outputs.states.keys()):
            mentions = self._entities.members.get(code, ())
            if code in touched or self._outputs.states[code] != self._outputs.ends_at(code):
                self._evidence.read_ahead(mentions)
                used = (code,) if self._outputs.ends_at(code) else ()
                self._put(country_nodes(self._evidence.corpus(), dict.fromkeys(mentions, code), used), {}, (code,))

    def _persons_elsewhere(self) -> dict[str, tuple[str, ...]]:
        """Persons of whose office the body or the ministry is another now."""
        articles = {self._evidence.mentions[mention].article for mention in self._moved_bodies()}
        beside = {mention for article in articles for mention in self._evidence.mentions_in[article]}
        found = {self._entities.of[m] for m in beside if m in self._evidence.offices and m in self._entities.of}
        persons = (found | self._ministries.askers()) & self._entities.of_kind("official").keys()
        return {person: self._entities.members[person] for person in sorted(persons)}

    def _moved_bodies(self) -> Iterator[str]:
        moved = (mention for mention in self._entities.moved)
        return (mention for mention in moved if self._evidence.mentions[mention].kind == "organization")

    def _make(self, groups: dict[str, dict[str, tuple[str, ...]]]) -> None:
        ids = [key for some in groups.values() for key in some]
        self._evidence.read_ahead(
            mention for some in groups.values() for several in some.values() for mention in several
        )
        known = self._known(groups)
        relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in (*mention_edges(known), *self._offices(known)):
            relations[relation.start].append(relation)
        self._put(entity_nodes(known), relations, ids)

    def _offices(self, known: Knowledge) -> Iterator[Relation]:
        for person, mentions in known.officials.items():
            yield from office_edges(replace(known, officials={person: mentions}), self._bodies)
            self._ministries.asked_by(person)

    def _put(self, nodes: Iterable[Entity], relations: Mapping[str, list[Relation]], ids: Iterable[str]) -> None:
        by_id = {node.id: node for node in nodes}
        names = Names(self._outputs)
        for key in ids:
            before = names.get(key)
            self._outputs.put(key, (by_id[key].node(),) if key in by_id else (), relations.get(key, ()))
            if before is not None and before != names.get(key):
                self.renamed.add(key)

    def _known(self, groups: dict[str, dict[str, tuple[str, ...]]]) -> Knowledge:
        nothing: dict[str, Groups] = {
            kind: {} for kind in ("places", "bodies", "officials", "initiatives", "meetings", "agreements")
        }
        return Knowledge(
            corpus=self._evidence.corpus(), countries={}, entity_of={}, event_of={}, **(nothing | dict(groups))
        )


class _Named(Mapping[tuple[str, str], str]):
    """The body of an article with a name key; of several the last by id."""

    def __init__(self, evidence: KeptEvidence, entities: Entities) -> None:
        self._evidence, self._entities = evidence, entities

    def __getitem__(self, place: tuple[str, str]) -> str:
        article, key = place
        found = {self._entities.of[body] for body in self._evidence.bodies_by_name[article].get(key, ())}
        if not found:
            raise KeyError(place)
        return max(found)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        raise TypeError("bodies are looked up, article by article")

    def __len__(self) -> int:
        raise TypeError("bodies are looked up, article by article")


class _Ministries(Mapping[tuple[str, str], str]):
    """The ministry of a state and a subject, of several the first by id; remembers who asked for which."""

    def __init__(self, tables: Tables) -> None:
        self._bodies = tables.postings("ministries")
        self._places: Table[frozenset[tuple[str, str]]] = tables.table("places of ministries")
        self._askers = tables.postings("askers for ministries")
        self._asked: Table[frozenset[str]] = tables.table("asked for ministries")
        self._before: dict[str, str | None] = {}
        self._now: set[str] = set()

    def __getitem__(self, place: tuple[str, str]) -> str:
        self._now.add("\t".join(place))
        found = self._first("\t".join(place))
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        raise TypeError("ministries are looked up one by one")

    def __len__(self) -> int:
        raise TypeError("ministries are looked up one by one")

    def put(self, body: str, places: frozenset[tuple[str, str]]) -> None:
        """Say what a body is the ministry of."""
        old = self._places.pop(body, frozenset())
        for key in map("\t".join, old ^ places):
            self._before.setdefault(key, self._first(key))
        self._bodies.take(body, map("\t".join, old - places))
        self._bodies.add(body, map("\t".join, places - old))
        if places:
            self._places[body] = places

    def asked_by(self, person: str) -> None:
        """Remember that this person's offices asked for what was looked up since the last call."""
        old, new = self._asked.get(person, frozenset()), frozenset(self._now)
        self._askers.take(person, old - new)
        self._askers.add(person, new - old)
        if old != new:
            self._asked[person] = new
        self._now.clear()

    def askers(self) -> set[str]:
        """The persons who asked for what is another body now."""
        changed = (key for key, before in self._before.items() if before != self._first(key))
        return {person for key in changed for person in self._askers.of(key)}

    def _first(self, key: str) -> str | None:
        return min(self._bodies.of(key), default=None)
