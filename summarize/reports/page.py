"""The typography of the terminal: headings, rows with hanging labels, articles side by side.

Only `Text` is printed, never a markup string: brackets in an article are brackets. Running text
is kept to a measure that reads well; what is wider is used to set articles side by side. Lines
end where their words end, so that what is piped or copied has no ragged tail of spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from rich.console import Console, RenderableType

WIDEST = 150  # columns: beyond this, more white space does not help
MEASURE = 92  # of running text
NARROWEST_COLUMN = 40  # articles are set side by side if each gets this much
NARROWEST_CELL = 16  # of a table of short labels
ABSENT = "–"  # in a table, where an article has nothing
_GAP = 3
_LABEL = 22
_ROW_LABEL = 18  # of a table, which needs the width for its columns


class Page:
    """Prints the elements of a report to a console, one under the other."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, WIDEST)
        self.measure = min(self.width, MEASURE)

    def put(self, element: RenderableType, indent: int = 0, width: int | None = None) -> None:
        """One element, indented by `indent` columns, in `width` columns or the whole page."""
        options = self._console.options.update(width=width or self.width)
        lines = self._console.render_lines(Padding(element, (0, 0, 0, indent)), options, pad=False)
        segments = [segment for line in lines for segment in (*_trimmed(line), Segment.line())]
        self._console.print(Segments(segments))

    def space(self) -> None:
        """An empty line."""
        self._console.print()

    def prose(self, text: Text, indent: int = 0) -> None:
        """Running text, kept to the measure."""
        self.put(text, indent, min(self.width, MEASURE + indent))

    def section(self, title: str) -> None:
        """A section's heading, with a thin rule to the edge of the page."""
        self.space()
        rule = "─" * max(0, self.width - len(title) - 1)
        self.put(Text.assemble((title, "bold"), " ", (rule, "dim")))

    def marked(self, sign: str, body: Text, indent: int = 2) -> None:
        """Running text that hangs from a sign in the margin."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        grid.add_column()
        grid.add_row(Text(sign), body)
        self.put(grid, indent, min(self.width, MEASURE + indent))

    def rows(self, rows: Iterable[tuple[Text, RenderableType]], indent: int = 2) -> None:
        """Rows of a label that hangs in the margin and a body beside it."""
        grid = Table.grid(padding=(0, _GAP - 1, 0, 0))
        listed = list(rows)
        longest = max((label.cell_len for label, _ in listed), default=0)
        grid.add_column(width=min(longest, _LABEL, max(8, self.width * 2 // 7)), overflow="fold")
        grid.add_column(max_width=MEASURE - _LABEL)
        for label, body in listed:
            grid.add_row(label, body)
        self.put(grid, indent)

    def columns(
        self, rows: Sequence[Sequence[Text]], fixed: Collection[int], indent: int = 2
    ) -> None:
        """Rows of short texts in columns as wide as they need; all but the `fixed` may wrap."""
        grid = Table.grid(padding=(0, _GAP - 1, 0, 0))
        for number in range(max(map(len, rows), default=0)):
            grid.add_column(no_wrap=number in fixed, overflow="fold", max_width=MEASURE // 2)
        for row in rows:
            grid.add_row(*row)
        self.put(grid, indent, self.measure)

    def beside(self, cells: Sequence[tuple[str, Text]], indent: int = 2) -> None:
        """Articles side by side where the width allows it, else one under the other."""
        room = self._room(len(cells), indent)
        if len(cells) < 2 or room < NARROWEST_COLUMN:
            self.rows([(Text(name, "bold"), body) for name, body in cells], indent)
            return
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for _ in cells:
            grid.add_column(width=room, overflow="fold")
        grid.add_row(*(Text(name, "bold") for name, _ in cells))
        grid.add_row(*(body for _, body in cells))
        self.put(grid, indent)

    def table(
        self, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Text]]], indent: int = 2
    ) -> None:
        """A column for each of `heads` where they fit, else the cells one under the other."""
        longest = max((len(name) for name, _ in rows), default=0)
        label = max(1, min(longest, _ROW_LABEL, self.width // 4))
        room = min(self._room(len(heads), indent + label + _GAP), MEASURE // 2)
        if room < NARROWEST_CELL:
            for name, cells in rows:
                self.put(Text(name, "bold"), indent)
                named = zip(heads, cells, strict=True)
                self.rows(
                    [(Text(head), cell) for head, cell in named if cell.plain != ABSENT], indent + 2
                )
            return
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        grid.add_column(width=label, overflow="fold")
        for _ in heads:
            grid.add_column(width=room, overflow="fold")
        if len(heads) > 1:
            grid.add_row(Text(), *(Text(head, "dim") for head in heads))
        for name, cells in rows:
            grid.add_row(Text(name, "bold"), *cells)
        self.put(grid, indent)

    def edges(self, left: Text, right: Text) -> None:
        """One line with something at the far edge of the page."""
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(left, right)
        self.put(grid)

    def _room(self, count: int, taken: int) -> int:
        """The width of each of `count` columns beside what is `taken`."""
        return (self.width - taken - _GAP * (count - 1)) // max(1, count)


def _trimmed(line: list[Segment]) -> list[Segment]:
    """`line` without the spaces it ends on."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Segment(last.text.rstrip(), last.style, last.control)
    return kept
