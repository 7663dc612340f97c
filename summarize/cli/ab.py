"""`summarize ab`: whether one prompt, model or engine does better than another."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.evaluating import (
    GOLD,
    Align,
    Events,
    Gold,
    Repeats,
    ShowHeldOut,
    exit_status,
    gold_events,
    need_statistics,
    parsed_arm,
    reading,
    report_folder,
    running_of,
    show_report,
    tell_plans,
)
from summarize.cli.model_options import Asked, takes_model
from summarize.cli.options import Config, Json, Output, Quiet  # noqa: TC001  (typer reads them)
from summarize.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.evaluation.ab_types import AbReport
    from summarize.evaluation.arms import Arm, Running
    from summarize.evaluation.types import GoldEvent


@takes_model
def ab(
    first: Annotated[
        str,
        typer.Argument(
            metavar="FIRST", help="PROMPT, MODEL:PROMPT, extractive or extractive+semantic."
        ),
    ],
    second: Annotated[
        str, typer.Argument(metavar="SECOND", help="The same; it is judged against FIRST.")
    ],
    asked: Asked,
    primary: Annotated[
        str, typer.Option("--primary", metavar="SCORE", help="The score that decides.")
    ] = "claim_f1",
    require: Annotated[
        str | None,
        typer.Option(
            "--require",
            metavar="better|not-worse",
            help="Exit with 1 unless SECOND is that.",
            show_default=False,
        ),
    ] = None,
    margin: Annotated[
        float | None,
        typer.Option(
            "--margin",
            metavar="X",
            help="With --require not-worse: a loss that small is borne (0).",
            show_default=False,
        ),
    ] = None,
    gold: Gold = GOLD,
    events: Events = None,
    repeat: Repeats = 1,
    align: Align = "model",
    show_held_out: ShowHeldOut = False,
    json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
    config: Config = None,  # noqa: ARG001  (read by its callback, before the others)
) -> None:
    """Compare two arms on the same articles: SECOND is better, or worse, or nobody can tell.

    \b
    Two versions of a prompt, from recorded replies:
      summarize ab analysis@1 analysis@2 --replay evals/fixtures
    A prompt of your own against the released one, as a gate:
      summarize ab analysis@2 mine@1 --prompts my-prompts/ --model gpt-5-mini \\
        --require not-worse --margin 0.02
    A model against another, and against the built-in engine:
      summarize ab gpt-5-mini:analysis@2 gpt-5:analysis@2
      summarize ab extractive analysis@2 --replay evals/fixtures --primary alignment_f1
    What likeness of meaning adds to words in matching statements (extra: semantic):
      summarize ab extractive extractive+semantic --primary alignment_f1
    A prompt against itself, to see what chance does (its repeats are compared):
      summarize ab analysis@2 analysis@2 --replay evals/fixtures

    -o DIR writes ab-report.json, .md, .xml (JUnit) and .html. Exit status: 0 done, whatever the
    verdict; 1 what --require asks for does not hold; 2 wrong use; 3 recordings are missing or
    articles failed; 4 no model could be reached.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.jsonform import to_json

    _check_question(primary, require, margin)  # told before anything is read
    labelled = gold_events(gold, events)
    _check_labels(primary, labelled)
    arms = _arms(first, second, asked, repeat)
    running = running_of(asked, repeat, align)
    if asked.dry_run:
        tell_plans(labelled, arms, running)
        return
    need_statistics()
    _tell_same(arms, repeat, quiet=quiet)
    with report_folder(output) as folder:
        report = _compared(
            arms,
            labelled,
            running,
            primary,
            require,
            margin or 0.0,
            quiet=quiet,
            show_held_out=show_held_out,
        )
        _show(to_json(report), as_json=json, folder=folder, quiet=quiet)
    holds = report.required is None or report.required.passed
    raise typer.Exit(exit_status(report.arms, holds=holds))


def _check_question(primary: str, require: str | None, margin: float | None) -> None:
    """Raise UsageError for a score that there is not, and for what cannot be required."""
    from summarize.evaluation.metrics import metric

    metric(primary)
    if require not in (None, "better", "not-worse"):
        raise UsageError(f"--require is better or not-worse, not {require!r}")
    if margin is None:
        return
    if require != "not-worse":
        raise UsageError("--margin is for --require not-worse; add that, or leave --margin out")
    if not math.isfinite(margin) or margin < 0:
        raise UsageError(f"--margin is a number from 0 up, as in 0.02, not {margin:g}")


def _check_labels(primary: str, gold: tuple[GoldEvent, ...]) -> None:
    """Raise UsageError where no event has the labels that the primary score needs."""
    from summarize.evaluation.needs import is_carried, layer_of

    if not is_carried(primary, gold):
        told = f"no event has labels of the layer {layer_of(primary)}, which {primary} is of"
        raise UsageError(f"{told}; label some, or choose another --primary")


def _arms(first: str, second: str, asked: Asked, repeats: int) -> tuple[Arm, Arm]:
    """Both arms; where they are the same, the second takes the repeats behind the first's."""
    one, other = parsed_arm(first, asked), parsed_arm(second, asked)
    if one.model is not None and _are_same((one, other)):
        other = replace(other, first_repeat=repeats)
    return one, other


def _are_same(arms: tuple[Arm, Arm]) -> bool:
    """Whether both are one prompt of one model, under whatever names, or the engine twice."""
    one, other = arms
    return (one.model, one.prompt, one.semantic) == (other.model, other.prompt, other.semantic)


def _tell_same(arms: tuple[Arm, Arm], repeats: int, *, quiet: bool) -> None:
    from summarize.cli.notices import say

    if quiet or not _are_same(arms):
        return
    one, other = arms
    if one.model is None:
        say(f"{one.name} is compared with itself: rules answer the same each time")
    elif one.name != other.name:
        told = f"its repeats are compared, the first {repeats} against the next {repeats}"
        say(f"{one.name} and {other.name} are one arm, {one.prompt} of {one.model}: {told}")


def _compared(
    arms: tuple[Arm, Arm],
    gold: tuple[GoldEvent, ...],
    running: Running,
    primary: str,
    require: Any,
    margin: float,
    *,
    quiet: bool,
    show_held_out: bool,
) -> AbReport:
    from summarize.evaluation.ab import compare_arms, outputs_of
    from summarize.evaluation.arms import after_paying, run_arm
    from summarize.evaluation.costs import costs_of
    from summarize.evaluation.evaluate import gold_reports
    from summarize.evaluation.scoring import score_arm

    reading(arms[0], quiet=quiet)
    one = run_arm(arms[0], gold, running)
    reading(arms[1], quiet=quiet)
    other = run_arm(arms[1], gold, after_paying(running, one.paid_usd))
    first, second = (
        score_arm(run, gold, costs_of(run), show_held_out=show_held_out) for run in (one, other)
    )
    shown = frozenset(event.id for event in gold if show_held_out or not event.held_out)
    return compare_arms(
        first,
        second,
        gold_reports(gold),
        primary=primary,
        require=require,
        margin=margin,
        outputs=outputs_of(one, other, shown, primary),
    )


def _show(document: dict[str, Any], *, as_json: bool, folder: Path | None, quiet: bool) -> None:
    from summarize.reports import ab_junit, ab_markdown, ab_page, print_ab

    forms = {"md": ab_markdown, "xml": ab_junit, "html": ab_page}
    show_report("ab-report", document, forms, print_ab, as_json=as_json, folder=folder, quiet=quiet)
