"""Saved analyses: read one back, or leave the article's full text out of one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarize.analysis.types import Analysis
from summarize.errors import SummarizeError
from summarize.jsonform import from_json
from summarize.schemas import check_document

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_FILE = "article-analysis.v1"


class SavedAnalysisError(SummarizeError):
    """A file that should hold an Analysis does not; the text says where and what to do."""


def load_analysis(path: Path) -> Analysis:
    """The analysis saved at `path`.

    It is checked against its schema, and every quote against the text where it carries one.
    Raises SavedAnalysisError, whose text leaves the path to the caller.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SavedAnalysisError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SavedAnalysisError("is not UTF-8; write it again with summarize run") from error
    except json.JSONDecodeError as error:
        raise SavedAnalysisError(
            f"line {error.lineno} is not JSON ({error.msg}); write it again with summarize run"
        ) from error
    return analysis_from_json(document)


def analysis_from_json(document: Any) -> Analysis:
    """The Analysis of its JSON form. Raises SavedAnalysisError if it is none or was altered."""
    problems = check_document(document, SCHEMA_FILE)
    if problems:
        first, more = problems[0], len(problems) - 1
        raise SavedAnalysisError(
            f"is not a valid analysis: {first.path}: {first.message[:200]}"
            + (f" (and {more} more; see: summarize schemas check)" if more else "")
        )
    if (misplaced := _first_misplaced(document, document["article"]["text"])) is not None:
        raise SavedAnalysisError(
            f"the text at {misplaced['start']}:{misplaced['end']} is not the quote"
            f" {misplaced['quote'][:60]!r}; the file was altered: analyse the article again"
        )
    return from_json(Analysis, document)


def without_text(analysis: Analysis) -> Analysis:
    """The same analysis without the article's full text; hash, offsets and quotes stay."""
    return replace(analysis, article=replace(analysis.article, text=None))


def _first_misplaced(value: object, text: str | None) -> dict[str, object] | None:
    """The first evidence below `value` whose offsets do not give its quote."""
    if text is None:
        return None
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            placed = text[value["start"] : value["end"]] == value["quote"]
            return None if placed else value
        value = list(value.values())
    if isinstance(value, list):
        found = (_first_misplaced(item, text) for item in value)
        return next((each for each in found if each is not None), None)
    return None
