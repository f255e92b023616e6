"""What is known, in the parts that are made anew together: an entity with its own edges, a meeting, an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model import Edge, Node, Relation, Subgraph
from loaders.kept.tables import Table, Tables
from loaders.resolution.resolve import OF_STATES

Part = tuple[tuple[Node, ...], tuple[Edge, ...]]
_NOTHING: Part = ((), ())


class Outputs:
    """Nodes and edges by part, as they were before and as they are."""

    def __init__(self, tables: Tables) -> None:
        self._parts: Table[Part] = tables.table("parts")
        self._at_states = tables.postings("parts at states")
        self._before: dict[str, Part] = {}
        self.states: dict[str, bool] = {}
        """States at which edges came or went, and whether edges ended at them before."""

    def put(self, part: str, nodes: Iterable[Node] = (), relations: Iterable[Relation] = ()) -> None:
        """Set a part; one without nodes and edges is gone."""
        old = self._parts.get(part, _NOTHING)
        edges = {edge.id: edge for edge in (relation.edge() for relation in relations)}
        new = (tuple(nodes), tuple(edges[key] for key in sorted(edges)))
        self._before.setdefault(part, old)
        self._follow_states(part, old, new)
        if new == _NOTHING:
            self._parts.pop(part, None)
        else:
            self._parts[part] = new

    def node(self, part: str) -> Node | None:
        """The node of a part, None without one."""
        return next(iter(self._parts.get(part, _NOTHING)[0]), None)

    def changes(self) -> tuple[Subgraph, Subgraph]:
        """The parts that were set, as they were and as they are."""
        now = {part: self._parts.get(part, _NOTHING) for part in self._before}
        return _joined(self._before), _joined(now)

    def ends_at(self, state: str) -> bool:
        """Whether an edge that may end in a state ends in this one."""
        return bool(self._at_states.of(state))

    def _follow_states(self, part: str, old: Part, new: Part) -> None:
        was, is_ = _states(old), _states(new)
        for state in was ^ is_:
            self.states.setdefault(state, self.ends_at(state))
        self._at_states.take(part, was - is_)
        self._at_states.add(part, is_ - was)


def _states(part: Part) -> frozenset[str]:
    return frozenset(edge.end for edge in part[1] if edge.type in OF_STATES and len(edge.end) == 2)


def _joined(parts: Mapping[str, Part]) -> Subgraph:
    nodes = {node.id: node for some, _ in parts.values() for node in some}
    edges = {edge.id: edge for _, some in parts.values() for edge in some}
    return Subgraph(tuple(nodes[key] for key in sorted(nodes)), tuple(edges[key] for key in sorted(edges)))


class Names(Mapping[str, str]):
    """The name by which the nodes of meetings call an entity."""

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs

    def __getitem__(self, entity: str) -> str:
        node = self._outputs.node(entity)
        if node is None:
            raise KeyError(entity)
        return str(node.properties.get("name_en") or node.properties["name"])

    def __iter__(self) -> Iterator[str]:
        raise TypeError("names are looked up, entity by entity")

    def __len__(self) -> int:
        raise TypeError("names are looked up, entity by entity")
