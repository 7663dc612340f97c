"""The `summarize` command itself: its subcommands, its streams and its exit codes."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarize import __version__
from summarize.cli import ab, cache, cassettes, compare, doctor, prompts, relay, run, schemas
from summarize.cli import eval as evaluation
from summarize.cli.commands import Command, WrongUseError, refusal
from summarize.cli.ending import orderly_end
from summarize.cli.notices import say
from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG_USE = 2
SOME_FAILED = 3
NO_MODEL = 4
INTERRUPTED = 130
PIPE_CLOSED = 141  # 128 + SIGPIPE, what a shell reports of any program that `head` cut short

app = typer.Typer(
    name="summarize",
    rich_markup_mode=None,  # rich would cost every start-up a tenth of a second
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="run", cls=Command, short_help="Read articles one by one.", no_args_is_help=True)(
    run.run
)
app.command(
    name="compare", cls=Command, short_help="Compare articles on one event.", no_args_is_help=True
)(compare.compare)
app.add_typer(evaluation.app, name="eval")
app.command(name="ab", cls=Command, short_help="Compare two prompts, models or engines.")(ab.ab)
app.add_typer(prompts.app, name="prompts")
app.add_typer(schemas.app, name="schemas")
app.add_typer(cassettes.app, name="cassettes")
app.add_typer(cache.app, name="cache")
app.add_typer(relay.app, name="relay")
app.command(name="doctor", cls=Command, short_help="Try a model's server and say what it can do.")(
    doctor.doctor
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def summarize(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read several outlets' articles on one event: what each says, and how it says it.

    Every finding comes with the sentence that shows it. Nothing is sent anywhere,
    unless you name a language model with --model.

    \b
    What two outlets agree on, and where they differ:
      summarize compare ledger.txt post.html
    One article by itself:
      summarize run ledger.txt
    The same for a program, or as files:
      summarize compare --json ledger.txt post.html
      summarize compare -o report/ ledger.txt post.html

    \b
    Exit status: 0 done, 1 a check failed, 2 wrong use, 3 some or all articles
    failed (the others are done), 4 no model could be reached, 130 stopped by
    Ctrl-C, 143 by SIGTERM.
    """  # noqa: D301  (click's own mark: do not rewrap)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on `arguments` (default: the process's own) and exit."""
    with orderly_end():
        sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    """The exit status of the command line, once everything that it has to say is out."""
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()  # while an error can still be told
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = _with_stdout_dropped(PIPE_CLOSED)
    except SummarizeError as error:
        say(str(error))
        status = _status_of(error)
    except OSError as error:  # articles and files tell their own, so this is standard output
        say(f"cannot write to {error.filename or 'standard output'}: {error.strerror}")
        status = _with_stdout_dropped(WRONG_USE)
    return status


def _status_of(error: SummarizeError) -> int:
    from summarize.models.errors import (
        AuthenticationError,
        MissingRecordingsError,
        UnreachableError,
    )

    if isinstance(error, AuthenticationError | UnreachableError):
        return NO_MODEL
    return SOME_FAILED if isinstance(error, MissingRecordingsError) else WRONG_USE


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = app(args=arguments, prog_name="summarize", standalone_mode=False)
    except WrongUseError as error:
        if "\n" in (told := refusal(error)):
            print(told, file=sys.stderr)
        else:
            say(told)
        return WRONG_USE
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # typer and rich make it exit code 1
            raise stop.__context__ from None
        return stop.code if isinstance(stop.code, int) else 0
    return status if isinstance(status, int) else 0


def _with_stdout_dropped(status: int) -> int:
    """`status`, once what is still buffered for standard output can no longer fail."""
    # The interpreter flushes once more on its way out and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return status


def _speak_utf8() -> None:
    """Standard streams in UTF-8, whatever LANG or the Windows code page says; none missing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller, as by `>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
