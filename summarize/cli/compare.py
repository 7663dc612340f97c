"""`summarize compare`: one Comparison of several articles on one event."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING

import typer

from summarize.cli.browser import check_open, show_page
from summarize.cli.documents import json_document
from summarize.cli.inputs import aligner_of, analysed, encoder_for, number_of_inputs, reader_for
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
    Semantic,
    Settings,
    Verbose,
)
from summarize.cli.outputs import Folder, console
from summarize.cli.spending import cost_so_far, tell_plan, tell_spent
from summarize.cli.tally import SOME_FAILED, Tally
from summarize.errors import UsageError
from summarize.reports.visible import visible

if TYPE_CHECKING:
    from summarize.analysis import Analysis
    from summarize.cli.inputs import Reader
    from summarize.cli.outputs import Document
    from summarize.comparison import Comparison
    from summarize.comparison.meaning import Encoder


@takes_model
def compare(
    articles: Articles,
    asked: Asked,
    json: Json = False,
    output: Output = None,
    open_page: OpenPage = False,
    semantic: Semantic = False,
    no_text: NoText = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,  # noqa: ARG001  (read by its callback, before the others)
) -> None:
    """Compare articles on one event: what they share, where they differ, who tells what alone.

    \b
    Two articles, their outlets named:
      summarize compare "Morning Ledger"=a.txt "Coast Post"=b.html
    Every article of a folder:
      summarize compare event/
    One JSON document, for a program:
      summarize compare --json event/ > comparison.json
    A page to look at and send on, and the same as Markdown, CSV and JSON:
      summarize compare -o report/ --open event/
    Saved analyses are taken as they are, from a folder or from JSON Lines:
      summarize compare analyses/
      summarize run --json event/ | summarize compare -
    What is told in other words is matched better with a small model on your own machine:
      summarize compare --semantic event/
    The analyses by a language model, which is then asked what is shared as well:
      summarize compare --model gpt-5-mini event/

    What is not on the command line comes from the environment (SUMMARIZE_QUIET=1), else from
    config.toml in your own config folder (quiet = true in ~/.config/summarize/config.toml).
    """  # noqa: D301  (click's own mark: do not rewrap)
    settings = Settings(json, output, no_text, quiet, verbose, open_page, semantic)
    check_open(settings)
    if asked.dry_run:
        tell_plan(articles, asked, as_json=settings.json, is_comparison=True)
        return
    tally = Tally()
    encoder = encoder_for(asked) if settings.semantic else None  # told now if there is none
    folder = Folder(settings.output) if settings.output else None  # told now if it cannot be
    try:
        with reader_for(asked) as reader:
            analyses = _gathered(articles, reader, tally, settings)
            comparison, aligned = _compared(analyses, asked, reader, encoder, tally, settings)
        if comparison is not None:
            _write_comparison(comparison, settings, folder)
        elif analyses:
            _write_what_is_left(analyses[0], settings, folder)
    finally:
        if folder is not None:
            folder.discard()
    if folder is not None and settings.open_page:
        show_page(folder.page, quiet=settings.quiet)
    if tally.status or not aligned:
        raise typer.Exit(tally.status or SOME_FAILED)


def _gathered(paths: list[str], reader: Reader, tally: Tally, settings: Settings) -> list[Analysis]:
    """All analyses; UsageError if the inputs come to fewer than two articles."""
    analyses: list[Analysis] = []
    texts: dict[str, str] = {}  # sha256: the id of the first article that has it
    with Notices(
        quiet=settings.quiet,
        verbose=settings.verbose,
        progress=True,
        total=number_of_inputs(paths),
        cost=cost_so_far(reader),
    ) as notices:
        for outcome in tally.counted(analysed(paths, reader), notices):
            notices.analysed(outcome)
            analyses.append(outcome)
            first = texts.setdefault(outcome.article.sha256, outcome.article.id)
            if first != outcome.article.id:
                notices.warning(f"{outcome.article.id}: has the very text of {first}")
    if len(analyses) + len(tally.failures) < 2:
        raise UsageError("compare needs two articles or more; for one, use: summarize run ARTICLE")
    return analyses


def _compared(
    analyses: list[Analysis],
    asked: Asked,
    reader: Reader,
    encoder: Encoder | None,
    tally: Tally,
    settings: Settings,
) -> tuple[Comparison | None, bool]:
    """The comparison, if there are two analyses, and whether the claims were put together.

    They were not where a model was asked to and gave no answer: words have done it then.
    """
    from summarize.comparison import compare as compare_analyses

    notices = Notices(quiet=settings.quiet, verbose=False, progress=False)
    aligner = aligner_of(reader)
    comparison = None
    if len(analyses) > 1:
        comparison = compare_analyses(
            analyses, failures=tally.failures, aligner=aligner, encoder=encoder
        )
        own = set(chain.from_iterable(analysis.warnings for analysis in analyses))
        for warning in comparison.warnings:
            if warning not in own:  # the articles' own have been told while they were read
                notices.warning(warning)
    tell_spent(reader, asked, notices)
    return comparison, aligner is None or aligner.error is None


def _write_comparison(comparison: Comparison, settings: Settings, folder: Folder | None) -> None:
    from summarize.analysis import without_text
    from summarize.jsonform import to_json

    document = to_json(comparison)
    if settings.no_text:
        document["analyses"] = [to_json(without_text(each)) for each in comparison.analyses]
    _write_documents(document, document["analyses"], settings, folder)


def _write_what_is_left(analysis: Analysis, settings: Settings, folder: Folder | None) -> None:
    """One article came through: a comparison cannot be made, its analysis is not lost."""
    from summarize.analysis import without_text
    from summarize.jsonform import to_json

    Notices(quiet=settings.quiet, verbose=False, progress=False).notice(
        f"only {analysis.article.id} could be read, and a comparison needs two:"
        " here is its analysis by itself"
    )
    document = to_json(without_text(analysis) if settings.no_text else analysis)
    _write_documents(document, [document], settings, folder)


def _write_documents(
    result: Document, analyses: list[Document], settings: Settings, folder: Folder | None
) -> None:
    """Write `result`, a comparison or the one analysis left, and `analyses` where asked."""
    if folder is not None:
        written = _write_folder(result, analyses, folder)
        if not (settings.json or settings.quiet):
            print(f"{written} written to {visible(str(folder.path))}")
    if settings.json:
        sys.stdout.write(json_document(result))
    elif folder is None:
        from summarize.reports import print_comparison, print_reading

        show = print_reading if result is analyses[0] else print_comparison
        show(result, console(), everything=settings.verbose)


def _write_folder(result: Document, analyses: list[Document], folder: Folder) -> str:
    """Write the files, and say which."""
    if result is analyses[0]:
        folder.add(result)
    else:
        for analysis in analyses:
            folder.save(analysis)
        folder.save_comparison(result)
    folder.finish()
    if result is analyses[0]:
        return "1 analysis, its page and report.md"
    return f"{len(analyses)} analyses, comparison.json, report.html, report.md and facts.csv"
