"""Reports: the public JSON of an analysis, comparison or evaluation, to read.

Imported on first use, so that a report in one form does not load what another one needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_HOME = {
    "ab_junit": "summarize.reports.evaluation.junit",
    "ab_markdown": "summarize.reports.evaluation.ab_markdown",
    "ab_page": "summarize.reports.evaluation.ab_page",
    "comparison_markdown": "summarize.reports.markdown",
    "comparison_page": "summarize.reports.html",
    "evaluation_junit": "summarize.reports.evaluation.junit",
    "evaluation_markdown": "summarize.reports.evaluation.markdown",
    "evaluation_page": "summarize.reports.evaluation.page",
    "facts_csv": "summarize.reports.spreadsheet",
    "print_ab": "summarize.reports.evaluation.ab_terminal",
    "print_comparison": "summarize.reports.terminal",
    "print_evaluation": "summarize.reports.evaluation.terminal",
    "print_reading": "summarize.reports.terminal",
    "reading_markdown": "summarize.reports.markdown",
    "reading_page": "summarize.reports.html",
}

__all__ = [
    "ab_junit",
    "ab_markdown",
    "ab_page",
    "comparison_markdown",
    "comparison_page",
    "evaluation_junit",
    "evaluation_markdown",
    "evaluation_page",
    "facts_csv",
    "print_ab",
    "print_comparison",
    "print_evaluation",
    "print_reading",
    "reading_markdown",
    "reading_page",
]

if TYPE_CHECKING:
    from summarize.reports.evaluation.ab_markdown import ab_markdown
    from summarize.reports.evaluation.ab_page import ab_page
    from summarize.reports.evaluation.ab_terminal import print_ab
    from summarize.reports.evaluation.junit import ab_junit, evaluation_junit
    from summarize.reports.evaluation.markdown import evaluation_markdown
    from summarize.reports.evaluation.page import evaluation_page
    from summarize.reports.evaluation.terminal import print_evaluation
    from summarize.reports.html import comparison_page, reading_page
    from summarize.reports.markdown import comparison_markdown, reading_markdown
    from summarize.reports.spreadsheet import facts_csv
    from summarize.reports.terminal import print_comparison, print_reading


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'summarize.reports' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
