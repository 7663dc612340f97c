"""Groups of figures: each of one thing, across articles and within them."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.amounts import same
from summarize.comparison.counting import are_near, is_event_count, same_group, same_role
from summarize.comparison.figure_likelihood import figure_likelihoods, in_one_group
from summarize.comparison.figures import Figure
from summarize.comparison.halves import group_by_halves
from summarize.comparison.separation import (
    another_place,
    another_time,
    hold_together,
    may_be_one,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement
    from summarize.comparison.strangers import Acquaintance

Group: TypeAlias = tuple[Figure, ...]

_LIKELY = (
    0.6  # probability from which two figures are of one thing: a false quarrel is the worse mistake
)


def group_figures(
    figures: Sequence[Figure],
    weights: Weights,
    acquaintance: Acquaintance,
    told: Mapping[Statement, frozenset[int]],
) -> tuple[Group, ...]:
    """Figures of one thing, across articles and within them, each figure in one group.

    Pairs of different columns that may count the same thing are joined from the likeliest down;
    a group holds one figure a column, or several where they are the same. `told` gives statements
    that are joined a number in common. Articles that seem to
    tell two events share no figure: every disaster has its dead.
    """

    def join(groups: Sequence[Group]) -> tuple[Group, ...]:
        return _join(groups, weights, acquaintance, told)

    return group_by_halves(figures, lambda figure: figure.statement.column, join)


def _join(
    groups: Sequence[Group],
    weights: Weights,
    acquaintance: Acquaintance,
    told: Mapping[Statement, frozenset[int]],
) -> tuple[Group, ...]:
    """Join groups through the first figure of each."""
    heads = [group[0] for group in groups]
    group_of = list(range(len(groups)))
    members = {index: [index] for index in group_of}
    for _, i, j in sorted(_pairs(heads, weights, acquaintance, told)):
        first, second = group_of[i], group_of[j]
        if first != second and _may_join(heads, members[first], members[second]):
            for index in members[second]:
                group_of[index] = first
            members[first] += members.pop(second)
    return tuple(
        tuple(figure for index in sorted(indices) for figure in groups[index])
        for indices in members.values()
    )


def _pairs(
    figures: Sequence[Figure],
    weights: Weights,
    acquaintance: Acquaintance,
    told: Mapping[Statement, frozenset[int]],
) -> Iterator[tuple[float, int, int]]:
    """(less the probability, i, j) of the figures that are likely to count the same thing."""
    pairs = list(comparable_figures(figures, acquaintance, told))
    for (i, j), likelihood in figure_likelihoods(figures, pairs, weights, told).items():
        if likelihood >= _LIKELY:
            yield -likelihood, i, j
    for i, j in _repeated(figures):
        yield -1.0, i, j


def comparable_figures(
    figures: Sequence[Figure], acquaintance: Acquaintance, told: Mapping[Statement, frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of figures of different articles that nothing stated keeps apart.

    `told` gives statements that are joined a number in common.
    """
    by_unit: dict[str | None, list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_unit[figure.key[0]].append(index)
    for indices in by_unit.values():
        for i, j in combinations(indices, 2):
            a, b = figures[i], figures[j]
            columns = a.statement.column, b.statement.column
            if columns[0] is columns[1] or not acquaintance.of_one_event(*columns):
                continue
            summed = a.parts > 1 or b.parts > 1
            if summed and not (a.parts != b.parts and are_near(a, b)):
                continue
            together = in_one_group(a, b, told)
            if not together and a.subset != b.subset:
                continue
            if same_role(a, b) and may_be_one(a, b, together=together):
                yield i, j


def _repeated(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of figures of one article that it gives twice."""
    by_key: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_key[figure.statement.column.id, *figure.key].append(index)
    for indices in by_key.values():
        for i, j in combinations(indices, 2):
            a, b = figures[i], figures[j]
            if same_role(a, b) and may_be_one(a, b) and _said_twice(a, b):
                yield i, j


def _said_twice(a: Figure, b: Figure) -> bool:
    """Whether one article gives a figure twice: wages up 9 percent are not fares up 9 percent."""
    return same(a.quantity, b.quantity) and (
        is_event_count(a.quantity) or a.parts != b.parts or hold_together(a, b)
    )


def _may_join(figures: Sequence[Figure], first: Iterable[int], second: Iterable[int]) -> bool:
    for i in first:
        for j in second:
            a, b = figures[i], figures[j]
            if a.statement.column is b.statement.column and not _said_twice(a, b):
                return False
            if not same_group(a, b) or another_place(a, b) or another_time(a, b):
                return False
    return True
