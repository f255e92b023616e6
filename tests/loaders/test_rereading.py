"""A newer extractor draws other boundaries: ids and judgements stay with what stands at the same places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.connection import Store
from graph.ids import identifier
from graph.ledger import judgements
from graph.model import Article, Claim, Evidence, Mention, OfficeMention, Party
from graph.writer import stored_knowledge
from loaders import pipeline
from loaders.extraction.extract import extract
from loaders.judging.decisions import judge, undo
from loaders.judging.listing import listed
from loaders.judging.verdicts import Verdict
from loaders.readers.draft import Draft
from loaders.readers.sources import articles
from loaders.rereading import with_kept_ids

SEED = Path(__file__).parents[2] / "seeds" / "01_broadcasters_en.md"
TEXT = "Minister Nino Beridze Lomidze met Janis Ozols in Riga. They agreed to meet again."
ARTICLE = Article(id="a", text=TEXT, text_hash="h", language="en")


def mention(form: str, kind: str = "official") -> Mention:
    start = TEXT.index(form)
    return Mention(
        id=identifier("a", kind, form, start),
        article="a",
        kind=kind,
        name=form,
        forms=(form,),
        starts=(start,),
        stops=(start + len(form),),
    )


def evidence(*people: Mention, quote: str) -> Evidence:
    start = TEXT.index(quote)
    claim = Claim(
        id=identifier("a", "meeting", start, len(quote)),
        article="a",
        kind="meeting",
        status="held",
        start=start,
        stop=start + len(quote),
        quote=quote,
        parties=tuple(Party(person.id, "party", side) for side, person in enumerate(people)),
    )
    office = OfficeMention(id="o", mention=people[0].id, title="Minister", start=0, stop=8)
    return Evidence(ARTICLE, people, (office,), (claim,))


def test_what_overlaps_keeps_its_id_and_what_refers_to_it_follows() -> None:
    before = evidence(mention("Nino Beridze"), mention("Janis Ozols"), quote="met Janis Ozols in Riga.")
    after = evidence(mention("Nino Beridze Lomidze"), mention("Janis Ozols"), quote=TEXT[:54])
    kept = with_kept_ids(before, after)
    assert [one.id for one in kept.mentions] == [one.id for one in before.mentions]
    assert [one.forms for one in kept.mentions] == [one.forms for one in after.mentions]
    assert kept.offices[0].mention == before.mentions[0].id
    assert kept.claims[0].id == before.claims[0].id
    assert [party.mention for party in kept.claims[0].parties] == [one.id for one in before.mentions]


def test_a_name_that_falls_apart_leaves_its_id_to_one_part_only() -> None:
    whole, first, second = mention("Nino Beridze Lomidze"), mention("Nino Beridze"), mention("Lomidze")
    quote = "met Janis Ozols in Riga."
    kept = with_kept_ids(evidence(whole, quote=quote), evidence(first, second, quote=quote))
    assert [one.id for one in kept.mentions] == [whole.id, second.id]
    joined = with_kept_ids(evidence(first, second, quote=quote), evidence(whole, quote=quote))
    assert [one.id for one in joined.mentions] == [first.id]


def test_other_kinds_and_other_places_have_ids_of_their_own() -> None:
    before = evidence(mention("Riga", "place"), quote="met Janis Ozols in Riga.")
    after = evidence(mention("Riga", "country"), mention("Janis Ozols"), quote="They agreed to meet again.")
    assert with_kept_ids(before, after) == replace(after, offices=with_kept_ids(after, after).offices)


def cut(article: Article) -> Evidence:
    """An extractor that draws every name of a person one word shorter."""
    said = extract(article)
    return replace(said, mentions=tuple(map(_cut, said.mentions)))


def _cut(one: Mention) -> Mention:
    if one.kind != "official" or any(" " not in form for form in one.forms):
        return one
    forms = tuple(form.rpartition(" ")[0] for form in one.forms)
    return replace(
        one,
        id=identifier(one.article, one.kind, forms[0], one.starts[0]),
        name=one.name.rpartition(" ")[0],
        forms=forms,
        stops=tuple(start + len(form) for start, form in zip(one.starts, forms, strict=True)),
    )


def test_judgements_outlast_an_extractor_that_draws_names_otherwise(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(pipeline, "extract", cut)
        pipeline.load(store, articles([str(SEED)], Draft()))
    people = sorted(node.id for node in stored_knowledge(store).nodes if "Official" in node.labels)
    decision = judge(store, Verdict(verdict="same", left=people[0], right=people[1], reason="a test", by="Ann"))
    merged = sorted(node.id for node in stored_knowledge(store).nodes if "Official" in node.labels)
    assert len(merged) == len(people) - 1
    pipeline.rebuild(store, again=True)
    assert sorted(node.id for node in stored_knowledge(store).nodes if "Official" in node.labels) == merged
    assert [one.state for one in listed(store)] == ["active"]
    (kept,) = judgements(store)
    assert kept.lefts[0] == decision.judgement.left
    pipeline.rebuild(store, again=True)
    assert judgements(store) == (kept,)
    undo(store, kept.id)
    assert sorted(node.id for node in stored_knowledge(store).nodes if "Official" in node.labels) == people
