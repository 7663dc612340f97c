"""`summarize ab`: whether one prompt, model or engine does better than another."""

from __future__ import annotations

import sys
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
    add_to_step_summary,
    default_model,
    gold_events,
    reading,
    running_of,
    tell_plans,
    write_report,
)
from summarize.cli.model_options import Asked, takes_model
from summarize.cli.options import Config, Json, Output, Quiet  # noqa: TC001  (typer reads them)
from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.evaluation.ab_types import AbReport
    from summarize.evaluation.arms import Arm, Running
    from summarize.evaluation.types import GoldEvent

FAILED, SOME_FAILED = 1, 3


@takes_model
def ab(
    first: Annotated[
        str, typer.Argument(metavar="FIRST", help="PROMPT, MODEL:PROMPT or extractive.")
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
        float,
        typer.Option(
            "--margin", metavar="X", help="With not-worse: a loss that small is borne.", min=0.0
        ),
    ] = 0.0,
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
    A prompt against itself, to see what chance does (its repeats are compared):
      summarize ab analysis@2 analysis@2 --replay evals/fixtures

    -o DIR writes ab-report.json, .md, .xml (JUnit) and .html. Exit status: 0 done, whatever the
    verdict; 1 what --require asks for does not hold; 2 wrong use; 3 recordings are missing or
    articles failed; 4 no model could be reached.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.evaluation.metrics import metric
    from summarize.jsonform import to_json

    metric(primary)  # told before anything is read
    if require not in (None, "better", "not-worse"):
        raise UsageError(f"--require is better or not-worse, not {require!r}")
    labelled = gold_events(gold, events)
    arms = _arms(first, second, asked, repeat)
    running = running_of(asked, repeat, align)
    if asked.dry_run:
        tell_plans(labelled, arms, running)
        return
    report = _compared(
        arms, labelled, running, primary, require, margin, quiet=quiet, show_held_out=show_held_out
    )
    _show(to_json(report), as_json=json, output=output, quiet=quiet)
    raise typer.Exit(_status(report))


def _arms(first: str, second: str, asked: Asked, repeats: int) -> tuple[Arm, Arm]:
    """Both arms; where they are the same, the second takes the repeats behind the first's."""
    from summarize.evaluation.arms import parse_arm
    from summarize.prompts import load_prompt

    model = default_model(asked)
    one, other = parse_arm(first, model), parse_arm(second, model)
    for arm in (one, other):
        if arm.prompt is not None:
            load_prompt(arm.prompt, asked.options.prompts)
    if one.model is not None and (one.model, one.prompt) == (other.model, other.prompt):
        other = replace(other, first_repeat=repeats)
    return one, other


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


def _show(document: dict[str, Any], *, as_json: bool, output: str | None, quiet: bool) -> None:
    from summarize.cli.documents import json_document
    from summarize.cli.outputs import console
    from summarize.reports import ab_junit, ab_markdown, ab_page, print_ab
    from summarize.reports.visible import visible

    markdown = ab_markdown(document)
    add_to_step_summary(markdown)
    written = None
    if output is not None:
        forms = {"md": markdown, "xml": ab_junit(document), "html": ab_page(document)}
        written = write_report(output, "ab-report", document, forms)
    if as_json:
        sys.stdout.write(json_document(document))
        return
    print_ab(document, console())
    if written and not quiet:
        print(visible(written))


def _status(report: AbReport) -> int:
    if report.required is not None and not report.required.passed:
        return FAILED
    return SOME_FAILED if any(arm.costs and arm.costs.failures for arm in report.arms) else 0
