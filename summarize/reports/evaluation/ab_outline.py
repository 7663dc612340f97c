"""From the public JSON of an A/B to what its reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports.evaluation import figures, words
from summarize.reports.evaluation.outline import outline, score_names
from summarize.reports.evaluation.views import (
    AbView,
    ArticlePair,
    DifferenceRow,
    EventPair,
    Requirement,
    ScoreName,
)
from summarize.reports.visible import visible
from summarize.reports.wording import counted

if TYPE_CHECKING:
    from summarize.reports.parts import Document


def ab_view(report: Document) -> AbView:
    """The report on `report`, the public JSON of an AbReport."""
    first, second = names = _names(report)
    scores = {each.name: each for each in score_names(report)}
    primary = scores[report["primary"]]
    held_out = {each["event"] for each in report["gold"] if each["held_out"]}
    order = dict.fromkeys([report["primary"], *report["differences"]])
    return AbView(
        outline=outline(report, f"{second} against {first}", names),
        primary=primary,
        verdict=report["verdict"],
        words=tuple(map(visible, report["words"])),
        required=_requirement(report, second) if report["required"] else None,
        differences=tuple(
            _difference(report["differences"][name], scores[name], name == report["primary"])
            for name in order
        ),
        by_event=any(report["metrics"][name]["of"] == "event" for name in order),
        tally=_tally(report, second),
        events=tuple(_event(each, primary) for each in report["events"]),
        articles=tuple(
            _article(each, primary, each["event"] in held_out) for each in report["articles"]
        ),
    )


def _names(report: Document) -> tuple[str, str]:
    first, second = (visible(arm["name"]) for arm in report["arms"])
    if first == second:
        return f"{first} (first repeats)", f"{second} (other repeats)"
    return first, second


def _requirement(report: Document, second: str) -> Requirement:
    required = report["required"]
    margin = required["margin"]
    by = f" by {figures.difference(margin).lstrip('+')} or more" if margin else ""
    text = {
        "better": f"{second} must be shown to be better",
        "not-worse": f"{second} must be shown not to be worse{by}",
    }[required["requirement"]]
    return Requirement(text, required["passed"], _sentence(visible(required["detail"])), margin)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _difference(found: Document, of: ScoreName, primary: bool) -> DifferenceRow:
    chance = found["p"] if found["p_holm"] is None else found["p_holm"]
    smallest = found["smallest_effect"]
    return DifferenceRow(
        of,
        primary,
        figures.score(found["first"], share=of.share),
        figures.score(found["second"], share=of.share),
        figures.difference(found["difference"], share=of.share),
        figures.difference_interval(found["low"], found["high"], share=of.share),
        found["events"],
        figures.chance(chance),
        figures.NONE
        if smallest is None
        else figures.difference(smallest, share=of.share).lstrip("+"),
        found["verdict"] or words.NOT_TESTED,
        found["difference"],
        found["low"],
        found["high"],
    )


def _tally(report: Document, second: str) -> str:
    wins, losses, ties = report["wins"], report["losses"], report["ties"]
    return (
        f"Of {counted(wins + losses + ties, 'article')}, {second} does better on {wins:,},"
        f" worse on {losses:,} and the same on {ties:,}."
    )


def _event(pair: Document, of: ScoreName) -> EventPair:
    value = pair["second"] - pair["first"]
    return EventPair(
        visible(pair["event"]),
        pair["held_out"],
        figures.score(pair["first"], share=of.share),
        figures.score(pair["second"], share=of.share),
        figures.difference(value, share=of.share),
        value,
    )


def _article(pair: Document, of: ScoreName, held_out: bool) -> ArticlePair:
    outputs = [list(map(visible, pair[side])) for side in ("first_output", "second_output")]
    both = set(outputs[0]) & set(outputs[1])
    return ArticlePair(
        visible(pair["event"]),
        visible(pair["article"]),
        figures.score(pair["first"], share=of.share),
        figures.score(pair["second"], share=of.share),
        figures.difference(pair["second"] - pair["first"], share=of.share),
        pair["outcome"],
        held_out,
        tuple(tuple((claim, claim in both) for claim in claims) for claims in outputs),
    )
