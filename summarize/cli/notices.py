"""What goes to standard error: failures, warnings, notes on articles, progress."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from summarize.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.analysis import Analysis
    from summarize.articles import ArticleError

LONG_SECONDS = 2.0  # an input that takes longer than this is long: show that it goes on
LONG_ARTICLES = 20
_SHORT_SECONDS = 90


def say(text: str) -> None:
    """One line on standard error, with nothing in it that a terminal would obey."""
    print(f"summarize: {visible(text)}", file=sys.stderr)


class Notices:
    """The notices of one command; as a context manager it shows progress on a terminal."""

    def __init__(
        self,
        *,
        quiet: bool,
        verbose: bool,
        progress: bool,
        total: int | None = None,
        cost: Callable[[], float | None] | None = None,
    ) -> None:
        self._total = total  # of articles, where it is known beforehand
        self._cost = cost  # in USD by now, where anything is paid
        self.quiet = quiet
        self.verbose = verbose and not quiet
        self._started = self._last = time.monotonic()
        self._done = 0
        self._wanted = progress and not quiet and sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def failure(self, error: ArticleError) -> None:
        """An input that could not be used; told even when quiet, since it changes the exit."""
        self._line(f"{error.input}: {error.reason}")
        self._advance()

    def analysed(self, analysis: Analysis) -> None:
        """An article is done: its warnings and, when verbose, a note on it."""
        if self.verbose:
            self._line(f"note: {self._note(analysis)}")
        for warning in analysis.warnings:
            self.warning(warning)
        self._advance()

    def warning(self, text: str) -> None:
        """Something the user should know and need not act on."""
        if not self.quiet:
            self._line(f"warning: {text}")

    def notice(self, text: str) -> None:
        """What was done in place of what was asked."""
        if not self.quiet:
            self._line(text)

    def _line(self, text: str) -> None:
        if self._bar is None:
            say(text)
        else:  # above the progress line, not through it
            self._bar.console.print(
                f"summarize: {visible(text)}", markup=False, highlight=False, soft_wrap=True
            )

    def _note(self, analysis: Analysis) -> str:
        article = analysis.article
        aside = Counter(s.kind for s in article.sentences if s.kind != "prose")
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(aside.items()))
        milliseconds = (time.monotonic() - self._last) * 1000
        return (
            f"{article.id}: {article.words} words, {len(article.sentences)} sentences"
            f" (set aside: {kinds or 'none'}), language {article.language},"
            f" {len(analysis.claims)} claims, {milliseconds:.0f} ms"
        )

    def _advance(self) -> None:
        self._done += 1
        self._last = time.monotonic()
        if not self._wanted:
            return
        if self._bar is None and self._is_long():
            self._bar = _progress_line()
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], told=self._told())

    def _told(self) -> str:
        """How far it is: "40 of 200 articles, 95 a minute, $0.12, about 2 min left"."""
        seconds = max(self._last - self._started, 0.001)
        of = "" if self._total is None else f" of {self._total:,}"
        told = [f"{self._done:,}{of} articles read", f"{60 * self._done / seconds:,.0f} a minute"]
        if self._cost is not None and (cost := self._cost()) is not None:
            told.append(f"${cost:.4f}")
        if self._total is not None and self._done < self._total:
            left = seconds * (self._total - self._done) / self._done
            told.append(
                f"about {left:.0f} s left" if left < 90 else f"about {left / 60:.0f} min left"
            )
        return ", ".join(told)

    def _is_long(self) -> bool:
        return self._done > LONG_ARTICLES or self._last - self._started > LONG_SECONDS


def _progress_line() -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    progress.add_task("reading", total=None, told="")
    return progress
