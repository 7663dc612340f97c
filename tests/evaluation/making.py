"""Labelled events in a folder, as somebody writes them, for the tests of the evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = (
    "Three people drowned on Monday when the pumps failed. The town of Marlow closed the pit."
    " The company knew of the danger, the union said. It was a disgraceful end.\n\nBy Jane Doe\n"
)
POST = (
    "At least two people died in the Marlow pit on Monday. The pit was closed by the town. The company"
    " denied that it knew of the danger. About 40 people lost their work.\n"
)


def labels() -> dict[str, Any]:
    """The labels of the two articles above; tests change what they are about."""
    return {
        "schema": "gold-event/1",
        "event": "quarry",
        "kind": "accident",
        "articles": {
            "ledger": {
                "claims": [
                    {"quote": "Three people drowned on Monday"},
                    {"quote": "The town of Marlow closed the pit"},
                    {"quote": "The company knew of the danger"},
                ],
                "quantities": [
                    {
                        "quote": "Three people drowned",
                        "role": "killed",
                        "value": 3,
                        "low": 3,
                        "high": 3,
                        "unit": "people",
                        "group": None,
                    }
                ],
                "attributions": [
                    {
                        "quote": "The company knew of the danger",
                        "source": "the union",
                        "cue": "said",
                        "stance": "asserted",
                    }
                ],
                "loaded": [{"quote": "disgraceful", "category": "intensifier", "in_quote": False}],
                "names": [],
                "frames": {"primary": "Health and safety", "secondary": []},
                "boilerplate": ["By Jane Doe"],
            },
            "post": {"claims": [{"quote": "At least two people died in the Marlow pit on Monday"}]},
        },
        "facts": [
            {
                "id": "deaths",
                "text": "How many died",
                "relation": "shared",
                "figures": "differ",
                "statements": {
                    "ledger": ["Three people drowned on Monday"],
                    "post": ["At least two people died in the Marlow pit on Monday"],
                },
                "trap": "compatible_bounds",
            },
            {
                "id": "knew",
                "text": "Whether the company knew",
                "relation": "disputed",
                "statements": {
                    "ledger": ["The company knew of the danger"],
                    "post": ["The company denied that it knew of the danger"],
                },
            },
            {
                "id": "closed",
                "text": "That the pit was closed",
                "relation": "shared",
                "statements": {
                    "ledger": ["The town of Marlow closed the pit"],
                    "post": ["The pit was closed by the town"],
                },
            },
            {
                "id": "work",
                "text": "How many lost their work",
                "relation": "single",
                "statements": {"post": ["About 40 people lost their work"]},
            },
        ],
        "copies": [],
    }


def write_event(folder: Path, form: dict[str, Any] | None = None, name: str = "quarry") -> Path:
    """An event of the two articles in `folder`/`name`, labelled by `form`."""
    event = folder / name
    event.mkdir(parents=True)
    for article, text in (("ledger", LEDGER), ("post", POST)):
        head = f"---\nid: {article}\noutlet: The {article}\npublished: 2024-03-05\n---\n"
        (event / f"{article}.md").write_text(head + text, encoding="utf-8")
    form = {**(form or labels()), "event": name}
    (event / "labels.yaml").write_text(yaml.safe_dump(form, sort_keys=False), encoding="utf-8")
    return event
