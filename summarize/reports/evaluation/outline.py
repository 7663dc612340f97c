"""From the public JSON of an evaluation to what its reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarize.reports.evaluation import figures, words
from summarize.reports.evaluation.arms import arm_view, costs, levels, made
from summarize.reports.evaluation.views import (
    EvaluationView,
    Gate,
    Measured,
    Outline,
    ScoreGroup,
    ScoreName,
    ScoreRow,
)
from summarize.reports.visible import visible
from summarize.reports.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.parts import Document

_NAMED: Final = 3  # arms that a title names


def evaluation_view(report: Document) -> EvaluationView:
    """The report on `report`, the public JSON of an EvalReport."""
    names = tuple(visible(arm["name"]) for arm in report["arms"])
    events = counted(len(report["gold"]), "labelled event")
    gates = [
        Gate(_gate(each, report), visible(each["arm"]), each["passed"], visible(each["detail"]))
        for each in report["gates"]
    ]
    failing = [each for each in gates if not each.passed]
    return EvaluationView(
        outline(report, f"{_told(names)}, scored on {events}", names),
        tuple(failing + [each for each in gates if each.passed]),
        _verdict(len(gates), len(failing)),
        bool(failing),
    )


def outline(report: Document, title: str, names: tuple[str, ...]) -> Outline:
    """What an evaluation and an A/B have in common; `names` are those of the arms."""
    arms = report["arms"]
    scores = score_names(report)
    columns = tuple(each for each in scores if each.tested) or scores[:8]
    return Outline(
        title=title,
        names=names,
        gold=tuple(
            (
                visible(each["event"]),
                visible(each["kind"] or figures.NONE),
                str(each["articles"]),
                words.HELD_OUT if each["held_out"] else words.FOR_DEVELOPMENT,
                visible(each["sha256"])[:12],
            )
            for each in report["gold"]
        ),
        held_out=sum(each["held_out"] for each in report["gold"]),
        repeated=any(arm["repeats"] > 1 for arm in arms),
        scores=scores,
        groups=_groups(report, scores),
        columns=columns,
        arms=tuple(arm_view(arm, name, columns) for arm, name in zip(arms, names, strict=True)),
        costs=costs(arms),
        levels=levels(arms),
        made=made(arms, names),
        version=visible(report["version"]),
    )


def score_names(report: Document) -> tuple[ScoreName, ...]:
    """The scores that an arm has, in the order of the report."""
    there = {
        name
        for arm in report["arms"]
        for scores in (*arm["scores"].values(), *(event["scores"] for event in arm["events"]))
        for name in scores
    }
    return tuple(
        ScoreName(
            name,
            visible(metric["title"]),
            visible(metric["meaning"]),
            metric["better"] == "lower",
            metric["kind"] == "share",
            metric["tested"],
        )
        for name, metric in report["metrics"].items()
        if name in there
    )


def _told(names: tuple[str, ...]) -> str:
    return listed(names) if 0 < len(names) <= _NAMED else counted(len(names), "arm")


def _gate(gate: Document, report: Document) -> str:
    """What a gate says; a score that it begins with is told by its title too."""
    name, space, rest = gate["gate"].partition(" ")
    metric = report["metrics"].get(name)
    told = f"{metric['title']} ({name}){space}{rest}" if metric else gate["gate"]
    return visible(told)


def _verdict(gates: int, failing: int) -> str:
    if not gates:
        return "No gates were set."
    if not failing:
        return "The gate holds." if gates == 1 else f"All {gates} gates hold."
    return f"{failing} of {counted(gates, 'gate')} {'fails' if failing == 1 else 'fail'}."


def _groups(report: Document, scores: Sequence[ScoreName]) -> tuple[ScoreGroup, ...]:
    """The scores over all events, then those over some of them."""
    found = dict.fromkeys(
        key for key in words.GROUPS if any(key in arm["scores"] for arm in report["arms"])
    )
    held = sum(each["held_out"] for each in report["gold"])
    sizes = {"all": len(report["gold"]), "held_out": held}
    sizes["development"] = sizes["all"] - held
    all_held = f", {words.HELD_OUT}" if held == sizes["all"] else ""
    return tuple(
        ScoreGroup(
            key,
            words.GROUPS[key].format(counted(sizes[key], "event")) + all_held,
            tuple(
                row
                for row in (_row(report["arms"], key, sizes[key], each) for each in scores)
                if any(row.cells)
            ),
        )
        for key in found
    )


def _row(arms: Sequence[Document], group: str, events: int, of: ScoreName) -> ScoreRow:
    found = (arm["scores"].get(group, {}).get(of.name) for arm in arms)
    return ScoreRow(of, tuple(each and _measured(each, of, events) for each in found))


def _measured(score: Document, of: ScoreName, events: int) -> Measured:
    low, high = score["low"], score["high"]
    carried = (score["events"], events)
    notes = [f"{carried[0]} of {events} events"] if carried[0] < events else []
    if score["repeat_sd"] is not None:
        notes.append(f"repeats ±{figures.score(score['repeat_sd'], share=of.share)}")
    return Measured(
        score["value"],
        low,
        high,
        figures.score(score["value"], share=of.share),
        figures.interval(low, high, share=of.share),
        ", ".join(notes),
        carried,
    )
