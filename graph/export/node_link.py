"""JSON: an object with `nodes` and `edges`, in the names of the model; lists stay lists, nulls are left out.

networkx reads it with `node_link_graph(document, edges="edges", source="start", target="end", key="id")`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from graph.model import Edge, Node, Subgraph

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
VERSION = 1


def chunks(graph: Subgraph) -> Iterator[bytes]:
    """The document: `{"readout": 1, "directed": true, "multigraph": true, "nodes": […], "edges": […]}`, row by row."""
    yield f'{{"readout": {VERSION}, "directed": true, "multigraph": true, "nodes": ['.encode()
    yield from _rows(_node(node) for node in sorted(graph.nodes, key=lambda node: node.id))
    yield b'\n], "edges": ['
    yield from _rows(_edge(edge) for edge in sorted(graph.edges, key=lambda edge: edge.id))
    yield b"\n]}\n"


def _rows(rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + json.dumps(row, ensure_ascii=False).encode()


def _node(node: Node) -> dict[str, object]:
    return {"id": node.id, "labels": list(node.labels), "name": node.name, **_present(node)}


def _edge(edge: Edge) -> dict[str, object]:
    return {"id": edge.id, "type": edge.type, "start": edge.start, "end": edge.end, **_present(edge)}


def _present(thing: Node | Edge) -> dict[str, object]:
    return {key: value for key, value in sorted(thing.properties.items()) if value is not None}
