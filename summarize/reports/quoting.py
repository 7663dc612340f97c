"""Quotes on a terminal: in quotation marks, the figure bold, cut where they are long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.views import Passage, Statement

LONG = 280  # characters of a quote before it is cut
SHORT = 110
CUT = "[…]"
_SLACK = 30  # characters to give up for the sake of a whole word
_PLACES_SHOWN = 4


def stated(statement: Statement, limit: int | None = LONG) -> Text:
    """A statement's quotes, and below them where they stand, its figures and its credit."""
    quotes = Text(" ").join(quoted(passage, limit) for passage in statement.passages)
    places = ", ".join(passage.reference for passage in statement.passages)
    below = " · ".join((places, *statement.figures, statement.credit))
    return Text.assemble(quotes, "\n", (below, "dim"))


def quoted(passage: Passage, limit: int | None = LONG) -> Text:
    """“… at least 32 people were killed …”, the figure in bold; whole where `limit` is None."""
    shown = passage if limit is None else shortened(passage, limit)
    text = Text(f"“{shown.text}”")
    for start, end in shown.marks:
        text.stylize("bold", start + 1, end + 1)
    return text


def places(references: Sequence[str]) -> Text:
    """Where something stands: [s4], [s4, s9, s12, s20, …]."""
    shown = [*references[:_PLACES_SHOWN], *["…"][: len(references) - _PLACES_SHOWN]]
    return Text(f"[{', '.join(shown)}]", "dim")


def cut(text: str, limit: int | None) -> str:
    """`text` to about `limit` characters, whole words, a cut shown as […]."""
    if limit is None or len(text) <= limit + len(CUT):
        return text
    return f"{text[: _word_end(text, limit)]} {CUT}"


def shortened(passage: Passage, limit: int) -> Passage:
    """`passage` cut to about `limit` characters around its first figure, cuts shown as […]."""
    text = passage.text
    if len(text) <= limit + len(CUT):
        return passage
    first, last = passage.marks[0] if passage.marks else (0, 0)
    start = 0 if last <= limit else _word_start(text, (first + last - limit) // 2)
    end = _word_end(text, start + limit)
    before = f"{CUT} " if start else ""
    after = f" {CUT}" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in passage.marks if start <= a and b <= end)
    return replace(passage, text=before + text[start:end] + after, marks=marks)


def _word_start(text: str, start: int) -> int:
    space = text.find(" ", start, start + _SLACK)
    return space + 1 if space >= 0 else start


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - _SLACK, end + 1)
    return space if space >= 0 else end
