"""`summarize cassettes`: whether recordings are sound, what they hold, which are out of date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.commands import Command
from summarize.cli.options import Prices  # noqa: TC001  (typer reads it at run time)
from summarize.cli.spending import counted

if TYPE_CHECKING:
    from summarize.articles import Article
    from summarize.models.drift import CurrentPrompts
    from summarize.models.inspection import Statistics

FAILED = 1

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Recorded replies: check them, count them, find those out of date.",
)

Recordings = Annotated[
    list[str],
    typer.Argument(metavar="RECORDINGS", help="Files made by --record, or folders of them."),
]
Prompts = Annotated[
    str | None,
    typer.Option(
        "--prompts",
        envvar="SUMMARIZE_PROMPTS",
        show_envvar=False,
        metavar="DIR",
        help="Your own prompts, DIR/NAME/vN.md; names it lacks are taken from those built in.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]


@app.command(cls=Command)
def verify(recordings: Recordings, json: Json = False) -> None:
    """Check that every line is whole and unchanged.

    \b
      summarize cassettes verify recordings/
      summarize cassettes verify monday.jsonl tuesday.jsonl

    Prints a line for each problem. A line cut short by a run that was killed is one; replaying
    passes over it. Exit status: 0 all is well, 1 something is wrong, 2 a file cannot be read.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.jsonform import to_json
    from summarize.models.inspection import verify as findings_in
    from summarize.models.recording_files import recording_files
    from summarize.reports.visible import visible

    files = recording_files(recordings)
    findings = list(findings_in(files))
    if json:
        sys.stdout.write(json_document([to_json(each) for each in findings]))
    for finding in [] if json else findings:
        note = "note: " if finding.harmless else ""
        print(visible(f"{finding.place}: {note}{finding.message}"))
    wrong = sum(not finding.harmless for finding in findings)
    if wrong:
        raise typer.Exit(FAILED)
    if not json:
        print(f"{counted(len(files), 'file')}, no problems")


@app.command(cls=Command)
def stats(
    recordings: Recordings, prompts: Prompts = None, prices: Prices = None, json: Json = False
) -> None:
    """Count requests, tokens and cost, by model and prompt.

    \b
      summarize cassettes stats recordings/
      summarize cassettes stats --json monday.jsonl

    The cost is what the replies would cost at today's table of prices.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.jsonform import to_json
    from summarize.models.cost import load_prices
    from summarize.models.inspection import statistics
    from summarize.models.recording_files import recording_files

    table = load_prices(Path(prices) if prices else None)
    current = _current_prompts(prompts, [])
    found = statistics(recording_files(recordings), current.prompt_of, table)
    if json:
        sys.stdout.write(json_document(to_json(found)))
    else:
        _print_statistics(found)


@app.command(cls=Command)
def drift(
    recordings: Annotated[
        str, typer.Argument(metavar="RECORDINGS", help="A file made by --record, or a folder.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE", help="As `summarize run` takes it.", show_default=False),
    ] = None,
    prompts: Prompts = None,
    json: Json = False,
) -> None:
    """List what no prompt of today would ask for.

    Replaying does not use such a recording: to it, a changed prompt is another question.

    \b
    Whether the instructions or the reply schema have changed:
      summarize cassettes drift recordings/
    Whether these articles or the words around them have changed too:
      summarize cassettes drift recordings/ articles/
    While you write a prompt of your own:
      summarize cassettes drift --prompts my-prompts/ recordings/ articles/

    Exit status: 0 all are up to date, 1 some are not.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.cli.notices import say
    from summarize.models.recording_files import recording_files, whole_recordings
    from summarize.reports.visible import visible

    current = _current_prompts(prompts, _articles(articles or []))
    drifted = []
    total = 0
    for line, recording in whole_recordings(recording_files([recordings]), say):
        total += 1
        reason = current.drifted(recording.request)
        if reason is None:
            continue
        drifted.append({"place": line.place, "model": recording.request.model, "reason": reason})
        if not json:
            print(visible(f"{line.place}: {recording.request.model}: {reason}"))
    if json:
        sys.stdout.write(json_document({"recordings": total, "drifted": drifted}))
    else:
        verb = "is" if len(drifted) == 1 else "are"
        print(f"{len(drifted)} of {counted(total, 'recording')} {verb} out of date")
    if drifted:
        raise typer.Exit(FAILED)


def _current_prompts(prompts: str | None, articles: list[Article]) -> CurrentPrompts:
    from summarize.models.drift import CurrentPrompts
    from summarize.prompts import load_prompt, prompt_names

    folder = Path(prompts).expanduser() if prompts else None
    return CurrentPrompts([load_prompt(name, folder) for name in prompt_names(folder)], articles)


def _articles(paths: list[str]) -> list[Article]:
    from summarize.articles import ArticleError, read_articles
    from summarize.errors import UsageError

    articles = []
    for each in read_articles(paths) if paths else ():
        if isinstance(each, ArticleError):
            raise UsageError(f"{each.input}: {each.reason}")
        articles.append(each)
    return articles


def _print_statistics(found: Statistics) -> None:
    from summarize.cli.sums import sums
    from summarize.reports.visible import visible

    print(f"{counted(found.files, 'file')}, {counted(found.requests, 'request')}")
    for name, used in found.models.items():
        print(f"model {visible(name)}: {sums(used)}")
    for what, counts in (("prompt", found.prompts), ("schema", found.schemas)):
        for name, count in counts.items():
            print(f"{what} {visible(name)}: {count:,}")
    for name, count in found.recorded_via.items():
        print(f"recorded via {name}: {count:,}")
    if found.lines_passed_over:
        lines = counted(found.lines_passed_over, "line")
        print(f"{lines} passed over; see: summarize cassettes verify")
