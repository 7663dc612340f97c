"""Evidence in JSON documents: found wherever it stands, held against the articles' texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def evidence_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object below `value` that has a quote and offsets."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            yield value
        for each in value.values():
            yield from evidence_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from evidence_in(each)


def misplaced(analysis: dict[str, Any]) -> list[dict[str, Any]]:
    """The evidence of an analysis document whose offsets do not give its quote."""
    text = analysis["article"]["text"]
    return [e for e in evidence_in(analysis) if text[e["start"] : e["end"]] != e["quote"]]


def outside_prose(analysis: dict[str, Any]) -> list[dict[str, Any]]:
    """The evidence of an analysis document that does not lie in sentences of prose."""
    sentences = {each["id"]: each for each in analysis["article"]["sentences"]}
    set_aside = [each for each in sentences.values() if each["kind"] != "prose"]
    return [
        found
        for found in evidence_in(analysis)
        if sentences[found["sentence"]]["kind"] != "prose"
        or any(found["start"] < s["end"] and s["start"] < found["end"] for s in set_aside)
    ]


def placed_evidence(comparison: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every evidence of a comparison document with the id of the article that it is of."""
    yield from _placed(comparison, "", frozenset(each["id"] for each in comparison["articles"]))


def _placed(value: Any, article: str, ids: frozenset[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An article is named beside its evidence, or is the key that the evidence stands under."""
    if isinstance(value, list):
        for each in value:
            yield from _placed(each, article, ids)
    if not isinstance(value, dict):
        return
    if {"quote", "start", "end"} <= value.keys():
        yield article, value
    named = value.get("article", value.get("articles"))
    if isinstance(named, dict):  # an analysis
        article = named["id"]
    elif isinstance(named, str):
        article = named
    elif isinstance(named, list) and named and isinstance(named[0], str):  # copies: of the first
        article = named[0]
    for name, each in value.items():
        yield from _placed(each, name if name in ids else article, ids)


def misplaced_in(comparison: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The evidence of a comparison document whose offsets do not give its quote."""
    texts = {each["article"]["id"]: each["article"]["text"] for each in comparison["analyses"]}
    return [
        (article, found)
        for article, found in placed_evidence(comparison)
        if texts[article][found["start"] : found["end"]] != found["quote"]
    ]
