"""What a person sees in a real Neo4j Browser: guide and style come by themselves, and the pictures of docs/browser.md.

Runs with READOUT_TEST_BROWSER=1 (`make browser-pictures`, `make check-all`), and then demands Chromium, Java and Maven.
READOUT_PICTURES names the folder that the pictures go to.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from api.routes.browser import GUIDE, STYLE
from graph import embedded
from graph.browser import browser_page
from graph.connection import StoreSettings, connect
from tests.browser.server import ROOT, Shown, shown

if os.environ.get("READOUT_TEST_BROWSER") != "1":
    pytest.skip("NO NEO4J BROWSER: run `make browser-pictures`", allow_module_level=True)

from playwright.sync_api import Browser, Locator, Page, sync_playwright

PICTURES = Path(os.environ.get("READOUT_PICTURES", ROOT / "out" / "pictures"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OFFLINE = (
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
"""The page asks for fonts and for who uses it elsewhere; here nothing is looked up."""
WIDTH, HEIGHT = 1280, 860
SETTLED_MS = 3000
"""A drawing goes on moving for a while after its last node has appeared."""


@pytest.fixture(scope="module")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Started with the opening commands of docker-compose.yml, but for the port of the service."""
    with shown(tmp_path_factory.mktemp("neo4j"), opening().replace(":8000/", ":{service}/")) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM is not None, "the pictures need Chromium: install the package chromium"
    with sync_playwright() as playwright:
        # Without a sandbox of its own: in a container root may not make one. Only pages of this machine are opened.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *OFFLINE])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, neo4j: Shown) -> Iterator[Page]:
    """A page of somebody who has just connected."""
    opened = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    with connect(StoreSettings(address=f"bolt://127.0.0.1:{neo4j.bolt}", password=neo4j.password)) as store:
        address = f"{browser_page(store)}?dbms=bolt://neo4j@localhost:{neo4j.bolt}&db=neo4j"
    connected(opened, address, neo4j.password)
    opened.get_by_text("Who met whom, in what office").wait_for()
    yield opened
    opened.close()


def opening() -> str:
    environment: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]["neo4j"]
    return str(environment["environment"]["NEO4J_browser_post__connect__cmd"])


def connected(page: Page, address: str, password: str) -> None:
    page.goto(address, wait_until="domcontentloaded")
    page.fill("input[type=password]", password)
    page.get_by_test_id("connect").click()
    page.get_by_test_id("activeEditor").wait_for()


def run(page: Page, statement: str) -> Locator:
    """The frame of a statement that was run; others may come by themselves meanwhile, above and below it."""
    page.locator(".monaco-editor").first.click()
    page.keyboard.insert_text(statement.strip())
    page.keyboard.press("Control+Enter")
    first_words = statement.strip().partition("\n")[0][:40]
    command = page.get_by_test_id("frameCommand").filter(has_text=first_words)
    frame = page.get_by_test_id("frame").filter(has=command).first
    frame.wait_for()
    return frame


def drawn(page: Page, statement: str) -> None:
    """Run a statement in a frame that fills the page, and wait until its drawing rests."""
    run(page, statement).get_by_title("Fullscreen").click()
    page.locator("g.node").first.wait_for()
    page.wait_for_timeout(SETTLED_MS)


def pictured(what: Page | Locator, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert len(what.screenshot(path=PICTURES / f"{name}.png")) > 20_000, "a picture of nothing"


def question(name: str) -> str:
    page = html.parse(ROOT / "api" / "browser" / GUIDE)
    return str(page.xpath(f"//pre[@data-question='{name}']")[0].text_content())


def colours(page: Page) -> set[str]:
    outlines = page.locator("g.node circle.b-outline")
    return {str(circle.get_attribute("fill")) for circle in outlines.all()}


def captions(page: Page, group: str) -> list[str]:
    return [" ".join((one.text_content() or "").split()) for one in page.locator(f"g.{group}").all()]


def style() -> dict[str, dict[str, str]]:
    text = (ROOT / "api" / "browser" / STYLE).read_text("utf-8")
    rules = re.findall(r"^(\S+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    return {selector: dict(re.findall(r"^  ([a-z-]+): (.+);$", body, re.MULTILINE)) for selector, body in rules}


def test_the_guide_opens_by_itself_and_a_click_puts_a_question_into_the_editor(page: Page, neo4j: Shown) -> None:
    commands = [one.text_content() for one in page.get_by_test_id("frameCommand").all()]
    assert f":play http://localhost:{neo4j.service}/browser/{GUIDE}" in " ".join(map(str, commands))
    page.wait_for_timeout(SETTLED_MS)
    pictured(page.get_by_test_id("frame").filter(has_text="Who met whom, in what office"), "guide")
    page.locator("pre[data-question='everybody who met']").click()
    typed = page.locator(".monaco-editor .view-lines").first
    assert "MET_WITH" in (typed.text_content() or "")


def test_people_who_met_are_drawn_in_our_colours_with_the_day_on_the_edge(page: Page) -> None:
    drawn(page, question("everybody who met"))
    assert colours(page) == {style()["node.Official"]["color"]}
    assert any("Barlybay Sadykov" in caption for caption in captions(page, "node"))
    assert any(re.fullmatch(r"reported 2026-0\d-\d\d", caption) for caption in captions(page, "relationship"))
    pictured(page, "who-met-whom")


def test_a_meeting_is_drawn_with_a_colour_for_each_kind(page: Page) -> None:
    drawn(page, question("one meeting"))
    expected = {style()[f"node.{label}"]["color"] for label in ("Meeting", "Official", "Agreement", "Place")}
    assert colours(page) == expected
    pictured(page, "one-meeting")


def test_the_panel_lists_what_a_person_looks_for_first_before_what_only_search_needs(page: Page) -> None:
    drawn(page, question("one meeting"))
    page.locator("g.node", has_text="Kosherbayev").last.click()
    inspector = page.get_by_test_id("vizInspector")
    inspector.get_by_text("Node properties").wait_for()
    page.wait_for_timeout(500)
    said = inspector.inner_text()
    order = [said.index(f"\n{key}") for key in ("country", "name", "office", "search")]
    assert order == sorted(order)
    pictured(page, "panel")


def test_a_fact_leads_back_to_its_sentences_and_articles(page: Page) -> None:
    drawn(page, question("from a meeting to its articles"))
    assert colours(page) == {style()[f"node.{label}"]["color"] for label in ("Meeting", "Claim", "Article")}
    pictured(page, "evidence")


def test_agreements_are_drawn_with_their_parties(page: Page) -> None:
    drawn(page, question("what was agreed"))
    assert style()["node.Agreement"]["color"] in colours(page)
    assert any(caption.startswith("agreed –") for caption in captions(page, "node"))
    pictured(page, "agreements")


def test_the_same_page_shows_the_embedded_store(chromium: Browser, neo4j: Shown, seeded_folder: Path) -> None:
    server = embedded.start(seeded_folder)
    page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    address = f"http://localhost:{neo4j.http}/browser/?dbms=bolt://root@localhost:{server.bolt}&db=neo4j"
    connected(page, address, embedded.password(seeded_folder))
    page.wait_for_timeout(SETTLED_MS)  # the page first asks what this server can do; a statement in between is lost
    run(page, f":style http://localhost:{neo4j.service}/browser/{STYLE}").get_by_text("node {").wait_for()
    page.wait_for_timeout(SETTLED_MS)
    drawn(page, "MATCH p = (:Official)-[:MET_WITH]-() RETURN p")
    pictured(page, "embedded")
    assert any("Sadykov" in caption for caption in captions(page, "node"))
    page.close()
