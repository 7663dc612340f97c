"""`--open`: the page just written, in the user's own browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from summarize.cli.notices import say
from summarize.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.cli.options import Settings


def check_open(settings: Settings) -> None:
    """Raise UsageError where a page is to be shown and none will be written."""
    if settings.open_page and not settings.output:
        raise UsageError("--open shows the page that -o writes; say where: -o DIR --open")


def show_page(page: Path | None, *, quiet: bool) -> None:
    """Show `page`; without a browser say where it lies, since that is no failure."""
    if page is None:  # no article came through, which has been told
        return
    import webbrowser

    sys.stdout.flush()  # a browser in the terminal takes over from here
    if not webbrowser.open(page.resolve().as_uri()) and not quiet:
        say(f"no browser could be started; the page is {page}")
