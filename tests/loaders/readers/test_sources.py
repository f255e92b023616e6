"""From what people have to articles; what cannot be read is named with its reason and the rest go on."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Article
from loaders.readers.draft import Draft, Failure
from loaders.readers.sources import Read, articles

BODY = (
    "The Minister of Foreign Affairs of Kazakhstan met with the Ambassador of Kenya in Astana today. "
    "The parties discussed trade and transport and agreed to hold a business forum in the spring."
)
RUSSIAN = "Министр иностранных дел Казахстана встретился с послом Кении. Стороны обсудили торговлю и транспорт."


def outcomes(*sources: Path | str, given: Draft | None = None) -> list[Read | Failure]:
    return list(articles(map(str, sources), given or Draft()))


def only_article(*sources: Path | str, given: Draft | None = None) -> Article:
    (outcome,) = outcomes(*sources, given=given)
    assert isinstance(outcome, Read), outcome
    return outcome.article


def only_reason(*sources: Path | str) -> str:
    (outcome,) = outcomes(*sources)
    assert isinstance(outcome, Failure), outcome
    return outcome.reason


def test_a_leading_date_line_is_the_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f" date 2025-12-14 Minister meets ambassador\n{BODY}\n", "utf-8")
    article = only_article(path)
    assert (article.published_day, article.headline, article.language) == (
        "2025-12-14",
        "Minister meets ambassador",
        "en",
    )
    assert article.text.startswith("Minister meets ambassador\n")


def test_what_the_text_does_not_say_is_taken_from_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, "utf-8")
    article = only_article(path, given=Draft(outlet="Gazette", published="2026-01-02", url="https://gazette.example/1"))
    assert (article.outlet, article.published_day, article.url) == (
        "Gazette",
        "2026-01-02",
        "https://gazette.example/1",
    )


def test_front_matter_of_markdown_names_outlet_and_day(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"---\ntitle: Talks\noutlet: Gazette\npublished: 2026-01-02\n---\n\n## Talks\n\n{BODY} *Soon* [more](x).\n",
        "utf-8",
    )
    article = only_article(path)
    assert (article.headline, article.outlet, article.published_day) == ("Talks", "Gazette", "2026-01-02")
    assert "*" not in article.text
    assert "](" not in article.text


def test_a_web_page_gives_its_article_without_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{BODY} Paragraph {n}.</p>" for n in range(4))
    path.write_text(
        "<html><head><title>Talks</title>"
        '<meta property="article:published_time" content="2026-01-02T23:30:00+05:00"></head><body>'
        f"<nav>Home About Contact</nav><article><h1>Talks in Astana</h1>{paragraphs}</article></body></html>",
        "utf-8",
    )
    article = only_article(path)
    assert article.published == "2026-01-02T23:30:00+05:00"
    assert article.published_day == "2026-01-02"
    assert "About Contact" not in article.text


def test_a_bad_line_of_json_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": BODY, "title": "Talks", "outlet": "Gazette"})
    path.write_text(f"{good}\n{{broken\n{json.dumps({'text': RUSSIAN})}\n", "utf-8")
    first, second, third = outcomes(path)
    assert isinstance(first, Read)
    assert isinstance(second, Failure)
    assert "line 2" in second.source
    assert "invalid JSON" in second.reason
    assert isinstance(third, Read)
    assert third.article.language == "ru"


def test_a_copied_listing_becomes_separate_articles_without_furniture(tmp_path: Path) -> None:
    first = f"26.11.2025, 21:54 13426\nFirst headline\nImages | gov.kz\nTell a friend\n{BODY}\n"
    second = f"24.11.2025, 09:05\nSecond headline\n{BODY} Once more.\n"
    notice = "This information may not be reproduced without reference to Steppe Today. Copyright of Steppe Today.\n"
    tail = "Most viewed\n26.11.2025, 19:03 16801\nAnother headline\n"
    whole = tmp_path / "whole.txt"
    whole.write_text(f"Home News\n{first}{notice}relevant news\n{second}{notice}{tail}", "utf-8")
    together = [outcome.article for outcome in outcomes(whole) if isinstance(outcome, Read)]
    assert [(a.headline, a.published) for a in together] == [
        ("First headline", "2025-11-26T21:54:00"),
        ("Second headline", "2025-11-24T09:05:00"),
    ]
    assert {a.outlet for a in together} == {"Steppe Today"}
    assert all("Copyright" not in a.text and "Images" not in a.text for a in together)
    for number, part in enumerate((first + notice, second + notice)):
        single = tmp_path / f"{number}.txt"
        single.write_text(part, "utf-8")
        assert only_article(single).id == together[number].id


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("empty.json", b"  \n", "empty"),
        ("binary.txt", b"\x00\x01\x02" * 400, "binary"),
        ("old.txt", RUSSIAN.encode("cp1251") * 5, "--encoding"),
        ("page.html", b"<html><body></body></html>", "no article"),
        ("broken.json", b'{"text": ', "invalid JSON"),
        ("none.json", b'{"title": "x"}', "no text"),
        ("german.txt", "Der Außenminister traf heute seinen Amtskollegen in Berlin.".encode(), "'de' is not read"),
        ("date.json", json.dumps({"text": BODY, "published": "soon"}).encode(), "date of publication"),
        ("image.png", b"\x89PNG", "format .png is not read"),
    ],
)
def test_a_bad_input_is_named_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reason in only_reason(path)


def test_a_file_of_another_encoding_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(RUSSIAN.encode("cp1251"))
    (outcome,) = articles([str(path)], Draft(), encoding="cp1251")
    assert isinstance(outcome, Read)
    assert outcome.article.text == RUSSIAN


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50 MB" in only_reason(path)


def test_a_missing_file_is_named() -> None:
    assert "No such file" in only_reason("no/such/file.txt")


def test_a_folder_gives_its_articles_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"{BODY} {name}", "utf-8")
    (tmp_path / "notes.xyz").write_text("not read", "utf-8")
    texts = [outcome.article.text for outcome in outcomes(tmp_path) if isinstance(outcome, Read)]
    assert [text[-5:] for text in texts] == ["a.txt", "b.txt"]


@pytest.fixture
def server() -> Iterator[str]:
    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/talks"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(BODY.encode() if found else b"gone")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_an_address_is_fetched_and_remembered(server: str) -> None:
    assert only_article(f"{server}/talks").url == f"{server}/talks"


def test_an_address_that_does_not_answer_is_named(server: str) -> None:
    assert "404" in only_reason(f"{server}/nothing")
    assert "does not answer" in only_reason("http://127.0.0.1:9/")
