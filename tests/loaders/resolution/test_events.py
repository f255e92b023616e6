"""Six events told in three languages, and look-alikes that are others: what is joined, against the annotation."""

from __future__ import annotations

import csv
import importlib.util
import re
from collections import defaultdict
from itertools import combinations

import pytest

from loaders.resolution.corpus import corpus
from loaders.resolution.judgements import Constraints
from loaders.resolution.resolve import resolved

pytestmark = pytest.mark.shared


def records(folder):
    """The records of the annotated articles of events, with names for keys, and the name of each person's key."""
    spec = importlib.util.spec_from_file_location("genre", folder / "genre.py")
    genre = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(genre)
    for part in re.split(r"^====+\s*$", (folder / "events.txt").read_text("utf-8"), flags=re.MULTILINE):
        if not part.strip():
            continue
        lines = part.strip().split("\n")
        head = dict(m.groups() for m in (re.match(r"# (\w+): (.*)", line) for line in lines) if m)
        body, _, tail = "\n".join(line for line in lines if not re.match(r"# \w+: ", line)).partition("\n----")
        record = genre.json.loads(tail)
        text, spans = genre.plain(body.strip())
        keys = {item["key"]: item["name"] for item in record["persons"]}
        yield genre.gold(head, text, spans, record), keys


def rows(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def pairs(groups):
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def precision_and_recall(found, true):
    right = len(found & true)
    return right / len(found), right / len(true)


@pytest.fixture(scope="module")
def events(shared):
    return shared / "data" / "genre"


@pytest.fixture
def known(events, recorded):
    """What was resolved, the mention of each person's key by article, and the evidence by article."""
    mention_of, told = {}, {}
    for record, keys in records(events):
        article = recorded(record)
        told[record["article"]] = article
        by_name = {mention.name: mention.id for mention in article.mentions if mention.kind == "official"}
        mention_of |= {(record["article"], key): by_name[name] for key, name in keys.items()}
    found = resolved(corpus(article.evidence() for article in told.values()), Constraints())
    return found, mention_of, told


def test_persons_join_across_languages_and_namesakes_stay_apart(known, events):
    found, mention_of, _ = known
    persons = defaultdict(list)
    for row in rows(events / "people.tsv"):
        persons[row["person"]].append(mention_of[row["article"], row["key"]])
    listed = {mention for group in persons.values() for mention in group}
    joined = pairs(set(group) & listed for group in found.officials.values())
    precision, recall = precision_and_recall(joined, pairs(persons.values()))
    assert precision == 1.0
    assert recall >= 0.9


def test_reports_of_one_event_join_and_look_alikes_do_not(known, events):
    found, _, told = known
    event_of = defaultdict(set)
    for row in rows(events / "events.tsv"):
        event_of[row["article"]].add(row["event"])
    joined = {
        (min(a, b), max(a, b))
        for claims in found.meetings.values()
        for a, b in combinations([found.corpus.claims[claim].article for claim in claims], 2)
        if found.corpus.claims[claims[0]].status == "held"
    }
    names = {article.id: name for name, article in told.items()}
    same = {pair for pair in combinations(sorted(names), 2) if event_of[names[pair[0]]] & event_of[names[pair[1]]]}
    precision, recall = precision_and_recall(joined, same)
    assert precision == 1.0
    assert recall >= 0.8
