"""Reports on a terminal: a reading of one article, a comparison of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from summarize.reports import quoting
from summarize.reports import terminal_sections as sections
from summarize.reports import wording as words
from summarize.reports.comparison_outline import comparison_view
from summarize.reports.page import Page
from summarize.reports.quoting import places, quoted, stated
from summarize.reports.reading_outline import reading_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from summarize.reports.parts import Document
    from summarize.reports.views import Absence, ComparisonView, FactView, Statement

# How much of a list is shown, unless everything is asked for.
CLAIMS_SHOWN = 8
FACTS_SHOWN = 12  # a section
SINGLE_SHOWN = 6  # an article
LIST_SHOWN = 8  # names; an article's phrases, or sources

COLOURS = {  # beside the sign and the word, never in their place
    "shared": "green",
    "conflict": "red",
    "disputed": "magenta",
    "unresolved": "yellow",
    "update": "cyan",
    "single": "none",
}


def print_reading(analysis: Document, console: Console, *, everything: bool = False) -> None:
    """Print the reading of `analysis` (public JSON); `everything` lifts the limits on lists."""
    view, page = reading_view(analysis), Page(console)
    list_shown = None if everything else LIST_SHOWN
    sections.headings(page, (view.heading,))
    sections.notes(page, view.warnings)
    if view.summary:
        page.section(words.SUMMARY)
    for text, passages in view.summary:
        where = places([passage.reference for passage in passages])
        page.prose(Text.assemble(text, " ", where), 2)
    _claims(page, view.claims, None if everything else CLAIMS_SHOWN)
    sections.names(page, words.OWN_NAMES, view.names, (view.heading.name,), list_shown)
    aspects = (view.frames, view.tone)
    sections.framing(page, words.OWN_FRAMING, (view.wording,), aspects, list_shown)
    sections.sourcing(page, words.OWN_SOURCING, (view.sourcing,), list_shown)
    if view.rejected:
        page.section(words.REJECTED)
    for line in view.rejected:
        page.prose(Text(line), 2)
    sections.footer(page, view.footer)


def print_comparison(comparison: Document, console: Console, *, everything: bool = False) -> None:
    """Print the report on `comparison` (public JSON); `everything` lifts the limits on lists."""
    view, page = comparison_view(comparison), Page(console)
    list_shown = None if everything else LIST_SHOWN
    page.prose(Text(view.title, "bold"))
    page.space()
    sections.headings(page, view.headings)
    sections.notes(page, view.warnings, view.failures)
    _brief(page, view)
    _facts(page, words.AGREED, view.agreed, everything=everything)
    _facts(page, words.DIFFERING, view.differing, everything=everything)
    _single(page, view, everything=everything)
    heads = tuple(heading.name for heading in view.headings)
    sections.names(page, words.NAMES, view.names, heads, list_shown)
    sections.framing(page, words.FRAMING, view.wording, (view.frames, view.tone), list_shown)
    sections.sourcing(page, words.SOURCING, view.sourcing, list_shown)
    _copies(page, view)
    sections.footer(page, view.footer)


def _claims(page: Page, claims: Sequence[Statement], limit: int | None) -> None:
    if claims:
        page.section(words.CLAIMS)
    shown, left = sections.limited(claims, limit)
    for claim in shown:
        page.marked("·", stated(claim))
    sections.more(page, left, "claim")


def _brief(page: Page, view: ComparisonView) -> None:
    if view.brief:
        page.section(words.IN_BRIEF)
    for number, part in enumerate(view.brief):
        if number:
            page.space()
        page.put(Text(part.heading, "bold"), 2)
        for text, facts in part.sentences:
            page.marked("·", Text.assemble(text, " ", places(facts)))


def _facts(page: Page, title: str, facts: Sequence[FactView], *, everything: bool) -> None:
    if facts:
        page.section(title)
    shown, left = sections.limited(facts, None if everything else FACTS_SHOWN)
    for number, fact in enumerate(shown):
        if number:
            page.space()
        _fact(page, fact, everything=everything)
    sections.more(page, left, "fact")


def _fact(page: Page, fact: FactView, *, everything: bool) -> None:
    relation = Text(f"{fact.sign} {fact.word}", f"bold {COLOURS[fact.relation]}")
    topic = f": {fact.topic}" if fact.topic else ""
    page.edges(Text.assemble(relation, topic), Text(fact.id, "dim"))
    told: dict[str, list[Text]] = {}
    for each in fact.statements:
        told.setdefault(each.article, []).append(stated(each))
    page.beside([(article, Text("\n").join(texts)) for article, texts in told.items()])
    for line in (fact.explanation, *(fact.reasons if everything else ()), *fact.notes):
        if line:
            page.prose(Text(line, "italic"), 2)
    for absence in fact.absences:
        page.prose(_absence(absence), 2)


def _single(page: Page, view: ComparisonView, *, everything: bool) -> None:
    if view.single:
        page.section(words.SINGLE)
    for number, group in enumerate(view.single):
        if number:
            page.space()
        page.put(Text(group.article, "bold"))
        shown, left = sections.limited(group.facts, None if everything else SINGLE_SHOWN)
        for fact in shown:
            for statement in fact.statements:
                page.marked(fact.sign, stated(statement))
            for absence in fact.absences:
                page.prose(_absence(absence), 4)
        sections.more(page, left, "fact")


def _absence(absence: Absence) -> Text:
    text = Text(f"not found in {absence.article}", "dim")
    if absence.nearest is None:
        return text
    nearest = quoted(absence.nearest, quoting.SHORT)
    nearest.stylize("dim")
    where = places([absence.nearest.reference])
    return Text.assemble(text, ("; nearest passage: ", "dim"), nearest, " ", where)


def _copies(page: Page, view: ComparisonView) -> None:
    if view.copies:
        page.section(words.COPIES)
    for copies in view.copies:
        page.prose(Text(copies.articles), 2)
        for passage in copies.passages[:2]:
            where = places([passage.reference])
            page.prose(Text.assemble(quoted(passage, quoting.SHORT), " ", where), 4)
