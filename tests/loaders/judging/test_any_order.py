"""Over random articles, verdicts and orders: judge then rebuild, withdraw then reload, undo then as if never judged."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.connection import Store
from graph.errors import EntityGone, UnknownEntity
from graph.ledger import judgements
from graph.writer import stored_knowledge
from loaders import pipeline
from loaders.errors import CannotJudge, Contradicts
from loaders.judging.decisions import judge, undo
from loaders.judging.verdicts import Verdict
from loaders.readers.draft import Draft
from loaders.readers.sources import articles

ROOT = Path(__file__).parents[3]
GOLD = ROOT.parent / "shared" / "gold" / "articles"
SEEDS = ROOT / "seeds"
VALUES = (("date", "2026-02-02"), ("place", "Samarkand"), ("status", "planned"))
FEW = settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def files(folder: Path) -> tuple[Path, ...]:
    if folder == GOLD and not folder.is_dir():
        pytest.skip("NO REAL ARTICLES: ../shared/gold/articles is not beside this checkout; the seeds alone were tried")
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md")))


def load(store: Store, *paths: Path) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pipeline.load(store, articles([str(path) for path in paths], Draft())).ids


def drawn_verdict(data, store):
    """A verdict on two things of one kind, or on a meeting."""
    kinds = {}
    for node in stored_knowledge(store).nodes:
        kinds.setdefault(node.labels[1], []).append(node.id)
    pairs = sorted(kind for kind, ids in kinds.items() if len(ids) > 1 and kind != "Country")
    what = data.draw(st.sampled_from(["same", "different", "wrong", "corrected"]))
    who = {"reason": "a test", "by": "Ann"}
    if what in ("same", "different") and pairs:
        left, right = data.draw(st.permutations(sorted(kinds[data.draw(st.sampled_from(pairs))])))[:2]
        return Verdict(verdict=what, left=left, right=right, **who)
    things = sorted(kinds.get("Meeting") or kinds["Official"])
    field, value = data.draw(st.sampled_from(VALUES)) if what == "corrected" else (None, None)
    return Verdict(
        verdict=what if value else "wrong", left=data.draw(st.sampled_from(things)), field=field, value=value, **who
    )


def judged(data, store):
    """Some verdicts, those that can be."""
    for _ in range(data.draw(st.integers(1, 3))):
        try:
            judge(store, drawn_verdict(data, store))
        except (CannotJudge, Contradicts, UnknownEntity, EntityGone):
            continue


@pytest.mark.parametrize("folder", [SEEDS, pytest.param(GOLD, marks=pytest.mark.shared)], ids=lambda path: path.name)
@FEW
@given(data=st.data())
def test_people_decide_and_nothing_depends_on_order(store: Store, folder: Path, data: st.DataObject) -> None:
    store.write("MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    paths = data.draw(st.lists(st.sampled_from(files(folder)), min_size=2, max_size=4, unique=True))
    ids = load(store, *paths)
    never = stored_knowledge(store)
    judged(data, store)
    decided = stored_knowledge(store)

    written = pipeline.rebuild(store, again=True)
    assert (dict(written.created), written.changed, written.deleted) == ({}, 0, 0)
    assert stored_knowledge(store) == decided

    for at in data.draw(st.permutations(range(len(paths)))):
        pipeline.withdraw(store, ids[at])
        load(store, paths[at])
        assert stored_knowledge(store) == decided

    for article in ids:
        pipeline.withdraw(store, article)
    assert stored_knowledge(store).nodes == ()
    for path in data.draw(st.permutations(paths)):
        load(store, path)
    assert stored_knowledge(store) == decided

    for one in data.draw(st.permutations(judgements(store))):
        undo(store, one.id)
    assert stored_knowledge(store) == never
