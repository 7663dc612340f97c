"""Where results go: lines of JSON, readings on standard output, files in a folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

from summarize.cli.documents import json_document, json_line
from summarize.cli.files import (
    FileNames,
    WholeFile,
    made_folder,
    page_path,
    remove_empty,
    write_whole,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from summarize.cli.options import Settings

Document = dict[str, Any]  # the public JSON form of an Analysis or a Comparison


class Output(Protocol):
    """Takes analyses as they come."""

    def add(self, analysis: Document) -> None:
        """Write one analysis."""

    def finish(self) -> None:
        """No more will come: complete what was begun."""

    def discard(self) -> None:
        """Leave nothing half done; called last in any case."""


class JsonLines:
    """A line of JSON an analysis on standard output."""

    def add(self, analysis: Document) -> None:
        """Write one line, at once: whoever reads the pipe need not wait for the rest."""
        sys.stdout.write(json_line(analysis))
        sys.stdout.flush()

    def finish(self) -> None:
        """Nothing is pending."""

    def discard(self) -> None:
        """Nothing is pending."""


class Readings:
    """A reading an analysis on standard output, for people."""

    def __init__(self, *, everything: bool) -> None:
        self._console = console()
        self._everything = everything
        self._first = True

    def add(self, analysis: Document) -> None:
        """Print one reading."""
        from summarize.reports import print_reading

        if not self._first:
            self._console.print()
        self._first = False
        print_reading(analysis, self._console, everything=self._everything)
        sys.stdout.flush()

    def finish(self) -> None:
        """Nothing is pending."""

    def discard(self) -> None:
        """Nothing is pending."""


class Folder:
    """ID.analysis.json and ID.html for each analysis, and report.md with all readings.

    For a comparison the analyses, comparison.json, facts.csv, report.html and report.md.
    """

    def __init__(self, name: str) -> None:
        self.path: Path
        self.path, self._created = made_folder(name)
        self.analyses = 0
        self.page: Path | None = None  # the first one written
        self._names = FileNames()
        self._report = WholeFile(self.path / "report.md")

    def add(self, analysis: Document) -> None:
        """Write one analysis file and its page, and go on with the report."""
        from summarize.reports import reading_markdown, reading_page

        name = self.save(analysis)
        self._save_page(page_path(self.path, name), reading_page(analysis))
        rule = "\n---\n\n" if self.analyses > 1 else ""
        self._report.write(rule + reading_markdown(analysis))

    def save(self, analysis: Document) -> str:
        """Write one analysis file; the name its article goes by in this folder."""
        name = self._names.name_for(analysis["article"]["id"])
        write_whole(self.path / f"{name}.analysis.json", json_document(analysis))
        self.analyses += 1
        return name

    def save_comparison(self, comparison: Document) -> None:
        """Write comparison.json and the reports on it."""
        from summarize.reports import comparison_markdown, comparison_page, facts_csv

        write_whole(self.path / "comparison.json", json_document(comparison))
        write_whole(self.path / "facts.csv", facts_csv(comparison))
        self._save_page(self.path / "report.html", comparison_page(comparison))
        self._report.write(comparison_markdown(comparison))

    def _save_page(self, path: Path, page: str) -> None:
        write_whole(path, page)
        self.page = self.page or path

    def finish(self) -> None:
        """Put the report in its place."""
        self._report.finish()

    def discard(self) -> None:
        """Leave no half report behind, and no folder made for nothing."""
        self._report.discard()
        remove_empty(self._created)


def chosen_outputs(settings: Settings) -> list[Output]:
    """Where `settings` send analyses: a folder, standard output, or both."""
    outputs: list[Output] = [Folder(settings.output)] if settings.output else []
    if settings.json:
        outputs.append(JsonLines())
    elif not outputs:
        outputs.append(Readings(everything=settings.verbose))
    return outputs


def console() -> Console:
    """Standard output as rich prints to it: as wide as it is, in colour only on a terminal."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)
