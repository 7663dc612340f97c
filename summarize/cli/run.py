"""`summarize run`: an Analysis for each article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from summarize.cli.browser import check_open, show_page
from summarize.cli.inputs import analysed
from summarize.cli.notices import Notices
from summarize.cli.options import (
    Articles,
    Config,
    Json,
    Model,
    NoText,
    OpenPage,
    Output,
    Quiet,
    Settings,
    Verbose,
)
from summarize.cli.outputs import Folder, chosen_outputs
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from summarize.analysis import Analysis
    from summarize.cli.outputs import Output as Sink

SOME_FAILED = 3


def run(
    articles: Articles,
    model: Model = "extractive",
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

    What is not on the command line comes from the environment (SUMMARIZE_QUIET=1), else from
    config.toml in your own config folder (quiet = true in ~/.config/summarize/config.toml).
    """  # noqa: D301  (click's own mark: do not rewrap)
    settings = Settings(model, json, output, no_text, quiet, verbose, open_page)
    check_open(settings)
    failed = run_articles(articles, settings)
    if failed:
        raise typer.Exit(SOME_FAILED)


def run_articles(paths: list[str], settings: Settings) -> int:
    """Analyse `paths` and write each analysis where `settings` say; how many inputs failed."""
    from summarize.articles import ArticleError

    failed = 0
    outcomes = analysed(paths, model=settings.model)
    outputs = chosen_outputs(settings)
    try:
        with Notices(
            quiet=settings.quiet,
            verbose=settings.verbose,
            progress=bool(settings.output) or not sys.stdout.isatty(),
        ) as notices:
            for outcome in outcomes:
                if isinstance(outcome, ArticleError):
                    notices.failure(outcome)
                    failed += 1
                    continue
                notices.analysed(outcome)
                write(outcome, outputs, settings)
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
    return failed


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
