"""Charts of scores and differences as geometry: per cent of the width, pixels of height.

Every number drawn stands beside its chart in a cell of the same row, so that a chart adds nothing
that could not be read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarize.reports.evaluation import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.reports.evaluation.views import Measured

ROW: Final = 24  # pixels of height for one arm
_TICKS: Final = 5  # at most


@dataclass(frozen=True, slots=True)
class Mark:
    """A value, as a disc with its arm's number, and its interval as a line."""

    number: int
    x: float
    y: int
    low: float | None
    high: float | None
    hollow: bool = False  # of held-out events


@dataclass(frozen=True, slots=True)
class Chart:
    """Marks one below the other."""

    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values lie in per cent of the width, and which of them are written below."""

    start: float
    end: float
    ticks: tuple[tuple[float, str], ...]  # (per cent, as text)

    def at(self, value: float) -> float:
        """`value` in per cent of the width, no further out than the ends."""
        share = (value - self.start) / (self.end - self.start)
        return round(100 * min(max(share, 0.0), 1.0), 2)


SHARES: Final = Scale(
    0.0, 1.0, tuple((100 * each, figures.score(each)) for each in (0.0, 0.25, 0.5, 0.75, 1.0))
)


def chart(cells: Iterable[tuple[int, Measured | None, bool]]) -> Chart:
    """Shares of (arm's number, score, whether of held-out events), one below the other."""
    listed = list(cells)
    marks = [
        Mark(
            number,
            SHARES.at(score.value),
            ROW // 2 + place * ROW,
            None if score.low is None else SHARES.at(score.low),
            None if score.high is None else SHARES.at(score.high),
            hollow,
        )
        for place, (number, score, hollow) in enumerate(listed)
        if score is not None
    ]
    return Chart(ROW * max(1, len(listed)), tuple(marks))


def differences_scale(values: Sequence[float]) -> Scale:
    """A scale on which all `values` and 0 lie, its ends and ticks at round numbers."""
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    if high - low < 1e-9:
        low, high = -0.1, 0.1
    step = _step((high - low) / (_TICKS - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    scale = Scale(first * step, last * step, ())
    ticks = ((scale.at(n * step), figures.difference(n * step)) for n in range(first, last + 1))
    return Scale(scale.start, scale.end, tuple(ticks))


def _step(wanted: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `wanted`."""
    size: float = 10.0 ** math.floor(math.log10(wanted))
    return next((n * size for n in (1, 2, 2.5, 5) if n * size >= wanted - 1e-9), 10 * size)
