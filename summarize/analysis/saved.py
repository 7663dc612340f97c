"""Saved analyses: read one back, or leave the article's full text out of one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from summarize.analysis.types import Analysis
from summarize.errors import SummarizeError
from summarize.jsonform import from_json
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_FILE = "article-analysis.v1"
_SURROGATE = re.compile("[\ud800-\udfff]")


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
    except (ValueError, RecursionError) as error:
        raise SavedAnalysisError(f"is no usable JSON ({error})") from error
    return analysis_from_json(document)


def analysis_from_json(document: object) -> Analysis:
    """The Analysis of its JSON form. Raises SavedAnalysisError if it is none or was altered."""
    problems = check_document(document, SCHEMA_FILE)
    if problems:
        first, more = problems[0], len(problems) - 1
        raise SavedAnalysisError(
            f"is not a valid analysis: {first.path}: {first.message[:200]}"
            + (f" (and {more} more; see: summarize schemas check)" if more else "")
        )
    assert isinstance(document, dict)
    if (place := _surrogate(document)) is not None:
        raise SavedAnalysisError(f"{place} holds half of a surrogate pair; write the character")
    if (wrong := _alteration(document)) is not None:
        raise SavedAnalysisError(f"{wrong}; the file was altered: analyse the article again")
    return from_json(Analysis, document)


def without_text(analysis: Analysis) -> Analysis:
    """The same analysis without the article's full text; hash, offsets and quotes stay."""
    return replace(analysis, article=replace(analysis.article, text=None))


def _alteration(document: dict[str, Any]) -> str | None:
    """What in a valid document does not fit its article's text, where it carries one."""
    text = document["article"]["text"]
    if text is None:
        return None
    for found in _evidence(document):
        if text[found["start"] : found["end"]] != found["quote"]:
            place = f"{found['start']}:{found['end']}"
            return f"the text at {place} is not the quote {found['quote'][:60]!r}"
    if sha256(text.encode()).hexdigest() != document["article"]["sha256"]:
        return "the text does not have the sha256 that stands beside it"
    return None


def _evidence(value: Any) -> Iterator[dict[str, Any]]:
    """Every evidence below `value`; the engine's parameters are free, and none of them is one."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            yield value
        for name, each in value.items():
            if name != "engine":
                yield from _evidence(each)
    elif isinstance(value, list):
        for each in value:
            yield from _evidence(each)


def _surrogate(value: Any, path: str = "$") -> str | None:
    """The path of the first string that no UTF-8 file can hold."""
    if isinstance(value, str):
        return path if _SURROGATE.search(value) else None
    if isinstance(value, dict):
        named = ((f"{path}.{name}", each) for name, each in value.items())
    elif isinstance(value, list):
        named = ((f"{path}[{index}]", each) for index, each in enumerate(value))
    else:
        return None
    found = (_surrogate(each, place) for place, each in named)
    return next((place for place in found if place is not None), None)
