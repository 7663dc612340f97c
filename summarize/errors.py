"""The errors a caller can act on, by what they can do about it; each text says what to do."""

from __future__ import annotations


class SummarizeError(Exception):
    """The root of every error this package raises on purpose."""


class UsageError(SummarizeError):
    """The call itself is wrong: an unknown model, one article to compare. Exit code 2."""


class MissingExtraError(SummarizeError):
    """An optional dependency is needed and not installed; the text names the command."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs an extra: pip install 'summarize-news[{extra}]',"
            f" or in a checkout: pip install '.[{extra}]'"
        )
        self.extra = extra
