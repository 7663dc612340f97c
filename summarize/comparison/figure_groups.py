"""Groups of figures: each of one thing, across articles and within them."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.amounts import meet, same
from summarize.comparison.counting import (
    another_place,
    another_time,
    are_near,
    hold_together,
    is_event_count,
    is_known,
    may_be_one,
    needed_context,
    same_group,
    same_role,
)
from summarize.comparison.figures import Figure
from summarize.comparison.halves import group_by_halves
from summarize.comparison.similarity import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.comparison.similarity import Weights
    from summarize.comparison.strangers import Acquaintance

Group: TypeAlias = tuple[Figure, ...]


def group_figures(
    figures: Sequence[Figure], weights: Weights, acquaintance: Acquaintance
) -> tuple[Group, ...]:
    """Figures of one thing, across articles and within them, each figure in one group.

    Pairs of different columns that may count the same thing are joined from the likeliest down;
    a group holds one figure a column, or several where they are the same. Articles that seem to
    tell two events share no figure: every disaster has its dead.
    """

    def join(groups: Sequence[Group]) -> tuple[Group, ...]:
        return _join(groups, weights, acquaintance)

    return group_by_halves(figures, lambda figure: figure.statement.column, join)


def _join(
    groups: Sequence[Group], weights: Weights, acquaintance: Acquaintance
) -> tuple[Group, ...]:
    """Join groups through the first figure of each."""
    heads = [group[0] for group in groups]
    group_of = list(range(len(groups)))
    members = {index: [index] for index in group_of}
    for _, i, j in sorted(_pairs(heads, weights, acquaintance)):
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
    figures: Sequence[Figure], weights: Weights, acquaintance: Acquaintance
) -> Iterator[tuple[float, int, int]]:
    """(negative score, i, j) of the figures that may count the same thing."""
    by_key: dict[tuple[str | None, bool], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_key[figure.key].append(index)
    for indices in by_key.values():
        for i, j in combinations(indices, 2):
            a, b = figures[i], figures[j]
            if not acquaintance.of_one_event(a.statement.column, b.statement.column):
                continue
            if (score := _score(a, b, weights)) is not None:
                yield -score, i, j


def _score(a: Figure, b: Figure, weights: Weights) -> float | None:
    """How likely two figures count the same thing; None where they cannot."""
    if not same_role(a, b) or not may_be_one(a, b):
        return None
    equal = same(a.quantity, b.quantity)
    if a.statement.column is b.statement.column and not _said_twice(a, b):
        return None
    if (a.parts > 1 or b.parts > 1) and not (a.parts != b.parts and are_near(a, b)):
        return None
    context = likeness(a.statement, b.statement, weights)
    if not (is_known(a, b) or context >= needed_context(a, b)):
        return None
    agreement = 0.5 * equal + 0.2 * meet(a.quantity, b.quantity)
    salience = 0.2 * min(a.statement.claim.salience, b.statement.claim.salience)
    return context + agreement + salience


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
