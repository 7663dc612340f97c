"""Reports on a terminal: a reading of one article, a comparison of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from summarize.reports import wording as words
from summarize.reports.comparison_outline import comparison_view
from summarize.reports.page import COLOURS, SHORT_QUOTE, Page, place, quoted
from summarize.reports.reading_outline import reading_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from summarize.reports.parts import Document
    from summarize.reports.views import (
        AspectView,
        ComparisonView,
        FactView,
        Heading,
        Label,
        NameView,
        Phrase,
        SourcingView,
        Statement,
        WordingView,
    )

CLAIMS_SHOWN = 8
FACTS_SHOWN = 12  # a section
SINGLE_SHOWN = 6  # an article
REFERENCES_SHOWN = 4


def print_reading(analysis: Document, console: Console, *, everything: bool = False) -> None:
    """Print the reading of `analysis` (public JSON); `everything` lifts the limits on lists."""
    view, page = reading_view(analysis), Page(console)
    _headings(page, (view.heading,))
    _warnings(page, view.warnings, ())
    if view.summary:
        page.section(words.SUMMARY)
        for text, passages in view.summary:
            page.prose(Text.assemble(text, " ", place(*(p.reference for p in passages))), 2)
    if view.claims:
        page.section(words.CLAIMS)
        shown = view.claims if everything else view.claims[:CLAIMS_SHOWN]
        for claim in shown:
            page.prose(Text.assemble("· ", _statement(claim)), 2)
        _more(page, len(view.claims) - len(shown), "claim")
    _names(page, words.OWN_NAMES, view.names, everything=everything)
    _framing(page, words.OWN_FRAMING, (view.wording,), view.frames, view.tone)
    _sourcing(page, words.OWN_SOURCING, (view.sourcing,))
    if view.rejected:
        page.section(words.REJECTED)
        for line in view.rejected:
            page.prose(Text(line), 2)
    _footer(page, view.footer)


def print_comparison(comparison: Document, console: Console, *, everything: bool = False) -> None:
    """Print the report on `comparison` (public JSON); `everything` lifts the limits on lists."""
    view, page = comparison_view(comparison), Page(console)
    page.put(Text(view.title, "bold"))
    page.space()
    _headings(page, view.headings)
    _warnings(page, view.warnings, view.failures)
    _brief(page, view)
    for title, facts in ((words.AGREED, view.agreed), (words.DIFFERING, view.differing)):
        if facts:
            page.section(title)
            shown = facts if everything else facts[:FACTS_SHOWN]
            for fact in shown:
                _fact(page, fact, everything=everything)
            _more(page, len(facts) - len(shown), "fact")
    _single(page, view, everything=everything)
    _names(page, words.NAMES, view.names, everything=everything)
    _framing(page, words.FRAMING, view.wording, view.frames, view.tone)
    _sourcing(page, words.SOURCING, view.sourcing)
    if view.copies:
        page.section(words.COPIES)
        for copies in view.copies:
            page.prose(Text(copies.articles), 2)
            for passage in copies.passages[:2]:
                page.prose(quoted(passage, SHORT_QUOTE), 4)
    _footer(page, view.footer)


def _headings(page: Page, headings: Sequence[Heading]) -> None:
    for each in headings:
        page.put(Text.assemble((each.name, "bold"), "  ", (each.details, "dim")))
        if each.title:
            page.prose(Text(each.title, "italic"), 2)


def _warnings(page: Page, warnings: Sequence[str], failures: Sequence[str]) -> None:
    lines = [f"Not read: {each}" for each in failures] + [f"Note: {each}" for each in warnings]
    if lines:
        page.space()
    for line in lines:
        page.prose(Text(line, "yellow"))


def _brief(page: Page, view: ComparisonView) -> None:
    if view.brief:
        page.section("In brief")
    for number, part in enumerate(view.brief):
        if number:
            page.space()
        body = Text()
        for text, facts in part.sentences:
            body.append_text(Text.assemble("\n" if body else "", text, " ", place(*facts)))
        page.rows([(Text(part.heading, "bold"), body)])


def _fact(page: Page, fact: FactView, *, everything: bool) -> None:
    relation = Text(f"{fact.sign} {fact.word}", f"bold {COLOURS[fact.relation]}")
    page.edges(Text.assemble(relation, "  ", fact.topic), Text(fact.id, "dim"))
    page.beside([(each.article, _statement(each)) for each in fact.statements])
    reasons = fact.reasons if everything else ()
    for line in filter(None, (fact.explanation, *reasons, *fact.notes)):
        page.prose(Text(line, "italic"), 2)
    for absence in fact.absences:
        page.prose(Text(f"not found in {absence.article}", "dim"), 2)
    page.space()


def _statement(statement: Statement) -> Text:
    body = Text(" ").join(quoted(passage) for passage in statement.passages)
    return Text.assemble(body, "\n", (" · ".join((*statement.figures, statement.credit)), "dim"))


def _single(page: Page, view: ComparisonView, *, everything: bool) -> None:
    if view.single:
        page.section(words.SINGLE)
    for group in view.single:
        page.put(Text.assemble((group.article, "bold"), (" alone tells", "dim")))
        shown = group.facts if everything else group.facts[:SINGLE_SHOWN]
        for fact in shown:
            for statement in fact.statements:
                page.prose(Text.assemble(f"{fact.sign} ", _statement(statement)), 2)
            for absence in fact.absences:
                page.prose(_absence(absence.article, absence.nearest), 4)
        _more(page, len(group.facts) - len(shown), "fact")
        page.space()


def _absence(article: str, nearest: object) -> Text:
    from summarize.reports.views import Passage

    text = Text(f"not found in {article}", "dim")
    if isinstance(nearest, Passage):
        text = Text.assemble(text, ("; nearest passage: ", "dim"), quoted(nearest, SHORT_QUOTE))
    return text


def _names(page: Page, title: str, names: Sequence[NameView], *, everything: bool) -> None:
    if names:
        page.section(title)
    for name in names:
        if len(name.labels) == 1 and title == words.OWN_NAMES:
            page.rows([(Text(name.entity, "bold"), _labels(name.labels[0][1]))])
            continue
        page.put(Text(name.entity, "bold"))
        page.beside([(article, _labels(labels)) for article, labels in name.labels])


def _labels(labels: Sequence[Label]) -> Text:
    lines = []
    for each in labels:
        times = f" ×{each.count}" if each.count > 1 else ""
        in_quotes = " in quotation" if each.quoted else ""
        lines.append(Text.assemble(f"“{each.label}”{times}{in_quotes} ", _places(each.references)))
    return Text("\n").join(lines)


def _places(references: Sequence[str]) -> Text:
    shown = references[:REFERENCES_SHOWN]
    return place(*shown, *(["…"] if len(references) > len(shown) else []))


def _framing(
    page: Page,
    title: str,
    wordings: Sequence[WordingView],
    frames: Sequence[AspectView],
    tone: Sequence[AspectView],
) -> None:
    page.section(title)
    for each in wordings:
        page.put(Text.assemble((each.article, "bold"), "  ", each.rate))
        page.rows([(f"“{phrase.phrase}”", _phrase(phrase)) for phrase in each.own])
        page.rows(
            [(f"“{phrase.phrase}”", _phrase(phrase, "in quotation, ")) for phrase in each.quoted]
        )
        for use in frames:
            if use.article == each.article:
                places = _places([passage.reference for passage in use.passages])
                page.prose(Text.assemble(f"{use.name}  ", (f"{use.ground} ", "dim"), places), 2)
        for use in tone:
            if use.article == each.article:
                page.prose(
                    Text.assemble(
                        f"{use.ground} on {use.name}: ", quoted(use.passages[0], SHORT_QUOTE)
                    ),
                    2,
                )
        page.space()


def _phrase(phrase: Phrase, where: str = "") -> Text:
    plainer = f"plainer: {phrase.plainer}" if phrase.plainer else "no plainer wording at hand"
    return Text.assemble(plainer, (f"  {where}{phrase.category} ", "dim"), place(phrase.reference))


def _sourcing(page: Page, title: str, sourcing: Sequence[SourcingView]) -> None:
    page.section(title)
    for each in sourcing:
        page.put(Text.assemble((each.article, "bold"), "  ", each.balance))
        page.rows(
            [
                (
                    source.source,
                    Text.assemble(
                        f"{source.kind}  ",
                        (", ".join(source.verbs), "italic"),
                        f"{f' ×{source.uses}' if source.uses > 1 else ''} ",
                        _places(source.references),
                    ),
                )
                for source in each.sources
            ]
        )
        page.space()


def _more(page: Page, number: int, noun: str) -> None:
    if number > 0:
        page.put(Text(f"… and {words.counted(number, f'more {noun}')}: show all with -v", "dim"), 2)


def _footer(page: Page, lines: Sequence[str]) -> None:
    for line in lines:
        page.prose(Text(line, "dim"))
