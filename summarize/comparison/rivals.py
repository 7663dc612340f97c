"""Rivals: how a pair compares with the other pairs that its two members could make."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Rivals:
    """The partners of each item in each other column, and how close they are."""

    def __init__(
        self,
        closeness: Mapping[tuple[int, int], float],
        columns: Sequence[str],
        usual: float = 0.0,
    ) -> None:
        self._usual = usual
        self._closeness = closeness
        self._columns = columns
        partners: dict[int, dict[str, list[tuple[float, int]]]] = defaultdict(dict)
        for (i, j), value in closeness.items():
            partners[i].setdefault(columns[j], []).append((-value, j))
            partners[j].setdefault(columns[i], []).append((-value, i))
        self._best = {
            item: {column: sorted(found)[:2] for column, found in by_column.items()}
            for item, by_column in partners.items()
        }

    def leads(self, i: int, j: int) -> tuple[float, float]:
        """How much closer the pair is than the best rival of either member, the lesser first.

        Below 0 where that rival is closer. A member without one is led as over the usual rival.
        """
        value = self._closeness[i, j]
        first, second = value - self._rival(i, j), value - self._rival(j, i)
        return min(first, second), max(first, second)

    def _rival(self, member: int, other: int) -> float:
        found = self._best[member][self._columns[other]]
        found_best = next((-value for value, item in found if item != other), 0.0)
        return max(self._usual, found_best)

    def through(self, i: int, j: int) -> float:
        """How close the pair is by way of a third column: 0 where no item there is near both.

        Of the item there that is closest to one of the two, the lesser of its two closenesses.
        """
        ways = [
            min(-value, self._of(item, other))
            for member, other in ((i, j), (j, i))
            for column, found in self._best[member].items()
            if column not in (self._columns[i], self._columns[j])
            for value, item in found[:1]
        ]
        return max(ways, default=0.0)

    def _of(self, one: int, other: int) -> float:
        return self._closeness.get((min(one, other), max(one, other)), 0.0)
