"""Reports as HTML: one self-contained page, safe to send on, that works without its script."""

from __future__ import annotations

from summarize.reports.html.page import comparison_page, reading_page

__all__ = ["comparison_page", "reading_page"]
