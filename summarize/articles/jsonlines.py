"""JSON: one object, a list of objects, or one object a line."""

from __future__ import annotations

import json
import re
from typing import Any

from summarize.articles.draft import FIELDS, Draft
from summarize.articles.encoding import decode
from summarize.articles.refusal import RefusedError

ANALYSIS_SCHEMA = "article-analysis/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_line(line: bytes) -> Draft | None:
    """The article on one line of JSON Lines, or None if the line is blank. Raises RefusedError."""
    if not line.strip():
        return None
    text, warning = decode(line)
    draft = draft_of(parse(text))
    return Draft(draft.text, draft.fields, (*draft.warnings, warning)) if warning else draft


def parse(text: str) -> Any:
    """The JSON value of `text`; RefusedError names the line that is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RefusedError(f"is no valid JSON ({place}: {error.msg}); mend that line") from error
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"is no usable JSON ({error})") from error


def draft_of(value: Any) -> Draft:
    """The article in a JSON object; `text` is required and stays untouched. Raises RefusedError."""
    if not isinstance(value, dict):
        raise RefusedError("has to be a JSON object with a field 'text'")
    if value.get("schema") == ANALYSIS_SCHEMA:
        raise RefusedError(
            "is a saved analysis, not an article; give it as a file NAME.analysis.json"
        )
    if value.get("text") is None:
        raise RefusedError("has no field 'text'; put the article's text there")
    text = _string(value, "text")
    return Draft(
        text, {name: _string(value, name) for name in FIELDS if value.get(name) is not None}
    )


def _string(value: dict[str, Any], name: str) -> str:
    found = value[name]
    if not isinstance(found, str):
        raise RefusedError(f"its field '{name}' has to be a string, not {_json_type(found)}")
    if _SURROGATE.search(found):
        raise RefusedError(
            f"its field '{name}' holds half of a surrogate pair, which no UTF-8 file can hold; "
            "write the character itself"
        )
    return found


def _json_type(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a number"
