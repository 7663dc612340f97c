"""`summarize eval`: scores against labelled events, gates, and the files of labels themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from summarize.cli.commands import Command, GroupWithDefault
from summarize.cli.evaluating import (
    FAILED,
    GOLD,
    Align,
    Events,
    Gold,
    Repeats,
    Semantic,
    ShowHeldOut,
    arms_of,
    exit_status,
    gold_events,
    need_statistics,
    reading,
    report_folder,
    running_of,
    show_report,
    tell_plans,
)
from summarize.cli.gating import chosen_baseline, chosen_gates, only_for
from summarize.cli.model_options import Asked, takes_model
from summarize.cli.options import Config, Json, Output, Quiet  # noqa: TC001  (typer reads them)
from summarize.errors import UsageError

SCORE = "score"


class EvalGroup(GroupWithDefault):
    """Without a command it scores."""

    default = SCORE
    runs_alone = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse what is neither an option nor a command: scoring takes no arguments."""
        first = args[0] if args else "-"
        if not (first.startswith("-") or first in self.commands or ctx.resilient_parsing):
            raise self._refusal(first)
        return super().parse_args(ctx, args)

    def _refusal(self, first: str) -> UsageError:
        if "/" in first or Path(first).exists():
            told = "name the folder of labelled events with --gold"
            return UsageError(f"{first}: {told}: summarize eval --gold {first}")
        known = ", ".join(sorted(set(self.commands) - {SCORE}))
        return UsageError(f"no such command {first!r}; there are: {known}")


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
    The built-in engine with and without likeness of meaning:
      summarize eval --semantic
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
            help="What has to be reached (TOML); by default gates.toml in the folder of --gold or"
            " beside that folder, where all events are scored.",
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
    semantic: Semantic = False,
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
    arms = arms_of(prompt, asked, semantic=semantic)
    running = running_of(asked, repeat, align)
    if asked.dry_run:
        tell_plans(labelled, arms, running)
        return
    held = None if no_gates else chosen_gates(gates, gold, partly=bool(events))
    before = chosen_baseline(baseline, held)
    if gates is None and baseline is None:
        held, before = only_for({arm.name for arm in arms}, held, before)
    need_statistics()
    with report_folder(output) as folder:
        report = evaluate(
            arms,
            labelled,
            running,
            gates=held,
            baseline=before,
            show_held_out=show_held_out,
            begun=lambda arm: reading(arm, quiet=quiet),
        )
        _show(to_json(report), as_json=json, folder=folder, quiet=quiet)
    holds = all(gate.passed for gate in report.gates)
    raise typer.Exit(exit_status(report.arms, holds=holds))


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
    """Begin gold of your own: an event with two short articles, labelled, to copy from.

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


def _show(document: dict[str, Any], *, as_json: bool, folder: Path | None, quiet: bool) -> None:
    from summarize.reports import (
        evaluation_junit,
        evaluation_markdown,
        evaluation_page,
        print_evaluation,
    )

    forms = {"md": evaluation_markdown, "xml": evaluation_junit, "html": evaluation_page}
    show_report(
        "eval-report",
        document,
        forms,
        print_evaluation,
        as_json=as_json,
        folder=folder,
        quiet=quiet,
    )
