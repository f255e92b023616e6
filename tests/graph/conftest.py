"""A small graph written by hand: three articles, three languages, two meetings and an agreement.

The minister (KZ) met the ambassador (QA) on 3 March 2026, as an English and a Kazakh article say; the minister met the
envoy (KE), as a Russian article says without the day. The ambassador agreed on a memorandum at the first meeting.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from graph.connection import Store
from graph.ids import article_id, identifier, text_hash
from graph.ledger import lease
from graph.model import (
    AgreedOn,
    Agreement,
    Article,
    BelongsTo,
    Claim,
    Concerns,
    Country,
    Discussed,
    Edge,
    Evidence,
    HeldIn,
    Holds,
    Initiative,
    LocatedIn,
    Meeting,
    Mention,
    MentionKind,
    MetWith,
    OfficeMention,
    Official,
    Organization,
    Party,
    Place,
    ReachedAt,
    RefersTo,
    Relation,
    Represents,
    Span,
    Subgraph,
    Supports,
    TookPartIn,
)
from graph.schema import ensure_schema
from graph.writer import write_evidence, write_knowledge

EN = "Minister A. Omarov met with Ambassador S. Nasser in Astana on 3 March. They signed the Rail Memorandum."
KK = "Министр А. Омаров 3 наурызда Астанада елші С. Нассермен кездесті."
RU = "Погода была ясной. Министр А. Омаров встретился с посланником Дж. Мванги."


def article(text: str, language: str, day: str) -> Article:
    return Article(
        id=article_id(None, text, "Example", day),
        text=text,
        text_hash=text_hash(text),
        language=language,
        outlet="Example" if language != "ru" else "Пример",
        headline=text[:20],
        published=f"{day}T10:00:00+05:00",
        published_day=day,
    )


def mention(of: Article, kind: MentionKind, form: str) -> Mention:
    start = of.text.index(form)
    return Mention(
        id=identifier(of.id, kind, form, start),
        article=of.id,
        kind=kind,
        name=form,
        forms=(form,),
        starts=(start,),
        stops=(start + len(form),),
    )


ENGLISH, KAZAKH = article(EN, "en", "2026-03-04"), article(KK, "kk", "2026-03-05")
RUSSIAN = article(RU, "ru", "2026-04-02")
OMAROV, NASSER = mention(ENGLISH, "official", "A. Omarov"), mention(ENGLISH, "official", "S. Nasser")
ASTANA, MEMORANDUM = mention(ENGLISH, "place", "Astana"), mention(ENGLISH, "initiative", "Rail Memorandum")
OMAROV_KK, NASSER_KK = mention(KAZAKH, "official", "А. Омаров"), mention(KAZAKH, "official", "С. Нассермен")
OMAROV_RU, MWANGI = mention(RUSSIAN, "official", "А. Омаров"), mention(RUSSIAN, "official", "Дж. Мванги")


def claim(of: Article, kind: str, quote: str, parties: tuple[Party, ...], word: str) -> Claim:
    start, at = of.text.index(quote), of.text.index(word)
    return Claim(
        id=identifier(of.id, kind, start),
        article=of.id,
        kind="meeting" if kind == "meeting" else "agreement",
        status="held" if kind == "meeting" else "signed",
        start=start,
        stop=start + len(quote),
        quote=quote,
        parties=parties,
        evidence=(Span("status", at, at + len(word)),),
        confidence=0.9,
    )


MET_EN = claim(
    ENGLISH,
    "meeting",
    EN[:70],
    (Party(OMAROV.id, "host", 0), Party(NASSER.id, "party", 1), Party(ASTANA.id, "place")),
    "met with",
)
SIGNED = claim(ENGLISH, "agreement", EN[71:], (Party(NASSER.id, "party"), Party(MEMORANDUM.id, "subject")), "signed")
MET_KK = claim(KAZAKH, "meeting", KK, (Party(OMAROV_KK.id, "host", 0), Party(NASSER_KK.id, "party", 1)), "кездесті")
MET_RU = claim(
    RUSSIAN, "meeting", RU[19:], (Party(OMAROV_RU.id, "host", 0), Party(MWANGI.id, "party", 1)), "встретился"
)
OFFICE = OfficeMention(id=identifier(OMAROV.id, 0), mention=OMAROV.id, title="Minister", rank="minister", stop=8)

EVIDENCE = (
    Evidence(ENGLISH, (OMAROV, NASSER, ASTANA, MEMORANDUM), (OFFICE,), (MET_EN, SIGNED)),
    Evidence(KAZAKH, (OMAROV_KK, NASSER_KK), (), (MET_KK,)),
    Evidence(RUSSIAN, (OMAROV_RU, MWANGI), (), (MET_RU,)),
)

MINISTRY = "ministry-of-transport"
DAYS = {
    "date_from": "2026-03-03",
    "date_to": "2026-03-03",
    "reported_first": "2026-03-04",
    "reported_last": "2026-03-05",
}
APRIL = {"reported_first": "2026-04-02", "reported_last": "2026-04-02"}

ENTITIES = (
    Country(id="KZ", name="Kazakhstan", search="kazakhstan", by="reference"),
    Country(id="QA", name="Qatar", search="qatar", by="reference"),
    Country(id="KE", name="Kenya", search="kenya", by="reference"),
    Official(
        id=OMAROV.id, name="A. Omarov", names=("A. Omarov", "А. Омаров"), country="KZ", articles=3, search="omarov"
    ),
    Official(id=NASSER.id, name="S. Nasser", country="QA", articles=2, search="nasser"),
    Official(id=MWANGI.id, name="Дж. Мванги", country="KE", articles=1, search="mvangi"),
    Organization(id=MINISTRY, name="Ministry of Transport", kind="ministry", country="KZ", search="ministri"),
    Place(id=ASTANA.id, name="Astana", country="KZ", articles=1, search="astana"),
    Initiative(id=MEMORANDUM.id, name="Rail Memorandum", kind="memorandum", articles=1, search="rail"),
    Meeting(
        id=MET_EN.id, name="A. Omarov – S. Nasser", format="bilateral", topics=("Rail freight",), articles=2, **DAYS
    ),
    Meeting(id=MET_RU.id, name="А. Омаров – Дж. Мванги", format="bilateral", articles=1, **APRIL),
    Agreement(id=SIGNED.id, name="They signed the Rail Memorandum", status="signed", articles=1, **APRIL),
)
MET_NASSER = MetWith(
    start=min(OMAROV.id, NASSER.id), end=max(OMAROV.id, NASSER.id), meeting=MET_EN.id, articles=2, **DAYS
)
MET_MWANGI = MetWith(
    start=min(OMAROV.id, MWANGI.id), end=max(OMAROV.id, MWANGI.id), meeting=MET_RU.id, articles=1, **APRIL
)
HOLDS = Holds(
    start=OMAROV.id, end=MINISTRY, office="minister|KZ|transport", rank="minister", titles=("Minister",), articles=1
)
IN_QATAR = Represents(start=NASSER.id, end="QA", articles=2)
BELONGS = BelongsTo(start=MINISTRY, end="KZ", by="reference")
MWANGIS_PART = TookPartIn(start=MWANGI.id, end=MET_RU.id, side=1, role="party", articles=1)
AGREED = AgreedOn(start=NASSER.id, end=SIGNED.id, status="signed", articles=1)
AGREED_ON = AgreedOn(start=NASSER.id, end=MEMORANDUM.id, status="signed", articles=1)
ABOUT = Concerns(start=SIGNED.id, end=MEMORANDUM.id, articles=1)
RELATIONS: tuple[Relation, ...] = (
    MET_NASSER,
    MET_MWANGI,
    HOLDS,
    IN_QATAR,
    BELONGS,
    Represents(start=OMAROV.id, end="KZ", articles=3),
    Represents(start=MWANGI.id, end="KE", articles=1),
    LocatedIn(start=ASTANA.id, end="KZ", by="reference"),
    TookPartIn(start=OMAROV.id, end=MET_EN.id, side=0, role="host", articles=2),
    TookPartIn(start=NASSER.id, end=MET_EN.id, side=1, role="party", articles=2),
    TookPartIn(start=OMAROV.id, end=MET_RU.id, side=0, role="host", articles=1),
    MWANGIS_PART,
    HeldIn(start=MET_EN.id, end=ASTANA.id, articles=1),
    Discussed(start=MET_EN.id, end=MEMORANDUM.id, articles=1),
    AGREED,
    AGREED_ON,
    ABOUT,
    ReachedAt(start=SIGNED.id, end=MET_EN.id, articles=1),
)
THE_WAY_BACK = (
    *(RefersTo(start=one.id, end=OMAROV.id) for one in (OMAROV, OMAROV_KK, OMAROV_RU)),
    *(RefersTo(start=one.id, end=NASSER.id) for one in (NASSER, NASSER_KK)),
    *(RefersTo(start=one.id, end=one.id) for one in (MWANGI, ASTANA, MEMORANDUM)),
    *(Supports(start=one.id, end=MET_EN.id) for one in (MET_EN, MET_KK)),
    Supports(start=MET_RU.id, end=MET_RU.id),
    Supports(start=SIGNED.id, end=SIGNED.id),
)
NAMED_EDGES: dict[str, Relation] = {
    "met": MET_NASSER,
    "holds": HOLDS,
    "represents": IN_QATAR,
    "belongs": BELONGS,
    "part": MWANGIS_PART,
    "agreed": AGREED,
    "agreed on": AGREED_ON,
    "concerns": ABOUT,
}
KNOWLEDGE = Subgraph(
    tuple(sorted((entity.node() for entity in ENTITIES), key=lambda node: node.id)),
    tuple(sorted((relation.edge() for relation in (*RELATIONS, *THE_WAY_BACK)), key=lambda edge: edge.id)),
)


@dataclass(frozen=True, slots=True)
class Talks:
    """The ids of the graph, by what they are of."""

    omarov: str = OMAROV.id
    nasser: str = NASSER.id
    mwangi: str = MWANGI.id
    ministry: str = MINISTRY
    astana: str = ASTANA.id
    memorandum: str = MEMORANDUM.id
    with_nasser: str = MET_EN.id
    with_mwangi: str = MET_RU.id
    agreement: str = SIGNED.id
    kazakh_claim: str = MET_KK.id
    kazakh_mention: str = NASSER_KK.id
    edges: Mapping[str, Edge] = field(default_factory=lambda: {name: one.edge() for name, one in NAMED_EDGES.items()})


@pytest.fixture(scope="module")
def told(any_store: Store) -> Store:
    """A store that holds the talks, to ask questions of; nobody writes to it."""
    with warnings.catch_warnings(), any_store.driver.session(database=any_store.database) as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
    ensure_schema(any_store)
    for said in EVIDENCE:
        write_evidence(any_store, said)
    with lease(any_store) as held:
        write_knowledge(any_store, KNOWLEDGE, held)
    return any_store


@pytest.fixture
def talks() -> Talks:
    return Talks()
