"""What leaves opens elsewhere, with the model's names and types."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from graph.analysis import components, degrees, shortest_paths, to_networkx
from graph.export import NoSuchFormat, exporter, formats
from graph.model import Holds, Meeting, MetWith, Official, Organization, Subgraph, TookPartIn

PEOPLE = (
    Official(id="b", name='A & "B" <C>\x0b', names=("Ә", "Б"), country="KZ", articles=2, search="x"),
    Official(id="a", name="Анна", articles=1),
    Official(id="c", name="C", articles=1),
)
BODY = Organization(id="o", name="Ministry", kind="ministry", country="KZ")
MEETING = Meeting(id="m", name="A – B", date_from="2026-03-03", date_to="2026-03-03", topics=("trade",), confidence=0.9)
EDGES = (
    MetWith(start="a", end="b", meeting="m", date_from="2026-03-03", date_to="2026-03-03", articles=2, confidence=0.9),
    MetWith(start="b", end="c", meeting="m", articles=1),
    TookPartIn(start="a", end="m", side=0, role="party"),
)
GRAPH = Subgraph(tuple(t.node() for t in (*PEOPLE, BODY, MEETING)), tuple(relation.edge() for relation in EDGES))


def written(name: str, folder: Path) -> Path:
    path = folder / f"graph.{name}"
    path.write_bytes(b"".join(exporter(name).chunks(GRAPH)))
    return path


def test_there_are_three_formats_and_others_are_refused() -> None:
    assert set(formats()) == {"graphml", "gexf", "json"}
    with pytest.raises(NoSuchFormat, match="gexf, graphml, json"):
        exporter("docx")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_opens_it_with_names_and_types(name: str, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    graph = nx.read_graphml(path, force_multigraph=True) if name == "graphml" else nx.read_gexf(path)
    assert list(graph.nodes) == ["a", "b", "c", "m", "o"]
    person = graph.nodes["b"]
    assert (person["labels"], person["name"], person["articles"]) == ("Entity;Official", 'A & "B" <C>', 2)
    assert json.loads(person["names"]) == ["Ә", "Б"]
    assert graph.nodes["o"]["labels"] == "Entity;Organization;Ministry"
    assert graph.nodes["m"]["confidence"] == 0.9
    assert "office" not in person
    values = [data for _, _, data in graph.edges(data=True)]
    assert {data["type"] for data in values} == {"MET_WITH", "TOOK_PART_IN"}
    assert {data["id"] for data in values} == {edge.id for edge in GRAPH.edges}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_meetings_of_one_pair_stay_apart_and_truths_are_truths(name: str, tmp_path: Path) -> None:
    people = tuple(Official(id=id_, name=f"{id_}\r\n\ud83d").node() for id_ in "ab")
    meetings = tuple(MetWith(start="a", end="b", meeting=id_).edge() for id_ in "mn")
    holds = Holds(start="a", end="b", office="x", former=True, first_seen="2026-01-01", last_seen="2026-02-01").edge()
    path = tmp_path / name
    path.write_bytes(b"".join(exporter(name).chunks(Subgraph(people, (*meetings, holds)))))
    graph = nx.read_graphml(path) if name == "graphml" else nx.read_gexf(path)
    assert sorted(graph["a"]["b"]) == sorted(edge.id for edge in (*meetings, holds))
    assert graph["a"]["b"][holds.id]["former"] is True
    assert graph.nodes["a"]["name"] == "a\r\n"


def test_gexf_carries_days_for_a_timeline(tmp_path: Path) -> None:
    text = written("gexf", tmp_path).read_text("utf-8")
    assert 'mode="dynamic" timeformat="date"' in text
    assert 'start="2026-03-03" end="2026-03-03"' in text


def test_json_keeps_lists_and_leaves_nulls_out(tmp_path: Path) -> None:
    document = json.loads(written("json", tmp_path).read_text("utf-8"))
    ids = [node["id"] for node in document["nodes"]]
    assert ids == sorted(ids)
    assert document["nodes"][1]["names"] == ["Ә", "Б"]
    assert "office" not in document["nodes"][1]
    assert {"id", "type", "start", "end"} <= document["edges"][0].keys()
    graph = nx.node_link_graph(document, edges="edges", source="start", target="end", key="id")
    assert {key for _, _, key in graph.edges(keys=True)} == {edge.id for edge in GRAPH.edges}
    assert graph.nodes["o"]["name"] == "Ministry"


def test_an_empty_graph_is_a_document_in_every_format(tmp_path: Path) -> None:
    for name in formats():
        path = tmp_path / name
        path.write_bytes(b"".join(exporter(name).chunks(Subgraph())))
    assert len(nx.read_graphml(tmp_path / "graphml")) == 0
    assert len(nx.read_gexf(tmp_path / "gexf")) == 0
    assert json.loads((tmp_path / "json").read_text("utf-8"))["nodes"] == []


def test_the_analysis_counts_who_met_whom() -> None:
    assert degrees(GRAPH) == (("b", 2), ("a", 1), ("c", 1))
    assert components(GRAPH) == (("a", "b", "c"),)
    assert shortest_paths(GRAPH, "a", "c") == (("a", "b", "c"),)
    assert shortest_paths(GRAPH, "a", "o") == ()
    assert to_networkx(GRAPH, ["MET_WITH"]).number_of_edges() == 2
