"""GraphML with typed attributes, written as it goes: networkx's writer needs the whole graph twice in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from graph.export.attributes import Plain, edge_attributes, node_attributes, types
from graph.model import Subgraph

SUFFIX = ".graphml"
MEDIA_TYPE = "application/graphml+xml"

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def chunks(graph: Subgraph) -> Iterator[bytes]:
    """The document: keys, then nodes, then edges, each ordered by id."""
    nodes, edges = sorted(graph.nodes, key=lambda n: n.id), sorted(graph.edges, key=lambda e: e.id)
    node_types = types(node_attributes(node) for node in nodes)
    edge_types = types(edge_attributes(edge) for edge in edges)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", node_types)
    yield from _keys("edge", edge_types)
    yield b'<graph id="readout" edgedefault="directed">\n'
    for node in nodes:
        yield f"<node id={quoteattr(node.id)}>{_data('node', node_attributes(node))}</node>\n".encode()
    for edge in edges:
        ends = f"id={quoteattr(edge.id)} source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
        yield f"<edge {ends}>{_data('edge', edge_attributes(edge))}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _keys(domain: str, found: Mapping[str, type]) -> Iterator[bytes]:
    for name, kind in found.items():
        yield (f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'.encode())


def _data(domain: str, attributes: Mapping[str, Plain]) -> str:
    return "".join(f'<data key="{domain}_{name}">{_written(value)}</data>' for name, value in attributes.items())


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(str(value))
