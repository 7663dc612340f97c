"""Reports on an A/B on a terminal: the plain words, then the differences, then the costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from summarize.reports.evaluation import words
from summarize.reports.evaluation.ab_outline import ab_view
from summarize.reports.evaluation.terminal import (
    LOWER,
    print_costs,
    print_failed,
    print_footer,
    titled,
)
from summarize.reports.page import Page

if TYPE_CHECKING:
    from rich.console import Console

    from summarize.reports.evaluation.views import AbView, DifferenceRow
    from summarize.reports.parts import Document


def print_ab(report: Document, console: Console) -> None:
    """Print the report on `report` (public JSON of an A/B)."""
    view, page = ab_view(report), Page(console)
    for number, sentence in enumerate(view.words):
        page.prose(Text(sentence, "" if number else "bold"))
    if (required := view.required) is not None:
        told = f"✓ {words.MET}" if required.passed else f"✗ {words.NOT_MET}"
        style = "bold" if required.passed else "bold red"
        page.prose(Text(f"{told}: {required.text}. {required.detail}", style))
    _differences(page, view)
    _events(page, view)
    print_costs(page, view.outline)
    print_failed(page, view.outline)
    print_footer(page, view.outline)


def _differences(page: Page, view: AbView) -> None:
    first, second = view.outline.names
    page.section(words.DIFFERENCES)
    page.rows([(Text("first"), Text(first)), (Text("second"), Text(second))])
    page.space()
    heads = ("", "first", "second", "difference", "verdict")
    tested = [each for each in view.differences if each.verdict != words.NOT_TESTED]
    rest = [each for each in view.differences if each.verdict == words.NOT_TESTED]
    body = [_row(each) for each in (*tested, *rest)]
    page.columns([[Text(head, "dim") for head in heads], *body], (1, 2, 3))
    page.space()
    for verdict, meaning in words.VERDICTS_MEAN.items():
        if any(each.verdict == verdict for each in tested):
            page.prose(Text(f"{verdict}: {meaning}", "dim"), 2)
    page.prose(
        Text(f"{words.VERDICT_NEEDS} {words.UNTESTED_MEAN} {LOWER} {words.LOWER}.", "dim"), 2
    )
    if view.by_event:
        page.prose(Text(words.BY_EVENT, "dim"), 2)


def _row(row: DifferenceRow) -> list[Text]:
    title = titled(row.of)
    told = f"{row.difference} {row.interval}".rstrip()
    style = "bold" if row.primary else ""
    verdict = "" if row.verdict == words.NOT_TESTED else row.verdict
    return [Text(each, style) for each in (title, row.first, row.second, told, verdict)]


def _events(page: Page, view: AbView) -> None:
    page.section(f"{words.PAIRS}: {view.primary.title}")
    heads = ("", "first", "second", "difference")
    rows = [
        [
            Text(each.event + (f" ({words.HELD_OUT})" if each.held_out else "")),
            *map(Text, (each.first, each.second, each.difference)),
        ]
        for each in view.events
    ]
    page.columns([[Text(head, "dim") for head in heads], *rows], (1, 2, 3))
    page.space()
    page.prose(Text(view.tally), 2)
