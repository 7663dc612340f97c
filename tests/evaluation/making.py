"""Labelled events in a folder, as somebody writes them, for the tests of the evaluation."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from summarize.analysis import Analysis, ModelOptions, analyse_all
from summarize.analysis.aligning import align_request
from summarize.analysis.claim_groups import number_claims
from summarize.analysis.session import asking_for
from summarize.models.cassette import Tape
from summarize.models.types import Reply, TokenUsage
from summarize.prompts import load_prompt
from tests.analysis.replying import claim, reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from summarize.evaluation.types import GoldEvent

LEDGER = (
    "Three people drowned on Monday when the pumps failed. The town of Marlow closed the pit."
    " The company knew of the danger, the union said. It was a disgraceful end.\n\nBy Jane Doe\n"
)
POST = (
    "At least two people died in the Marlow pit on Monday. The pit was closed by the town. The"
    " company denied that it knew of the danger. About 40 people lost their work.\n"
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


def answered(*, credited: bool = True) -> dict[str, dict[str, Any]]:
    """Replies to analysis@2 on both articles; without credit as by a prompt that leaves it out."""
    union = {"source": "the union", "speech_verb": "said", "stance": "asserted"} if credited else {}
    company = {"source": "The company", "speech_verb": "denied", "stance": "denied"}
    return {
        "ledger": reply(
            claims=[
                claim("Three people drowned on Monday when the pumps failed.", "s1", salience=5),
                claim("The town of Marlow closed the pit.", "s2"),
                claim("The company knew of the danger.", "s3", **union),
            ],
            summary=[{"sentences": ["s1"], "text": "Three people drowned on Monday."}],
        ),
        "post": reply(
            claims=[
                claim("At least two people died in the Marlow pit on Monday.", "s1", salience=5),
                claim("The pit was closed by the town.", "s2"),
                claim(
                    "The company denied that it knew of the danger.",
                    "s3",
                    **(company if credited else {}),
                ),
            ],
            summary=[{"sentences": ["s1"], "text": "At least two people died on Monday."}],
        ),
    }


ALIGNED = {
    "groups": [
        {
            "what": "number of dead",
            "claims": ["A1", "B1"],
            "agreement": [{"a": "A1", "b": "B1", "relation": "agree"}],
        },
        {
            "what": "closing of the pit",
            "claims": ["A2", "B2"],
            "agreement": [{"a": "A2", "b": "B2", "relation": "agree"}],
        },
        {
            "what": "whether the company knew",
            "claims": ["A3", "B3"],
            "agreement": [{"a": "A3", "b": "B3", "relation": "contradict"}],
        },
    ]
}


def record(
    path: Path,
    gold: Sequence[GoldEvent],
    replies: Mapping[str, dict[str, Any] | None],
    *,
    model: str = "tested",
    options: ModelOptions | None = None,
    aligned: dict[str, Any] | None = None,
) -> None:
    """Record `replies`, by article id, for every event of `gold`, and their alignment.

    None is a refusal.
    """
    asking = asking_for(model, options or ModelOptions(prompt="analysis@2"))
    tape = Tape(path)
    for event in gold:
        for each in event.articles:
            (request,) = asking.requests(each.article)
            found = replies[each.article.id]
            text, ending = ("", ("refusal", "no")) if found is None else (json.dumps(found), None)
            tape.append(request, Reply(text, "stop", TokenUsage(1000, 0, 100)), ending=ending)
        if aligned is not None:
            analyses = [
                outcome
                for outcome in _analyses(path, model, event, options)
                if isinstance(outcome, Analysis)
            ]
            request = align_request(
                number_claims(analyses), replace(asking, prompt=load_prompt("align"))
            )
            tape.append(request, Reply(json.dumps(aligned), "stop", TokenUsage(500, 0, 50)))
    tape.close()


def _analyses(path: Path, model: str, event: GoldEvent, options: ModelOptions | None) -> list[Any]:
    asked = replace(options or ModelOptions(prompt="analysis@2"), replay=path)
    return list(analyse_all([a.article for a in event.articles], model=model, options=asked))
