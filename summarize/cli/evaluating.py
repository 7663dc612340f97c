"""What `eval` and `ab` have in common: gold, arms, how they are run, where a report goes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console

    from summarize.cli.model_options import Asked
    from summarize.evaluation.arms import Arm, Running
    from summarize.evaluation.report_types import ArmReport
    from summarize.evaluation.types import GoldEvent

    Document = dict[str, Any]

FAILED, SOME_FAILED = 1, 3
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
Semantic = Annotated[
    bool,
    typer.Option(
        "--semantic",
        envvar="SUMMARIZE_SEMANTIC",
        show_envvar=False,
        help="Score the built-in engine with likeness of meaning, too (extra: semantic).",
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
    if events and not names:
        raise UsageError("--events names no event; leave it out for all of them")
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


def parsed_arm(text: str, asked: Asked) -> Arm:
    """The arm that `text` names, its prompt with its number: "analysis" is asked as analysis@2.

    Raises UsageError for what is no arm, and for a prompt that there is not; MissingExtraError
    for likeness of meaning that cannot be told.
    """
    from summarize.analysis import EXTRACTIVE
    from summarize.evaluation.arms import parse_arm
    from summarize.prompts import load_prompt

    model, _, prompt = text.rpartition(":")
    if model == EXTRACTIVE:
        told = f"write {EXTRACTIVE} alone, or MODEL:{prompt}"
        raise UsageError(f"{text}: the built-in engine takes no prompt; {told}")
    arm = parse_arm(text, default_model(asked))
    if arm.semantic:
        from summarize.semantic import need_extra

        need_extra()
    if arm.prompt is None:
        return arm
    return replace(arm, prompt=load_prompt(arm.prompt, asked.options.prompts).reference)


def arms_of(prompts: Sequence[str] | None, asked: Asked, *, semantic: bool) -> list[Arm]:
    """The built-in engine, then each prompt; the newest analysis prompt where none is named.

    With `semantic` the engine runs a second time, matching by likeness of meaning as well.
    """
    from summarize.analysis import EXTRACTIVE
    from summarize.evaluation.arms import SEMANTIC
    from summarize.prompts import load_prompt

    if prompts is None and default_model(asked) is not None:
        prompts = [load_prompt(asked.options.prompt, asked.options.prompts).reference]
    engines = [EXTRACTIVE, SEMANTIC] if semantic else [EXTRACTIVE]
    return [parsed_arm(each, asked) for each in dict.fromkeys([*engines, *(prompts or ())])]


def need_statistics() -> None:
    """Raise MissingExtraError where no interval can be worked out, before anything is asked."""
    from summarize.evaluation.statistics import t_interval

    t_interval((0.0, 1.0))


def reading(arm: Arm, *, quiet: bool) -> None:
    """Say on standard error which arm is being run."""
    from summarize.cli.notices import say

    if not quiet and arm.model is not None:
        say(f"reading with {arm.name}")


@contextmanager
def report_folder(output: str | None) -> Iterator[Path | None]:
    """The folder of -o, made before anything is asked; gone again if nothing came to lie in it.

    Raises UsageError if it cannot be one.
    """
    from summarize.cli.files import made_folder, remove_empty

    if output is None:
        yield None
        return
    path, created = made_folder(output)
    try:
        yield path
    finally:
        remove_empty(created)


def show_report(
    name: str,
    document: Document,
    forms: Mapping[str, Callable[[Document], str]],
    printed: Callable[[Document, Console], None],
    *,
    as_json: bool,
    folder: Path | None,
    quiet: bool,
) -> None:
    """Write the files `name`.json and of `forms` (by ending, "md" among them) into `folder`.

    Then the report goes to standard output, and its Markdown to the summary of a GitHub Actions
    step, last: what has been paid for is in the files by then.
    """
    from summarize.cli.documents import json_document
    from summarize.cli.files import write_whole
    from summarize.cli.outputs import console
    from summarize.reports.visible import visible

    texts = {ending: made(document) for ending, made in forms.items()}
    if folder is not None:
        write_whole(folder / f"{name}.json", json_document(document))
        for ending, text in texts.items():
            write_whole(folder / f"{name}.{ending}", text)
    if as_json:
        sys.stdout.write(json_document(document))
    else:
        printed(document, console())
        if folder is not None and not quiet:
            endings = ", ".join(f".{ending}" for ending in texts)
            print(visible(f"{name}.json, {endings} written to {folder}"))
    add_to_step_summary(texts["md"])


def exit_status(arms: Iterable[ArmReport], *, holds: bool) -> int:
    """1 where what was required does not hold, 3 where articles failed, else 0."""
    if not holds:
        return FAILED
    return SOME_FAILED if any(arm.costs and arm.costs.failures for arm in arms) else 0


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
    asked = [arm for arm in arms if arm.model is not None]
    if not asked:
        print("Nothing would be asked: the built-in engine needs no model. Name one with --model.")
        return
    for arm in asked:
        assert arm.model is not None
        plan = planned(arm.model, options_of(arm, running, 0))
        for event in events:
            for labelled in event.articles:
                plan.add(labelled.article)
        if running.alignment == "model":
            plan.alignments = sum(len(event.articles) > 1 for event in events)
        print(f"{arm.name}: {in_words(plan.as_json())}")
    if running.repeats > 1:
        told = "; claims are put together once" if running.alignment == "model" else ""
        print(f"Articles are read {running.repeats} times{told}.")
