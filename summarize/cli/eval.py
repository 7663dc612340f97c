"""`summarize eval`: scores against labelled events, gates, and the files of labels themselves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.commands import Command, GroupWithDefault
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
    from collections.abc import Sequence

    from summarize.evaluation.arms import Arm
    from summarize.evaluation.baselines import Baseline
    from summarize.evaluation.gates import Gates
    from summarize.evaluation.report_types import EvalReport

FAILED, SOME_FAILED = 1, 3
SCORE = "score"
GATES = "gates.toml"


class EvalGroup(GroupWithDefault):
    """Without a command it scores."""

    default = SCORE
    runs_alone = True


class ScoreCommand(Command):
    """The scoring, which is called without a name of its own."""

    def get_help(self, ctx: Any) -> str:
        """The help as of `summarize eval`."""
        return super().get_help(ctx).replace(f" eval {SCORE} ", " eval ", 1)


app = typer.Typer(
    cls=EvalGroup,
    rich_markup_mode=None,
    short_help="Score engines and prompts against labelled events.",
    help="""Score the built-in engine, and models with their prompts, against labelled events.

    \b
    The built-in engine:
      summarize eval
    Two prompts, from recorded replies, with reports and gates:
      summarize eval --prompt analysis@1 --prompt analysis@2 --replay evals/fixtures -o out/
    A model that is asked now:
      summarize eval --model gpt-5-mini --prompt analysis@2 --max-cost 1
    Labels of your own:
      summarize eval init my-gold/
      summarize eval check my-gold/
      summarize eval --gold my-gold/

    For the options of the scoring: summarize eval score --help
    """,
)


@app.command(name=SCORE, cls=ScoreCommand, hidden=True)
@takes_model
def score(
    asked: Asked,
    prompt: Annotated[
        list[str] | None,
        typer.Option(
            "--prompt",
            metavar="NAME@N",
            help="A prompt to score; may be repeated, MODEL:NAME@N for another model.",
            show_default=False,
        ),
    ] = None,
    gold: Gold = GOLD,
    events: Events = None,
    repeat: Repeats = 1,
    align: Align = "model",
    gates: Annotated[
        Path | None,
        typer.Option(
            "--gates",
            metavar="FILE",
            help="What has to be reached (TOML); by default gates.toml beside the gold, where all"
            " events are scored.",
            show_default=False,
        ),
    ] = None,
    no_gates: Annotated[bool, typer.Option("--no-gates", help="Hold nothing to gates.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="An earlier run's scores, in place of the one that the gates name.",
            show_default=False,
        ),
    ] = None,
    show_held_out: ShowHeldOut = False,
    json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
    config: Config = None,  # noqa: ARG001  (read by its callback, before the others)
) -> None:
    """Score arms against labelled events: the built-in engine, and each --prompt.

    \b
      summarize eval
      summarize eval --prompt analysis@2 --replay evals/fixtures -o out/eval
      summarize eval --model gpt-5-mini --prompt analysis@2 --events dam-breach,mine-verdict

    -o DIR writes eval-report.json, .md, .xml (JUnit) and .html. Exit status: 0 done, 1 a gate
    failed, 2 wrong use, 3 recordings are missing or articles failed, 4 no model could be reached.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.evaluation.evaluate import evaluate
    from summarize.jsonform import to_json

    labelled = gold_events(gold, events)
    arms = _arms(prompt, asked)
    running = running_of(asked, repeat, align)
    if asked.dry_run:
        tell_plans(labelled, arms, running)
        return
    held = None if no_gates else _gates(gates, gold, partly=bool(events))
    report = evaluate(
        arms,
        labelled,
        running,
        gates=held,
        baseline=_baseline(baseline, held),
        show_held_out=show_held_out,
        begun=lambda arm: reading(arm, quiet=quiet),
    )
    _show(to_json(report), as_json=json, output=output, quiet=quiet)
    raise typer.Exit(_status(report))


@app.command(cls=Command)
def agreement(
    gold: Annotated[str, typer.Argument(metavar="DIR", help="The labelled events.")] = GOLD,
    json: Json = False,
) -> None:
    """Print how far a second annotator (EVENT/second.yaml) agrees with the labels.

    \b
      summarize eval agreement
      summarize eval agreement my-gold/

    F1 of passages by layer, and Krippendorff's alpha of what is chosen from a list: 1 is full
    agreement, 0 what chance would give.
    """  # noqa: D301
    from summarize.cli.agreement import print_agreement

    print_agreement(gold, as_json=json)


