"""The sections that a reading and a comparison share, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.text import Text

from summarize.reports import quoting
from summarize.reports.page import ABSENT
from summarize.reports.quoting import places, quoted
from summarize.reports.validated import NOT_VALIDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.page import Page
    from summarize.reports.views import (
        AspectView,
        Heading,
        Label,
        NameView,
        Phrase,
        SourcingView,
        WordingView,
    )

Shown = TypeVar("Shown")


def limited(entries: Sequence[Shown], limit: int | None) -> tuple[Sequence[Shown], int]:
    """The first `limit` of `entries` (None: all), and how many are left."""
    shown = entries if limit is None else entries[:limit]
    return shown, len(entries) - len(shown)


def more(page: Page, left: int, noun: str) -> None:
    """Say how many entries are not shown, and how to see them."""
    if left:
        page.put(Text(f"… and {left:,} more {noun if left == 1 else noun + 's'} with -v", "dim"), 2)


def headings(page: Page, articles: Sequence[Heading]) -> None:
    """Each article's name, date and length, its title below."""
    for each in articles:
        page.put(Text.assemble((each.name, "bold"), "  ", (each.details, "dim")))
        if each.title:
            page.prose(Text(each.title, "italic"), 2)


def notes(page: Page, warnings: Sequence[str], failures: Sequence[str] = ()) -> None:
    """What went wrong, before anything is read into the rest."""
    lines = [f"Not read: {each}" for each in failures] + [f"Note: {each}" for each in warnings]
    if lines:
        page.space()
    for line in lines:
        page.prose(Text(line, "yellow"))


def names(
    page: Page, title: str, views: Sequence[NameView], heads: Sequence[str], limit: int | None
) -> None:
    """What each article calls each thing, an article a column."""
    if not views:
        return
    page.section(title)
    shown, left = limited(views, limit)
    page.table(heads, _label_rows(shown, heads))
    more(page, left, "name")


def _label_rows(views: Sequence[NameView], heads: Sequence[str]) -> list[tuple[str, list[Text]]]:
    return [
        (view.entity, [_labels(dict(view.labels).get(head, ())) for head in heads])
        for view in views
    ]


def _labels(labels: Sequence[Label]) -> Text:
    return Text("\n").join(_label(each) for each in labels) if labels else Text(ABSENT, "dim")


def _label(label: Label) -> Text:
    times = f" ×{label.count}" if label.count > 1 else ""
    note = f" {label.note}" if label.note else ""
    return Text.assemble(f"“{label.label}”{times}{note} ", places(label.references))


def side_by_side(
    page: Page, title: str, views: Sequence[NameView], heads: Sequence[str], limit: int | None
) -> None:
    """One thing in the words of several articles, a column an article."""
    if not views:
        return
    page.put(Text(title, "bold"))
    shown, left = limited(views, limit)
    page.table(heads, _label_rows(shown, heads))
    more(page, left, "thing")
    page.space()


def framing(
    page: Page,
    wordings: Sequence[WordingView],
    aspects: tuple[Sequence[AspectView], Sequence[AspectView]],
    limit: int | None,
) -> None:
    """Each article's loaded words with plainer ones, then its `aspects`: frames and tone."""
    frames, tone = aspects
    for number, each in enumerate(wordings):
        if number:
            page.space()
        page.put(Text.assemble((each.article, "bold"), "  ", each.rate))
        phrases = [*((p, "") for p in each.own), *((p, "in a quotation, ") for p in each.quoted)]
        shown, left = limited(phrases, limit)
        if shown:
            page.columns([_phrase(phrase, where) for phrase, where in shown], fixed=(1, 2, 3))
        more(page, left, "phrase")
        for use in (use for use in frames if use.article == each.article):
            page.marked("▪", _frame(use))
        for use in (use for use in tone if use.article == each.article):
            page.marked("▪", _tone(use))


def _phrase(phrase: Phrase, where: str) -> tuple[Text, ...]:
    return (
        Text(f"“{phrase.phrase}”"),
        Text(f"→ {phrase.plainer}" if phrase.plainer else ""),
        Text(f"{where}{phrase.category}", "dim"),
        places([phrase.reference]),
    )


def _frame(use: AspectView) -> Text:
    where = places([passage.reference for passage in use.passages])
    return Text.assemble(f"frame: {use.name} ", (f"({use.ground}) ", "dim"), where)


def _tone(use: AspectView) -> Text:
    first, *others = use.passages
    where = places([passage.reference for passage in (first, *others)])
    return Text.assemble(
        f"{use.ground} tone on {use.name} ({NOT_VALIDATED}): ",
        quoted(first, quoting.SHORT),
        " ",
        where,
    )


def sourcing(page: Page, title: str, views: Sequence[SourcingView], limit: int | None) -> None:
    """Whom each article cites: source, kind, verbs, where."""
    page.section(title)
    if any(each.sources for each in views):
        page.prose(Text(f"Kinds of source: {NOT_VALIDATED}", "dim"))
    for number, each in enumerate(views):
        if number:
            page.space()
        page.prose(Text.assemble((each.article, "bold"), "  ", each.balance))
        shown, left = limited(each.sources, limit)
        if shown:
            page.columns(
                [
                    (
                        Text(source.source),
                        Text(source.kind, "dim"),
                        Text(", ".join(source.verbs), "italic"),
                        places(source.references),
                    )
                    for source in shown
                ],
                fixed=(1,),
            )
        more(page, left, "source")


def footer(page: Page, lines: Sequence[str]) -> None:
    """What made the findings, and how far they reach."""
    page.space()
    for line in lines:
        page.prose(Text(line, "dim"))
