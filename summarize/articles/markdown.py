"""Markdown: a body, and metadata in YAML front matter."""

from __future__ import annotations

import re
from typing import Any

import yaml

from summarize.articles.draft import Draft
from summarize.articles.refusal import RefusedError

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_UNCLOSED = re.compile(r"---[ \t]*\n\s*[A-Za-z_]\w*[ \t]*:")
_FIRST_HEADING = re.compile(r"\s*# +(\S.*?)[ \t#]*(?:\n|\Z)")

# The names that blogs and site generators (Jekyll, Hugo, Pandoc) give to what we look for.
_KEYS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "outlet": ("outlet", "source", "publisher"),
    "title": ("title",),
    "published": ("published", "date"),
    "url": ("url",),
    "language": ("language", "lang"),
}


def has_front_matter(text: str) -> bool:
    """Whether `text` opens with front matter, closed or not."""
    return bool(_FRONT_MATTER.match(text) or _UNCLOSED.match(text))


def read_markdown(text: str) -> Draft:
    """The body after the front matter as it stands; its first `# heading` may give the title.

    Raises RefusedError for front matter that is no YAML mapping, with its line in the file.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        if _UNCLOSED.match(text):
            raise RefusedError("the front matter that opens on line 1 is not closed by a line ---")
        return Draft(text, _heading(text))
    fields, warnings = _metadata(_parse(found[1]))
    body = text[found.end() :]
    return Draft(body, {**_heading(body), **fields}, warnings)


def _heading(body: str) -> dict[str, str]:
    heading = _FIRST_HEADING.match(body)
    return {"title": heading[1]} if heading else {}


def _parse(source: str) -> dict[Any, Any]:
    try:
        # BaseLoader leaves scalars as written: "no" stays Norwegian, a wrong date no crash.
        content = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise RefusedError(
            f"the front matter is no valid YAML (line {line}: {error.problem}); mend that line"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise RefusedError("the front matter (line 1 on) is no valid YAML; mend it") from error
    if content is None or content == "":
        return {}
    if not isinstance(content, dict):
        raise RefusedError("the front matter (line 1 on) has to be 'key: value' lines")
    return content


def _metadata(content: dict[Any, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The first of the known names for each field that has a text."""
    lowered = {str(key).lower(): value for key, value in content.items()}
    fields: dict[str, str] = {}
    warnings = []
    for field, names in _KEYS.items():
        for name in names:
            value = lowered.get(name)
            if isinstance(value, str) and value.strip() and field not in fields:
                fields[field] = value
            elif value is not None and not isinstance(value, str):
                warnings.append(f"'{name}' in the front matter is no text and was passed over")
    return fields, tuple(warnings)
