"""What each arm did: its events, its misses, what it cost, and what was run."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Final

from summarize.reports.evaluation import figures, words
from summarize.reports.evaluation.views import (
    ArmView,
    EventRow,
    FailedArticle,
    Level,
    Miss,
    MissedArticle,
    MissedEvent,
    Rows,
    ScoreName,
)
from summarize.reports.visible import visible
from summarize.reports.wording import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.parts import Document

_ENGINE: Final = {  # field of an engine: heading
    "name": "Engine",
    "version": "Version",
    "model": "Model",
    "prompt": "Prompt",
    "prompt_sha256": "Prompt SHA-256",
    "reply_schema": "Reply schema",
    "parameters": "Parameters",
}


def arm_view(arm: Document, name: str, columns: Sequence[ScoreName]) -> ArmView:
    """What `arm` did, event by event, with the scores of `columns`."""
    return ArmView(
        name,
        _about(arm["engine"]),
        tuple(_event(event, columns) for event in arm["events"]),
        tuple(
            FailedArticle(
                visible(event["event"]),
                visible(article["article"]),
                tuple(map(visible, article["failed"])),
            )
            for event in arm["events"]
            for article in event["articles"]
            if article["failed"]
        ),
        tuple(_missed(event, columns) for event in arm["events"]),
    )


def _about(engine: Document) -> str:
    told = [f"{engine['name']} engine"]
    told += [f"model {engine['model']}"] if engine.get("model") else []
    told += [f"prompt {engine['prompt']}"] if engine.get("prompt") else []
    return visible(", ".join(told))


def _event(event: Document, columns: Sequence[ScoreName]) -> EventRow:
    scores = event["scores"]
    return EventRow(
        visible(event["event"]),
        visible(event["kind"] or figures.NONE),
        event["held_out"],
        tuple(
            figures.score(scores[each.name], share=each.share)
            if each.name in scores
            else figures.NONE
            for each in columns
        ),
        tuple(scores.get(each.name) if each.share else None for each in columns),
        event["missed"],
    )


def _missed(event: Document, columns: Sequence[ScoreName]) -> MissedEvent:
    by_article: dict[str | None, list[Miss]] = {}
    scores = {each["article"]: _first_score(each, columns) for each in event["articles"]}
    for each in event["misses"]:
        by_article.setdefault(each["article"], []).append(_miss(each))
    return MissedEvent(
        visible(event["event"]),
        event["held_out"],
        event["missed"],
        len(event["misses"]),
        tuple(
            MissedArticle(
                words.OF_COMPARISON if article is None else visible(article),
                scores.get(article, ""),
                tuple(of),
            )
            for article, of in by_article.items()
        ),
    )


def _first_score(article: Document, columns: Sequence[ScoreName]) -> str:
    of = next((each for each in columns if each.name in article["scores"]), None)
    if of is None:
        return ""
    return f"{of.title}: {figures.score(article['scores'][of.name], share=of.share)}"


def _miss(miss: Document) -> Miss:
    gold, output = (
        None if miss[side] is None else visible(miss[side]) for side in ("gold", "output")
    )
    layer = miss["layer"]
    if layer in words.LAYERS:
        return Miss(miss["kind"], layer, words.LAYERS[layer], gold, output)
    return Miss(miss["kind"], words.OTHER, visible(layer), gold, output)


def costs(arms: Sequence[Document]) -> Rows:
    """What the replies of each arm came to; () where no arm asked a model."""
    used = [arm["costs"] for arm in arms]
    if not any(used):
        return ()
    rows = [
        ("Requests", *(_of(each, "requests") for each in used)),
        ("of these, to mend a reply", *(_of(each, "repairs") for each in used)),
        ("Parts rejected for their form", *(_of(each, "schema_failures") for each in used)),
        ("Findings rejected", *(_rejections(each) for each in used)),
        ("Articles not read, events not aligned", *(_of(each, "failures") for each in used)),
        ("Tokens sent", *(_tokens(each, "input_tokens") for each in used)),
        ("Tokens received", *(_tokens(each, "output_tokens") for each in used)),
        ("Cost", *(figures.dollars(each["cost_usd"]) if each else figures.NONE for each in used)),
        ("Time", *(figures.seconds(each["seconds"]) if each else figures.NONE for each in used)),
    ]
    return tuple(rows)


def _of(used: Document | None, field: str) -> str:
    return figures.number(used[field]) if used else figures.NONE


def _tokens(used: Document | None, field: str) -> str:
    return figures.tokens(used[field], counted=used["tokens_counted"]) if used else figures.NONE


def _rejections(used: Document | None) -> str:
    if not used:
        return figures.NONE
    reasons = sorted(used["rejections"].items(), key=lambda each: (-each[1], each[0]))
    told = "; ".join(
        f"{number:,}: {REASONS.get(reason) or visible(reason)}" for reason, number in reasons
    )
    total = f"{sum(used['rejections'].values()):,}"
    return f"{total} ({told})" if told else total


def levels(arms: Sequence[Document]) -> tuple[Level, ...]:
    """How much of what was shown at each level of confidence was right."""
    found = []
    groups = dict.fromkeys(group for arm in arms for group in arm["confidence"])
    for group, what, level in product(groups, words.CONFIDENT_IN, words.LEVELS):
        told = words.CONFIDENT_IN[what]
        if len(groups) > 1:
            told = f"{told} ({words.GROUP_NAMES.get(group, visible(group))})"
        tallies = [arm["confidence"].get(group, {}).get(what, {}).get(level) for arm in arms]
        if any(tallies):
            cells = tuple(
                figures.out_of(each["right"], each["shown"]) if each else figures.NONE
                for each in tallies
            )
            shares = tuple(
                each["right"] / each["shown"] if each and each["shown"] else None
                for each in tallies
            )
            found.append(Level(told, level, cells, shares))
    return tuple(found)


def made(arms: Sequence[Document], names: Sequence[str]) -> Rows:
    """What was run, a column an arm; a row that no arm has a value for is left out."""
    rows = [("Arm", *names)]
    for field, heading in _ENGINE.items():
        rows.append((heading, *(_value(arm["engine"].get(field)) for arm in arms)))
    rows += [
        ("Claims put together by", *(_value(arm["alignment"]) for arm in arms)),
        ("Prompt for that", *(_value(arm["align_prompt"]) for arm in arms)),
        ("Its SHA-256", *(_value(arm["align_prompt_sha256"]) for arm in arms)),
        ("Repeats", *(_value(arm["repeats"]) for arm in arms)),
    ]
    told = [row for row in rows[1:] if any(each != figures.NONE for each in row[1:])]
    return (rows[0], *told)


def _value(value: object) -> str:
    if value is None or value == "" or value == {}:
        return figures.NONE
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return visible(str(value))