@app.command(cls=Command)
def bless(
    report: Annotated[
        Path,
        typer.Argument(metavar="REPORT", help="An eval-report.json, as -o DIR writes it."),
    ],
    baseline: Annotated[
        Path,
        typer.Option(
            "--baseline", metavar="FILE", help="The baseline to write.", show_default=True
        ),
    ] = Path("evals/baselines/main.json"),
) -> None:
    """Make a run the baseline that later runs are held to, on purpose.

    \b
      summarize eval --prompt analysis@2 --replay evals/fixtures -o out/eval
      summarize eval bless out/eval/eval-report.json

    Prints what changes against the baseline there was.
    """  # noqa: D301
    from summarize.cli.blessing import bless_report

    bless_report(report, baseline)


@app.command(cls=Command)
def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make.")],
) -> None:
    """Begin gold of your own: an event with two short articles, labelled, to be replaced.

    \b
      summarize eval init my-gold/
      summarize eval check my-gold/
      summarize eval --gold my-gold/
    """  # noqa: D301
    from summarize.cli.gold_files import begin_gold

    begin_gold(folder)


@app.command(cls=Command)
def check(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Labelled events, or one.")] = GOLD,
) -> None:
    """Check files of labels: their form, and that every quote stands where it should.

    \b
      summarize eval check my-gold/

    Prints a line for each problem. Exit status: 0 all is well, 1 something is wrong.
    """  # noqa: D301
    from summarize.cli.gold_files import check_gold

    if not check_gold(folder):
        raise typer.Exit(FAILED)


def _arms(prompts: Sequence[str] | None, asked: Asked) -> list[Arm]:
    """The built-in engine, then each prompt; the newest analysis prompt where none is named."""
    from summarize.analysis import EXTRACTIVE
    from summarize.evaluation.arms import parse_arm
    from summarize.prompts import load_prompt

    model = default_model(asked)
    if prompts is None and model is not None:
        prompts = [load_prompt(asked.options.prompt, asked.options.prompts).reference]
    arms = [parse_arm(each, model) for each in dict.fromkeys([EXTRACTIVE, *(prompts or ())])]
    for arm in arms:
        if arm.prompt is not None:  # told before anything is read
            load_prompt(arm.prompt, asked.options.prompts)
    return arms


def _gates(named: Path | None, gold: str, *, partly: bool) -> Gates | None:
    """The gates named, else those beside the gold, which are for all of its events."""
    from summarize.evaluation.gates import load_gates

    if named is not None:
        return load_gates(named)
    beside = Path(gold).expanduser().resolve().parent / GATES
    return load_gates(beside) if beside.is_file() and not partly else None


def _baseline(named: Path | None, gates: Gates | None) -> Baseline | None:
    from summarize.evaluation.baselines import load_baseline

    if named is not None and gates is None:
        raise UsageError("--baseline needs gates that say what may not drop; name them: --gates")
    path = named or (gates.baseline if gates else None)
    return None if path is None else load_baseline(path)


def _show(document: dict[str, Any], *, as_json: bool, output: str | None, quiet: bool) -> None:
    from summarize.cli.documents import json_document
    from summarize.cli.outputs import console
    from summarize.reports import (
        evaluation_junit,
        evaluation_markdown,
        evaluation_page,
        print_evaluation,
    )
    from summarize.reports.visible import visible

    markdown = evaluation_markdown(document)
    add_to_step_summary(markdown)
    written = None
    if output is not None:
        forms = {
            "md": markdown,
            "xml": evaluation_junit(document),
            "html": evaluation_page(document),
        }
        written = write_report(output, "eval-report", document, forms)
    if as_json:
        sys.stdout.write(json_document(document))
        return
    print_evaluation(document, console())
    if written and not quiet:
        print(visible(written))


def _status(report: EvalReport) -> int:
    if any(not gate.passed for gate in report.gates):
        return FAILED
    return SOME_FAILED if any(arm.costs and arm.costs.failures for arm in report.arms) else 0
