"""Reports: the public JSON of an Analysis or a Comparison, for people to read.

Imported on first use, so that a report in one form does not load what another one needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_HOME = {
    "comparison_markdown": "summarize.reports.markdown",
    "comparison_page": "summarize.reports.html",
    "facts_csv": "summarize.reports.spreadsheet",
    "print_comparison": "summarize.reports.terminal",
    "print_reading": "summarize.reports.terminal",
    "reading_markdown": "summarize.reports.markdown",
    "reading_page": "summarize.reports.html",
}

__all__ = [
    "comparison_markdown",
    "comparison_page",
    "facts_csv",
    "print_comparison",
    "print_reading",
    "reading_markdown",
    "reading_page",
]

if TYPE_CHECKING:
    from summarize.reports.html import comparison_page, reading_page
    from summarize.reports.markdown import comparison_markdown, reading_markdown
    from summarize.reports.spreadsheet import facts_csv
    from summarize.reports.terminal import print_comparison, print_reading


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'summarize.reports' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
