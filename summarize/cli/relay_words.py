"""What a relay says: what came in, what cannot be used, what is next, and at last the result."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from summarize.cli.notices import say
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.analysis import Analysis
    from summarize.cli.relay_folder import Ask, Progress, RelayFolder


def import_command(relay: RelayFolder) -> str:
    """The command that takes in what was saved in the folder."""
    return f"summarize relay import {shlex.quote(str(relay.path))}"


def compare_command(relay: RelayFolder) -> str:
    """The command that makes the comparison from the folder, without asking anything."""
    from summarize.cli.relay_state import ARTICLES
    from summarize.prompts import load_prompt

    parts = ["summarize", "compare", str(relay.path / ARTICLES), "--replay", str(relay.path)]
    if relay.plan.prompts:
        parts += ["--prompts", relay.plan.prompts]
    if relay.plan.prompts or relay.plan.prompt != load_prompt("analysis").reference:
        parts += ["--prompt", relay.plan.prompt]
    return shlex.join(parts)


def describe(analysis: Analysis) -> str:
    """What came of one article, in a line."""
    rejected = f", {len(analysis.rejected)} rejected" if analysis.rejected else ""
    return (
        f"{analysis.article.id}: {_count(len(analysis.claims), 'claim')},"
        f" {_count(len(analysis.summary), 'sentence')} of summary{rejected}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tell(relay: RelayFolder, progress: Progress, *, quiet: bool) -> None:
    """What came in, what cannot be used, and what is next."""
    for file, problem in progress.problems.items():
        say(f"{relay.path / file}: {problem}")
    for about, reason in progress.failed.items():
        say(f"{about.removeprefix('=')}: {reason}")
    if quiet:
        return
    if progress.taken:
        for analysis in progress.analyses:
            print(visible(describe(analysis)))
    if progress.waiting:
        _tell_next(relay, progress.waiting, progress.answered)
    else:
        _tell_done(relay, progress)


def _tell_next(relay: RelayFolder, waiting: Sequence[Ask], answered: int) -> None:
    print(f"{answered} answered, {len(waiting)} to ask now:")
    for ask in waiting:
        print(f"  {visible(str(relay.prompt_file(ask)))}  ({visible(ask.what)})")
        print(f"    save the answer as {visible(relay.reply_file(ask).name)}")
    print(
        "Paste each into a new conversation of a chat window, save the answer beside it, then:\n"
        f"  {visible(import_command(relay))}"
    )


def _tell_done(relay: RelayFolder, progress: Progress) -> None:
    print(f"All {progress.answered} answers are in.", end=" ")
    if len(progress.analyses) > 1:
        print(f"The comparison:\n  {visible(compare_command(relay))}")
    else:
        command = compare_command(relay).replace("summarize compare", "summarize run", 1)
        print(f"The analysis:\n  {visible(command)}")


def show(relay: RelayFolder, progress: Progress) -> None:
    """The comparison on the terminal, or the one analysis there is."""
    from summarize.cli.outputs import console
    from summarize.jsonform import to_json
    from summarize.reports import print_comparison, print_reading

    for about, reason in progress.failed.items():
        say(f"{about.removeprefix('=')}: {reason}")
    print()
    if len(progress.analyses) > 1:
        comparison = relay.comparison(progress.analyses)
        for warning in comparison.warnings:
            say(f"warning: {warning}")
        print_comparison(to_json(comparison), console(), everything=False)
    elif progress.analyses:
        print_reading(to_json(progress.analyses[0]), console(), everything=False)
    print()
    _tell_done(relay, progress)
