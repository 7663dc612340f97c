"""`summarize schemas`: list the JSON Schemas, show one, check documents against them."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

INVALID = 1
UNREADABLE = 2
_LONGEST = 200  # a validator's message quotes what it refuses, which may be a whole document

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The JSON Schemas that every JSON document written here follows.",
)


@dataclass(frozen=True, slots=True)
class _Document:
    """One JSON document and where it stands: "FILE", or "FILE:LINE" in JSON Lines."""

    place: str
    content: Any


class _BrokenError(Exception):
    """A file that holds no JSON; the text says where and why."""


@app.command(name="list")
def list_schemas() -> None:
    """The names of all schemas, one a line."""
    from summarize.schemas import schema_names

    print("\n".join(schema_names()))


@app.command()
def show(name: Annotated[str, typer.Argument(metavar="NAME", help="As `list` prints it.")]) -> None:
    """One schema, as JSON.

    \b
      summarize schemas show comparison.v1
    """
    from summarize.cli.documents import json_document
    from summarize.schemas import load_schema

    sys.stdout.write(json_document(load_schema(name)))


@app.command()
def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="JSON or JSON Lines; - is standard input."),
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
    """
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
        for document in _documents(file):
            worst = max(worst, _report(document, schema))
    except _BrokenError as error:
        say(str(error))
        return UNREADABLE
    return worst


def _report(document: _Document, schema: str | None) -> int:
    from summarize.reports.visible import visible
    from summarize.schemas import check_document, schema_for, schema_names

    name = schema or schema_for(document.content)
    if name is None:
        declared = document.content.get("schema") if isinstance(document.content, dict) else None
        says = f"no schema {declared!r}" if declared else 'no "schema" field'
        known = ", ".join(schema_names())
        raise _BrokenError(f"{document.place}: {says}; name one with --schema: {known}")
    problems = check_document(document.content, name)
    for problem in problems:
        message = visible(problem.message)
        if len(message) > _LONGEST:
            message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
        print(f"{visible(document.place)}: {visible(problem.path)}: {message}")
    if not problems:
        print(f"{visible(document.place)}: valid ({name})")
    return INVALID if problems else 0


def _documents(file: str) -> Iterator[_Document]:
    """The documents of `file`: one, or one a line where it is JSON Lines."""
    text = _text(file)
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and _is_json(lines[0][1]):
        for number, line in lines:
            yield _Document(f"{file}:{number}", _parsed(line, f"{file}:{number}"))
    else:
        yield _Document(file, _parsed(text, file))


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
