"""Why an input is refused, raised inside this package; callers get an `ArticleError` instead."""

from __future__ import annotations

from summarize.errors import SummarizeError


class RefusedError(SummarizeError):
    """An input that is no readable article; the text says what is wrong and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(" ".join(reason.split()))
