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
