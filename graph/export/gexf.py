"""GEXF 1.3 with typed attvalues; where days are known, nodes and edges carry them, so that Gephi's timeline works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from graph.export.attributes import Plain, edge_attributes, node_attributes, text, types
from graph.model import Edge, Node, Subgraph

SUFFIX = ".gexf"
MEDIA_TYPE = "application/gexf+xml"

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def chunks(graph: Subgraph) -> Iterator[bytes]:
    """The document: attributes, nodes, edges, each ordered by id. `type` is an attvalue: GEXF's own means direction."""
    nodes, edges = sorted(graph.nodes, key=lambda n: n.id), sorted(graph.edges, key=lambda e: e.id)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield b'<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _attributes("node", types(node_attributes(node) for node in nodes))
    yield from _attributes("edge", types(edge_attributes(edge) for edge in edges))
    yield b"<nodes>\n"
    for node in nodes:
        head = f"id={quoteattr(node.id)} label={quoteattr(text(node.name))}{_days(node)}"
        yield f"<node {head}>{_values(node_attributes(node))}</node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for edge in edges:
        ends = f"source={quoteattr(edge.start)} target={quoteattr(edge.end)} label={quoteattr(edge.type)}"
        yield f"<edge id={quoteattr(edge.id)} {ends}{_days(edge)}>{_values(edge_attributes(edge))}</edge>\n".encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _days(thing: Node | Edge) -> str:
    """First and last day: of the event where known, else of its reports; of an office those on which it was seen."""
    known = thing.properties
    first = known.get("date_from") or known.get("reported_first") or known.get("first_seen")
    last = known.get("date_to") or known.get("reported_last") or known.get("last_seen")
    return (f' start="{first}"' if first else "") + (f' end="{last}"' if last else "")


def _attributes(domain: str, found: Mapping[str, type]) -> Iterator[bytes]:
    yield f'<attributes class="{domain}" mode="static">\n'.encode()
    for name, kind in found.items():
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n'.encode()
    yield b"</attributes>\n"


def _values(attributes: Mapping[str, Plain]) -> str:
    rows = "".join(f'<attvalue for="{name}" value={quoteattr(_written(value))}/>' for name, value in attributes.items())
    return f"<attvalues>{rows}</attvalues>"


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
