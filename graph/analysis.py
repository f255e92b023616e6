"""A subgraph under analysis: networkx over what the reader returns."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import networkx as nx

from graph.model import Subgraph


def to_networkx(graph: Subgraph, edges: Collection[str] = ()) -> nx.MultiDiGraph[str]:
    """The subgraph as a directed multigraph keyed by edge id; `edges` keeps only these types."""
    converted: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        converted.add_node(node.id, labels=node.labels, **dict(node.properties))
    for edge in graph.edges:
        if not edges or edge.type in edges:
            values: dict[str, Any] = dict(edge.properties)
            converted.add_edge(edge.start, edge.end, key=edge.id, **values | {"type": edge.type})
    return converted


def who_met_whom(graph: Subgraph) -> nx.Graph[str]:
    """Who met whom, undirected, each pair once; `meetings` counts how often."""
    pairs: nx.Graph[str] = nx.Graph()
    pairs.add_nodes_from(end for edge in graph.edges if edge.type == "MET_WITH" for end in (edge.start, edge.end))
    for edge in graph.edges:
        if edge.type == "MET_WITH":
            known = pairs.get_edge_data(edge.start, edge.end, {"meetings": 0})
            pairs.add_edge(edge.start, edge.end, meetings=known["meetings"] + 1)
    return pairs


def degrees(graph: Subgraph) -> tuple[tuple[str, int], ...]:
    """How many others each met, most first; of equal ones by id."""
    found = ((str(node), int(degree)) for node, degree in who_met_whom(graph).degree())
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def components(graph: Subgraph) -> tuple[tuple[str, ...], ...]:
    """The groups that meetings connect, largest first, each ordered by id."""
    groups = (tuple(sorted(group)) for group in nx.connected_components(who_met_whom(graph)))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def shortest_paths(graph: Subgraph, left: str, right: str) -> tuple[tuple[str, ...], ...]:
    """All shortest chains of meetings between two; empty where there is none."""
    met = who_met_whom(graph)
    if left not in met or right not in met or not nx.has_path(met, left, right):
        return ()
    return tuple(sorted(tuple(path) for path in nx.all_shortest_paths(met, left, right)))
