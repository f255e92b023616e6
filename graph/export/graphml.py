"""GraphML with typed attributes, written as it goes.

networkx's own writer would need the graph twice more in memory (as its graph and as a tree), takes no list and stops
at a control character; so the rows are written here, and read back with networkx in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from graph.export.attributes import Plain, edge_attributes, node_attributes, types
from graph.model import Edge, Subgraph

SUFFIX = ".graphml"
MEDIA_TYPE = "application/graphml+xml"

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def chunks(graph: Subgraph) -> Iterator[bytes]:
    """The document: keys, then nodes, then edges, each ordered by id."""
    nodes, edges = sorted(graph.nodes, key=lambda n: n.id), sorted(graph.edges, key=lambda e: e.id)
    node_types = types(node_attributes(node) for node in nodes)
    edge_types = types(_attributes(edge) for edge in edges)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", node_types)
    yield from _keys("edge", edge_types)
    yield b'<graph id="readout" edgedefault="directed">\n'
    for node in nodes:
        yield f"<node id={quoteattr(node.id)}>{_data('node', node_attributes(node))}</node>\n".encode()
    for edge in edges:
        ends = f"id={quoteattr(edge.id)} source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
        yield f"<edge {ends}>{_data('edge', _attributes(edge))}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _attributes(edge: Edge) -> dict[str, Plain]:
    """An edge's attributes and its id once more: readers of multigraphs keep an element's own id out of its data."""
    return {"id": edge.id, **edge_attributes(edge)}


def _keys(domain: str, found: Mapping[str, type]) -> Iterator[bytes]:
    for name, kind in found.items():
        yield (f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'.encode())


def _data(domain: str, attributes: Mapping[str, Plain]) -> str:
    return "".join(f'<data key="{domain}_{name}">{_written(value)}</data>' for name, value in attributes.items())


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(str(value), {"\r": "&#13;"})
