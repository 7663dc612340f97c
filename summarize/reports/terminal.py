"""Reports on a terminal: a reading of one article, a comparison of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from summarize.reports import quoting
from summarize.reports import terminal_facts as facts
from summarize.reports import terminal_sections as sections
from summarize.reports import wording as words
from summarize.reports.comparison_outline import comparison_view
from summarize.reports.extent import COMPARISON, READING, WHOLE
from summarize.reports.page import Page
from summarize.reports.quoting import places, quoted, stated
from summarize.reports.reading_outline import reading_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from summarize.reports.extent import Extent
    from summarize.reports.parts import Document
    from summarize.reports.views import ComparisonView, Statement


def print_reading(analysis: Document, console: Console, *, everything: bool = False) -> None:
    """Print the reading of `analysis` (public JSON); `everything` lifts the limits on lists."""
    view, page = reading_view(analysis), Page(console)
    extent = WHOLE if everything else READING
    sections.headings(page, (view.heading,))
    sections.notes(page, view.warnings)
    if view.summary:
        page.section(words.SUMMARY)
    for text, passages in view.summary:
        where = places([passage.reference for passage in passages])
        page.prose(Text.assemble(text, " ", where), 2)
    _claims(page, view.claims, extent)
    sections.names(page, words.OWN_NAMES, view.names, (view.heading.name,), extent.names)
    page.section(words.OWN_FRAMING)
    sections.framing(page, (view.wording,), (view.frames, view.tone), extent.phrases)
    sections.sourcing(page, words.OWN_SOURCING, (view.sourcing,), extent.sources)
    if view.rejected:
        page.section(words.REJECTED)
    for line in view.rejected:
        page.prose(Text(line), 2)
    sections.footer(page, view.footer)


def print_comparison(comparison: Document, console: Console, *, everything: bool = False) -> None:
    """Print the report on `comparison` (public JSON); `everything` lifts the limits on lists."""
    view, page = comparison_view(comparison), Page(console)
    extent = WHOLE if everything else COMPARISON
    page.prose(Text(view.title, "bold"))
    page.space()
    sections.headings(page, view.headings)
    sections.notes(page, view.warnings, view.failures)
    facts.brief(page, view, extent)
    facts.compared(page, words.AGREED, view.agreed, extent.agreed, extent)
    facts.compared(page, words.DIFFERING, view.differing, extent.differing, extent)
    facts.compared(page, words.PERHAPS, view.perhaps, extent.perhaps, extent)
    facts.single(page, view.single, extent)
    facts.undecided(page, view, extent)
    heads = tuple(heading.name for heading in view.headings)
    sections.names(page, words.NAMES, view.names, heads, extent.names)
    page.section(words.FRAMING)
    sections.side_by_side(page, words.CONTRASTS, view.contrasts, heads, extent.names)
    sections.side_by_side(page, words.TELLINGS, view.tellings, heads, extent.tellings)
    sections.framing(page, view.wording, (view.frames, view.tone), extent.phrases)
    sections.sourcing(page, words.SOURCING, view.sourcing, extent.sources)
    _copies(page, view)
    sections.footer(page, (*(() if extent.whole else (words.SHORTENED,)), *view.footer))


def _claims(page: Page, claims: Sequence[Statement], extent: Extent) -> None:
    if claims:
        page.section(words.CLAIMS)
    shown, left = sections.limited(claims, extent.claims)
    for claim in shown:
        page.marked("·", stated(claim, extent.quote))
    sections.more(page, left, "claim")


def _copies(page: Page, view: ComparisonView) -> None:
    if view.copies:
        page.section(words.COPIES)
    for copies in view.copies:
        page.prose(Text(copies.articles), 2)
        for passage in copies.passages[:2]:
            where = places([passage.reference])
            page.prose(Text.assemble(quoted(passage, quoting.SHORT), " ", where), 4)
