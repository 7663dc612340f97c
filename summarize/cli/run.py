"""`summarize run`: an Analysis for each article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from summarize.cli.browser import check_open, show_page
from summarize.cli.inputs import analysed, number_of_inputs, reader_for
from summarize.cli.model_options import Asked, takes_model
from summarize.cli.notices import Notices
from summarize.cli.options import (
    Articles,
    Config,
    Json,
    NoText,
    OpenPage,
    Output,
    Quiet,
    Settings,
    Verbose,
)
from summarize.cli.outputs import Folder, chosen_outputs
from summarize.cli.spending import cost_so_far, tell_plan, tell_spent
from summarize.cli.tally import Tally
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from summarize.analysis import Analysis
    from summarize.cli.outputs import Output as Sink


@takes_model
def run(
    articles: Articles,
    asked: Asked,
    json: Json = False,
    output: Output = None,
    open_page: OpenPage = False,
    no_text: NoText = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,  # noqa: ARG001  (read by its callback, before the others)
) -> None:
    """Read articles one by one: summary, claims, names, framing, sourcing.

    \b
    A reading on the terminal:
      summarize run ledger.txt
    Every article of a folder, the outlet named for one of them:
      summarize run articles/ "Morning Ledger"=ledger.txt
    One analysis a line, for a program:
      summarize run --json articles/ > analyses.jsonl
    ID.analysis.json and a page ID.html for each, and report.md with all readings:
      summarize run -o analyses/ articles/
    The same to pass on where the articles may not be:
      summarize run --no-text -o analyses/ articles/
    From another program:
      curl -s https://example.org/a.txt | summarize run -
    By a language model on this machine, or one far away (needs OPENAI_API_KEY):
      summarize run --model gemma3 --base-url http://localhost:11434/v1 ledger.txt
      summarize run --model gpt-5-mini --max-cost 0.50 articles/

    What is not on the command line comes from the environment (SUMMARIZE_QUIET=1), else from
    config.toml in your own config folder (quiet = true in ~/.config/summarize/config.toml).
    """  # noqa: D301  (click's own mark: do not rewrap)
    settings = Settings(json, output, no_text, quiet, verbose, open_page)
    check_open(settings)
    if asked.dry_run:
        tell_plan(articles, asked, as_json=settings.json)
        return
    status = run_articles(articles, asked, settings)
    if status:
        raise typer.Exit(status)


def run_articles(paths: list[str], asked: Asked, settings: Settings) -> int:
    """Analyse `paths` and write each analysis where `settings` say; the exit status."""
    tally = Tally()
    outputs: list[Sink] = []
    try:
        with (
            reader_for(asked) as reader,
            Notices(
                quiet=settings.quiet,
                verbose=settings.verbose,
                progress=bool(settings.output) or not sys.stdout.isatty(),
                total=number_of_inputs(paths),
                cost=cost_so_far(reader),
            ) as notices,
        ):
            outputs = chosen_outputs(settings)
            for outcome in tally.counted(analysed(paths, reader), notices):
                notices.analysed(outcome)
                write(outcome, outputs, settings)
            tell_spent(reader, asked, notices)
        for each in outputs:
            each.finish()
    finally:
        for each in outputs:
            each.discard()
    if not settings.json and not settings.quiet:
        _tell_what_was_written(outputs)
    for each in outputs:
        if settings.open_page and isinstance(each, Folder):
            show_page(each.page, quiet=settings.quiet)
    return tally.status


def write(analysis: Analysis, outputs: list[Sink], settings: Settings) -> None:
    """Hand the public JSON of `analysis` to each of `outputs`."""
    from summarize.analysis import without_text
    from summarize.jsonform import to_json

    document = to_json(without_text(analysis) if settings.no_text else analysis)
    for each in outputs:
        each.add(document)


def _tell_what_was_written(outputs: list[Sink]) -> None:
    for each in outputs:
        if isinstance(each, Folder) and each.analyses:
            several = each.analyses > 1
            wrote = f"{each.analyses} analyses, their pages" if several else "1 analysis, its page"
            print(f"{wrote} and report.md written to {visible(str(each.path))}")
