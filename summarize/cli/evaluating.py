"""What `eval` and `ab` have in common: gold, arms, how they are run, and the files of a report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.cli.model_options import Asked
    from summarize.evaluation.arms import Arm, Running
    from summarize.evaluation.types import GoldEvent

GOLD = "evals/gold"

Gold = Annotated[
    str,
    typer.Option(
        "--gold",
        envvar="SUMMARIZE_GOLD",
        show_envvar=False,
        metavar="DIR",
        help="The labelled events, EVENT/labels.yaml each.",
    ),
]
Events = Annotated[
    list[str] | None,
    typer.Option(
        "--events",
        metavar="EVENT,...",
        help="These events alone; may be repeated.",
        show_default=False,
    ),
]
Repeats = Annotated[
    int,
    typer.Option("--repeat", metavar="N", help="Ask everything N times; scores are means.", min=1),
]
Align = Annotated[
    str,
    typer.Option(
        "--align",
        metavar="model|words",
        help="What puts claims together in the comparison: the model (align@1), or their words.",
    ),
]
ShowHeldOut = Annotated[
    bool,
    typer.Option(
        "--show-held-out",
        help="Show what was missed in held-out events, too; not for those who change prompts.",
    ),
]


def gold_events(folder: str, events: Sequence[str] | None) -> tuple[GoldEvent, ...]:
    """The labelled events that the options name. Raises UsageError, GoldError."""
    from summarize.evaluation.gold import load_gold

    names = [name.strip() for each in events or () for name in each.split(",") if name.strip()]
    if folder == GOLD and not Path(GOLD).is_dir():
        raise UsageError(
            f"there is no {GOLD} here; name the folder of labelled events with --gold,"
            " or begin one with: summarize eval init DIR"
        )
    return load_gold(folder, names)


def running_of(asked: Asked, repeats: int, align: str) -> Running:
    """How arms are run. Raises UsageError for an alignment that there is not."""
    from summarize.evaluation.arms import Running

    if align not in ("model", "words"):
        raise UsageError(f"--align is model or words, not {align!r}")
    return Running(asked.options, asked.concurrency, repeats, align)  # type: ignore[arg-type]


def default_model(asked: Asked) -> str | None:
    """The model that a prompt alone is asked of: --model, else the recordings' only one."""
    return None if asked.is_extractive else asked.model


def reading(arm: Arm, *, quiet: bool) -> None:
    """Say on standard error which arm is being run."""
    from summarize.cli.notices import say

    if not quiet and arm.model is not None:
        say(f"reading with {arm.name}")


def write_report(folder: str, name: str, document: dict[str, Any], forms: dict[str, str]) -> str:
    """Write the JSON and the other forms of a report into `folder`; what was written, in words."""
    from summarize.cli.documents import json_document
    from summarize.cli.files import made_folder, write_whole

    path, _ = made_folder(folder)
    write_whole(path / f"{name}.json", json_document(document))
    for ending, text in forms.items():
        write_whole(path / f"{name}.{ending}", text)
    endings = ", ".join(f".{ending}" for ending in forms)
    return f"{name}.json, {endings} written to {path}"


def add_to_step_summary(markdown: str) -> None:
    """Append `markdown` to the summary of a GitHub Actions step, where this is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(markdown + "\n")
    except OSError as error:
        raise UsageError(f"cannot write GITHUB_STEP_SUMMARY {file}: {error.strerror}") from error


def tell_plans(gold: Iterable[GoldEvent], arms: Sequence[Arm], running: Running) -> None:
    """Print what each arm would ask, and what that costs; nothing is sent."""
    from summarize.analysis.plan import planned
    from summarize.cli.spending import in_words
    from summarize.evaluation.arms import options_of

    events = list(gold)
    for arm in arms:
        if arm.model is None:
            continue
        plan = planned(arm.model, options_of(arm, running, 0))
        for event in events:
            for labelled in event.articles:
                plan.add(labelled.article)
        print(f"{arm.name}: {in_words(plan.as_json())}")
    if running.repeats > 1:
        print(f"All this {running.repeats} times.")
