"""Saved analyses as JSON Lines, as `summarize run --json` writes them: one analysis a line."""

from __future__ import annotations

import json
import re
from io import BufferedReader
from typing import TYPE_CHECKING, Any, BinaryIO

from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarize.analysis import Analysis
    from summarize.articles import ArticleError

SUFFIXES = frozenset({".jsonl", ".ndjson"})
_LONGEST = 50_000_000  # bytes of a line; an analysis is about twenty times its article
_OPENS = re.compile(rb'\s*\{\s*"schema"\s*:\s*"article-analysis/1"')
_ENOUGH = 200  # bytes to tell by how a stream opens


def file_holds_analyses(path: Path) -> bool:
    """Whether the first line of a JSON Lines file that is not blank is an analysis."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        with path.open("rb") as stream:
            lines = iter(lambda: stream.readline(_LONGEST), b"")
            first = next((line for line in lines if line.strip()), b"")
        # Parsing is dear, and most lines are articles.
        if b"article-analysis/1" not in first:
            return False
        document = json.loads(first)
    except (OSError, ValueError, RecursionError):
        return False  # reading it as articles says what is wrong
    return isinstance(document, dict) and document.get("schema") == "article-analysis/1"


def stream_holds_analyses(stream: BinaryIO | None) -> bool:
    """Whether `stream` opens as the analyses that we write; nothing of it is consumed."""
    if not isinstance(stream, BufferedReader):
        return False
    try:
        return bool(_OPENS.match(stream.peek(_ENOUGH)))
    except (OSError, ValueError):
        return False


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, Analysis | ArticleError]]:
    """(FILE:LINE, the analysis on that line or why there is none), one line in memory at a time."""
    from summarize.analysis.saved import analysis_from_json
    from summarize.articles import ArticleError

    lines = iter(lambda: stream.readline(_LONGEST), b"")
    for number, line in enumerate(lines, 1):
        place = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            if len(line) == _LONGEST:
                _skip_line(stream)
                raise SummarizeError(f"the line is longer than {_LONGEST // 1_000_000} MB")
            yield place, analysis_from_json(_parsed(line))
        except SummarizeError as error:
            yield place, ArticleError(place, str(error))
        except RecursionError:
            yield place, ArticleError(place, "is nested too deeply to be a saved analysis")


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SummarizeError("is not UTF-8; write it again with summarize run --json") from error
    except json.JSONDecodeError as error:
        raise SummarizeError(
            f"is not JSON (column {error.colno}: {error.msg});"
            " write it again with summarize run --json"
        ) from error
    except ValueError as error:
        raise SummarizeError(f"is no usable JSON ({error})") from error


def _skip_line(stream: BinaryIO) -> None:
    rest = stream.readline(_LONGEST)
    while rest and not rest.endswith(b"\n"):
        rest = stream.readline(_LONGEST)
