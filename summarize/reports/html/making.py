"""How each analysis was made: engine, model, prompt, hashes, cost, as rows of a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarize.reports.visible import visible
from summarize.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.parts import Document

_NONE = "–"


def makers(analyses: Sequence[Document], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A column for each way in which articles were analysed: what made it, then the values.

    Rows of (heading, value of each column); a row that no column has a value for is left out.
    """
    columns: dict[tuple[str, ...], list[str]] = {}
    for analysis, name in zip(analyses, names, strict=True):
        columns.setdefault(_engine(analysis["engine"]), []).append(name)
    heads = ("Engine", "Version", "Model", "Prompt", "Prompt SHA-256", "Reply schema", "Parameters")
    rows = [("Articles", *(", ".join(each) for each in columns.values()))]
    for place, head in enumerate(heads):
        values = [column[place] for column in columns]
        if any(value != _NONE for value in values):
            rows.append((head, *values))
    return tuple(rows)


def costs(analyses: Sequence[Document]) -> str:
    """Requests, tokens and cost of all `analyses`; "no model was asked" without one."""
    used = [each["engine"]["usage"] for each in analyses if each["engine"]["usage"]]
    if not used:
        return "No model was asked, nothing was sent anywhere."
    requests = sum(each["requests"] for each in used)
    tokens = sum(each["input_tokens"] + each["output_tokens"] for each in used)
    priced = [each["cost_usd"] for each in used if each["cost_usd"] is not None]
    cost = f"US$ {sum(priced):.4f}" if len(priced) == len(used) else "cost unknown"
    told = counted(tokens, "token") if tokens else "tokens not recorded"  # as of pasted replies
    return f"{counted(requests, 'request')}, {told}, {cost}."


def _engine(engine: Document) -> tuple[str, ...]:
    parameters = engine["parameters"]
    values = (
        engine["name"],
        f"summarize {engine['version']}",
        engine["model"],
        engine["prompt"],
        engine["prompt_sha256"],
        engine["reply_schema"],
        json.dumps(parameters, ensure_ascii=False, sort_keys=True) if parameters else None,
    )
    return tuple(visible(value) if value else _NONE for value in values)
