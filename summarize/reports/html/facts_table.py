"""The facts as a table: a row a fact, a column an outlet, each cell with its way to the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.wording import AGREED, DIFFERING, PERHAPS, SINGLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.html.reading_view import Text
    from summarize.reports.views import ComparisonView, FactView, Passage, Statement

NEAREST = 110  # characters of a nearest passage; the link leads to all of it
_SLACK = 20
_ABOUT = 60


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in pieces, those that carry the figure marked, and its place in the text."""

    pieces: tuple[tuple[str, bool], ...]  # (text, whether it is marked)
    reference: str
    href: str
    language: str | None  # BCP 47, where it is known and is not that of the page
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says on a fact: quotes, figures, on whose word."""

    quotes: tuple[Quote, ...]
    figures: tuple[str, ...]
    credit: str


@dataclass(frozen=True, slots=True)
class Cell:
    """An article's part in a fact: what it tells, else that it was not found, else neither."""

    number: int  # of the article, from 1
    told: tuple[Told, ...]
    absent: bool
    nearest: Quote | None


@dataclass(frozen=True, slots=True)
class Row:
    """A fact with a cell for each article."""

    fact: FactView
    kind: str  # its relation, or "figures" where figures differ without excluding each other
    cells: tuple[Cell, ...]

    @property
    def about(self) -> str:
        """What the fact is about in a few words: its topic, else how it is first told."""
        text = self.fact.topic or self.fact.statements[0].passages[0].text
        return (
            text
            if len(text) <= _ABOUT
            else f"{text[:_ABOUT].rpartition(' ')[0] or text[:_ABOUT]} […]"
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under one heading."""

    title: str
    rows: tuple[Row, ...]


class Locator:
    """Leads from a passage of an article, by its display name, to its place in the page."""

    def __init__(self, texts: dict[str, Text]) -> None:
        self._texts = texts

    def href(self, article: str, passage: Passage) -> str:
        """Where `passage` stands, as a link within the page."""
        return f"#{self._texts[article].anchor(passage.start)}"

    def language(self, article: str) -> str | None:
        """The language of `article`, where it is known and is not that of the page."""
        language = self._texts[article].language
        return None if language.casefold().split("-")[0] in ("", "en") else language

    def reference(self, article: str, reference: str) -> str | None:
        """The link for a sentence id or for offsets ("12–40"), as views refer to them."""
        text = self._texts[article]
        start = reference.partition("–")[0]
        if start.isdecimal():
            return f"#{text.anchor(int(start))}"
        anchor = f"{text.key}-{reference}"
        return f"#{anchor}" if anchor in text else None

    def quote(self, article: str, passage: Passage, limit: int | None = None) -> Quote:
        """`passage` to be shown, cut to about `limit` characters."""
        href, language = self.href(article, passage), self.language(article)
        if limit is not None and len(passage.text) > limit + _SLACK:
            end = passage.text.rfind(" ", limit - _SLACK, limit)
            text = passage.text[: end if end > 0 else limit]
            return Quote(((text, False),), passage.reference, href, language, cut=True)
        return Quote(_pieces(passage), passage.reference, href, language)

    def quotes(self, article: str, passages: Sequence[Passage]) -> tuple[Quote, ...]:
        """Each of `passages` to be shown."""
        return tuple(self.quote(article, each) for each in passages)


def fact_groups(view: ComparisonView, locate: Locator) -> tuple[Group, ...]:
    """The facts of `view` in its order, under its headings; empty groups are left out."""
    names = [each.name for each in view.headings]
    alone = [fact for group in view.single for fact in group.facts]
    groups = (
        (AGREED, view.agreed),
        (DIFFERING, view.differing),
        (PERHAPS, view.perhaps),
        (SINGLE, alone),
    )
    return tuple(
        Group(title, tuple(_row(fact, names, locate) for fact in facts))
        for title, facts in groups
        if facts
    )


def kind(fact: FactView) -> str:
    """The relation, told apart where figures differ: what a colour and a shape hang on."""
    return "figures" if fact.relation == "shared" and not fact.agreed else fact.relation


def _row(fact: FactView, names: Sequence[str], locate: Locator) -> Row:
    told: dict[str, list[Told]] = {}
    for each in fact.statements:
        told.setdefault(each.article, []).append(_told(each, locate))
    absent = {each.article: each for each in fact.absences}
    cells = []
    for number, name in enumerate(names, 1):
        near = absent[name].nearest if name in absent else None
        nearest = locate.quote(name, near, NEAREST) if near else None
        cells.append(Cell(number, tuple(told.get(name, ())), name in absent, nearest))
    return Row(fact, kind(fact), tuple(cells))


def _told(statement: Statement, locate: Locator) -> Told:
    quotes = locate.quotes(statement.article, statement.passages)
    return Told(quotes, statement.figures, statement.credit)


def _pieces(passage: Passage) -> tuple[tuple[str, bool], ...]:
    pieces, done = [], 0
    for start, end in passage.marks:
        pieces += [(passage.text[done:start], False), (passage.text[start:end], True)]
        done = end
    pieces.append((passage.text[done:], False))
    return tuple(piece for piece in pieces if piece[0])
