"""What one article says, with its evidence, as one line of JSON a program can check: `text[start:stop]` is the form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from graph.ids import text_hash
from graph.model import Article, Claim, Evidence, Mention, OfficeMention, Party, Span
from loaders.errors import Unreadable

_KEPT = ("id", "url", "outlet", "origin", "headline", "text", "language", "published", "published_day", "based_on")


def claims_line(name: str, evidence: Evidence) -> str:
    """One line of JSON: the article, its mentions with forms and offices, and its claims, all with offsets."""
    line = {
        "article": name,
        **{key: getattr(evidence.article, key) for key in _KEPT},
        "mentions": [_mention(mention, evidence.offices) for mention in evidence.mentions],
        "claims": [_claim(claim) for claim in evidence.claims],
    }
    return json.dumps(line, ensure_ascii=False)


def _mention(mention: Mention, offices: tuple[OfficeMention, ...]) -> dict[str, Any]:
    own = [office for office in offices if office.mention == mention.id]
    return {
        "id": mention.id,
        "kind": mention.kind,
        "name": mention.name,
        "country": mention.country,
        "category": mention.category,
        "forms": [
            {"form": form, "start": start, "stop": stop}
            for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True)
        ],
        "offices": [{key: value for key, value in asdict(office).items() if key != "mention"} for office in own],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {key: value for key, value in asdict(claim).items() if key != "article"}


def evidence_of(line: str) -> Evidence:
    """The evidence that `claims_line` wrote: extracted on one machine, loaded on another.

    Raises Unreadable for a line that is no such evidence or whose offsets do not give its forms.
    """
    try:
        item: dict[str, Any] = json.loads(line)
        kept: dict[str, Any] = {key: item.get(key) for key in _KEPT}
        loaded_at = datetime.now(UTC).isoformat(timespec="seconds")
        article = Article(**kept, text_hash=text_hash(item["text"]), loaded_at=loaded_at)
        evidence = Evidence(
            article,
            tuple(_mention_from(m, article.id) for m in item["mentions"]),
            tuple(OfficeMention(mention=m["id"], **office) for m in item["mentions"] for office in m["offices"]),
            tuple(_claim_from(c, article.id) for c in item["claims"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"not a line of `readout extract --format claims`: {error}") from error
    _check_offsets(evidence)
    return evidence


def _mention_from(item: Mapping[str, Any], article: str) -> Mention:
    forms = item["forms"]
    return Mention(
        id=item["id"],
        article=article,
        kind=item["kind"],
        name=item["name"],
        country=item.get("country"),
        category=item.get("category"),
        forms=tuple(form["form"] for form in forms),
        starts=tuple(form["start"] for form in forms),
        stops=tuple(form["stop"] for form in forms),
    )


def _claim_from(item: Mapping[str, Any], article: str) -> Claim:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
    values["parties"] = tuple(Party(**party) for party in item["parties"])
    values["evidence"] = tuple(Span(**span) for span in item["evidence"])
    return Claim(article=article, **values)


def _check_offsets(evidence: Evidence) -> None:
    text = evidence.article.text
    for mention in evidence.mentions:
        for form, start, stop in zip(mention.forms, mention.starts, mention.stops, strict=True):
            if text[start:stop] != form:
                raise Unreadable(f"offsets {start}:{stop} give {text[start:stop]!r}, not {form!r}")
