"""Grouping by halves: the work of finding what belongs together grows with the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.comparison.columns import Column

Member = TypeVar("Member")

AT_ONCE = 8  # articles


def group_by_halves(
    members: Sequence[Member],
    column_of: Callable[[Member], Column],
    join: Callable[[Sequence[tuple[Member, ...]]], Sequence[tuple[Member, ...]]],
) -> tuple[tuple[Member, ...], ...]:
    """Group `members`, each into one group.

    The members of up to eight columns are handed to `join` at once, each as a group of one.
    More columns are halved, each half is grouped by itself, and `join` is given the groups of
    both, so that it compares groups and never all members with all.
    """
    columns = list(dict.fromkeys(id(column_of(member)) for member in members))
    if len(columns) <= AT_ONCE:
        return tuple(join([(member,) for member in members]))
    left = set(columns[: len(columns) // 2])
    halves = (
        [member for member in members if id(column_of(member)) in left],
        [member for member in members if id(column_of(member)) not in left],
    )
    groups = [group for half in halves for group in group_by_halves(half, column_of, join)]
    return tuple(join(groups))
