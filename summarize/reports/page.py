"""The typography of the terminal: headings, rows with hanging labels, quotes, columns.

Only `Text` is printed, never a markup string: brackets in an article are brackets. Lines are
kept to a measure that reads well; what is wider than that is used to set outlets side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.reports.views import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType

WIDEST = 150  # columns: beyond this, more white space does not help
MEASURE = 92  # of running text
NARROWEST_COLUMN = 44  # articles are set side by side if each gets this much
_GAP = 3
_LABEL = 18
QUOTE_LENGTH = 280  # characters of a quote before it is cut
SHORT_QUOTE = 140

COLOURS = {
    "shared": "green",
    "conflict": "red",
    "disputed": "magenta",
    "unresolved": "yellow",
    "update": "cyan",
    "single": "none",
}
CUT = "[…]"


class Page:
    """Prints the elements of a report to a console, one under the other."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, WIDEST)

    def put(self, element: RenderableType, indent: int = 0) -> None:
        """One element, indented by `indent` columns."""
        padded = Padding(element, (0, 0, 0, indent)) if indent else element
        self._console.print(padded, width=self.width)

    def space(self) -> None:
        """An empty line."""
        self._console.print()

    def prose(self, text: Text, indent: int = 0) -> None:
        """Running text, kept to the measure."""
        width = min(self.width, MEASURE + indent)
        self._console.print(Padding(text, (0, 0, 0, indent)), width=width)

    def section(self, title: str) -> None:
        """A section's heading, with a thin rule to the edge."""
        self.space()
        rule = "─" * max(0, min(self.width, MEASURE) - len(title) - 1)
        self.put(Text.assemble((title, "bold"), " ", (rule, "dim")))
        self.space()

    def rows(self, rows: Iterable[tuple[Text | str, RenderableType]], indent: int = 2) -> None:
        """Rows of a label that hangs in the margin and a body beside it."""
        grid = Table.grid(padding=(0, _GAP - 1, 0, 0))
        grid.add_column(width=min(_LABEL, max(8, self.width // 4)))
        grid.add_column(max_width=MEASURE)
        for label, body in rows:
            grid.add_row(label if isinstance(label, Text) else Text(label), body)
        self.put(grid, indent)

    def beside(self, cells: Sequence[tuple[str, Text]], indent: int = 2) -> None:
        """Articles side by side where the width allows it, else one under the other."""
        room = (self.width - indent - _GAP * (len(cells) - 1)) // max(1, len(cells))
        if len(cells) < 2 or room < NARROWEST_COLUMN:
            self.rows([(Text(name, "bold"), body) for name, body in cells], indent)
            return
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for _ in cells:
            grid.add_column(width=room)
        grid.add_row(*(Text(name, "bold") for name, _ in cells))
        grid.add_row(*(body for _, body in cells))
        self.put(grid, indent)

    def edges(self, left: Text, right: Text, indent: int = 0) -> None:
        """One line with something at its far end, within the measure."""
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(left, right)
        self._console.print(Padding(grid, (0, 0, 0, indent)), width=min(self.width, MEASURE))


def quoted(passage: Passage, limit: int = QUOTE_LENGTH, style: str = "") -> Text:
    """A passage in quotation marks with its place: “… 32 killed …” [s4]; figures stand out."""
    shown = shortened(passage, limit)
    text = Text(shown.text, style)
    for start, end in shown.marks:
        text.stylize("bold", start, end)
    return Text.assemble("“", text, "” ", place(shown.reference))


def place(*references: str) -> Text:
    """Where something stands: [s4], [s4, s9]."""
    return Text(f"[{', '.join(references)}]", "dim")


def shortened(passage: Passage, limit: int) -> Passage:
    """`passage` cut to about `limit` characters around its first mark, cuts shown as […]."""
    text = passage.text
    if len(text) <= limit + len(CUT):
        return passage
    focus = passage.marks[0] if passage.marks else (0, 0)
    start = max(0, min((focus[0] + focus[1] - limit) // 2, len(text) - limit))
    start = 0 if focus[1] <= limit else _word_start(text, start)
    end = _word_end(text, start + limit)
    before = f"{CUT} " if start else ""
    after = f" {CUT}" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in passage.marks if start <= a and b <= end)
    return Passage(
        before + text[start:end] + after, passage.sentence, passage.start, passage.end, marks
    )


def _word_start(text: str, start: int) -> int:
    """The start of the first word at or after `start`, unless that is far."""
    space = text.find(" ", start, start + 30)
    return space + 1 if space >= 0 else start


def _word_end(text: str, end: int) -> int:
    """The end of the last word before `end`, unless that is far."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - 30, end + 1)
    return space if space >= 0 else end
