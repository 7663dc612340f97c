"""Charts as geometry: where bars end and dots stand, in per cent of the width and in pixels.

Templates draw them as SVG without a view box, so that they stretch with the page while dots and
letters keep their size. Every number drawn stands beside its chart in words or in a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RADIUS = 9  # pixels; a dot holds an outlet's number
_ROW = 2 * RADIUS + 2
_APART = 7.0  # per cent of the width that two dots need on a phone
_INSET = 4.0  # per cent left free at both ends, so that no dot is cut


@dataclass(frozen=True, slots=True)
class Dot:
    """An outlet's number in a circle."""

    number: int
    x: float  # per cent of the width
    y: int  # pixels


@dataclass(frozen=True, slots=True)
class Strip:
    """An article from its opening to its end as a line, outlets' numbers on it."""

    height: int
    dots: tuple[Dot, ...]


def bars(values: Sequence[float]) -> tuple[float, ...]:
    """The length of a bar for each of `values`, in per cent of the longest."""
    longest = max(values, default=0)
    return tuple(round(100 * value / longest, 1) if longest > 0 else 0.0 for value in values)


def strip(places: Iterable[tuple[int, float]]) -> Strip:
    """(outlet's number, share of the article, 0 to 1) on a line; those that meet are stacked."""
    rows: list[float] = []  # where the last dot of each row stands
    dots = []
    for share, number in sorted((share, number) for number, share in places):
        x = round(_INSET + (100 - 2 * _INSET) * min(max(share, 0.0), 1.0), 1)
        row = next((row for row, last in enumerate(rows) if x - last >= _APART), len(rows))
        rows[row : row + 1] = [x]
        dots.append(Dot(number, x, RADIUS + 1 + row * _ROW))
    return Strip(_ROW * max(1, len(rows)), tuple(dots))
