"""`summarize schemas`: list the JSON Schemas, show one, check documents against them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from summarize.cli.commands import Command
from summarize.errors import UsageError

INVALID = 1
UNREADABLE = 2
_LONGEST = 200  # a validator's message quotes what it refuses, which may be a whole document

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="List or show the JSON Schemas, or check files against them.",
)


class _BrokenError(Exception):
    """What cannot be checked: no JSON, or no schema to check by; the text says where and why."""


@app.command(name="list")
def list_schemas() -> None:
    """The names of all schemas, one a line."""
    from summarize.schemas import schema_names

    print("\n".join(schema_names()))


@app.command(cls=Command)
def show(name: Annotated[str, typer.Argument(metavar="NAME", help="As `list` prints it.")]) -> None:
    """One schema, as JSON.

    \b
      summarize schemas show comparison.v1
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.cli.documents import json_document
    from summarize.schemas import load_schema

    sys.stdout.write(json_document(load_schema(name)))


@app.command(cls=Command)
def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="JSON or JSON Lines; - is standard input."),
    ],
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema",
            metavar="NAME",
            help="Check against this schema, whatever the document says.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check documents against the schema that each names in its "schema" field.

    \b
    A file that was written earlier:
      summarize schemas check report/comparison.json
    JSON Lines straight from a run:
      summarize run --json articles/ | summarize schemas check -
    A document without a "schema" field:
      summarize schemas check --schema article.v1 article.json

    Prints a line for each problem: file, JSON path, what is wrong. Exit status: 0 all valid,
    1 some invalid, 2 a file that cannot be read as JSON.
    """  # noqa: D301  (click's own mark: do not rewrap)
    from summarize.schemas import load_schema

    if schema is not None:
        load_schema(schema)  # an unknown name is told before any file is
    worst = max(_checked(file, schema) for file in files)
    if worst:
        raise typer.Exit(worst)


def _checked(file: str, schema: str | None) -> int:
    from summarize.cli.notices import say

    worst = 0
    try:
        for place, text in _documents(file):
            try:
                worst = max(worst, _report(place, _parsed(text, place), schema))
            except _BrokenError as error:  # the other lines are checked all the same
                say(str(error))
                worst = UNREADABLE
    except _BrokenError as error:
        say(str(error))
        worst = UNREADABLE
    return worst


def _report(place: str, document: Any, schema: str | None) -> int:
    from summarize.reports.visible import visible
    from summarize.schemas import check_document, schema_for, schema_names

    name = schema or schema_for(document)
    if name is None:
        declared = document.get("schema") if isinstance(document, dict) else None
        says = f"no schema {declared!r}" if declared else 'no "schema" field'
        known = ", ".join(schema_names())
        raise _BrokenError(f"{place}: {says}; name one with --schema: {known}")
    problems = check_document(document, name)
    for problem in problems:
        message = visible(problem.message)
        if len(message) > _LONGEST:
            message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
        print(f"{visible(place)}: {visible(problem.path)}: {message}")
    if not problems:
        print(f"{visible(place)}: valid ({name})")
    return INVALID if problems else 0


def _documents(file: str) -> list[tuple[str, str]]:
    """The documents of `file` as (place, text): one, or one a line where it is JSON Lines."""
    text = _text(file)
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _is_json(lines[0][1]):
        return [(f"{file}:{number}", line) for number, line in lines]
    return [(file, text)]


def _text(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise _BrokenError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _BrokenError(f"{file}: line {line} is not UTF-8") from error


def _is_json(text: str) -> bool:
    try:
        _parsed(text, "")
    except _BrokenError:
        return False
    return True


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _BrokenError(f"{place}: not JSON: {where}: {error.msg}") from error
    except (UsageError, RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise _BrokenError(f"{place}: not JSON: {reason}") from error


def _refuse_constant(name: str) -> None:
    raise UsageError(f"{name} is no JSON value")
