"""Likelihood of figures: how likely two figures of different articles count one thing.

Asked only of figures that nothing stated keeps apart (see `separation`): a logistic model of what
else speaks for and against it. `docs/comparison.md` has the signals and their weights.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from summarize.comparison.amounts import TELLING, is_measure, meet, same, size
from summarize.comparison.counting import is_event_count
from summarize.comparison.logistic import Logistic
from summarize.comparison.rivals import Rivals
from summarize.comparison.separation import one_measured
from summarize.comparison.similarity import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarize.comparison.figures import Figure
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement
    from summarize.text.types import Quantity

_EQUAL, _MEETING = 0.3, 0.1  # what figures that agree are closer, in likeness
_FEW = 5  # added to tolls before their ratio is taken: by chance, small ones differ more
_FARTHEST = 3.0  # log of how many times the smaller figure the larger is, at most


class FigureSignals(NamedTuple):
    """What speaks for and against two figures counting one thing."""

    likeness: float  # of the statements they stand in
    together: float  # 1: these are joined as telling the same fact
    equal: float  # the same number, ten or more
    times: float  # where they exclude each other, the log of how many times one is the other
    toll: float  # both are a toll
    same_role: float  # both have one role that says what is counted
    thing: float  # they count things: tents, not people, sums or lengths
    same_group: float  # both name one group
    alone: float  # each is the only one of its article in its role, unit and group
    of_noun: float  # both stand before one noun: "the 190 million euro depot"
    subset: float  # "58 of them"
    least_lead: float  # lead in closeness over rival figures, the smaller one
    most_lead: float  # and the larger


def figure_likelihoods(
    figures: Sequence[Figure],
    pairs: Iterable[tuple[int, int]],
    weights: Weights,
    groups_of: Mapping[Statement, frozenset[int]],
) -> dict[tuple[int, int], float]:
    """The probability, 0 to 1, that each pair of indices (i < j) counts one thing.

    `groups_of` says which statements are joined: those with a number in common.
    """
    return {
        pair: ONE_THING.probability(found)
        for pair, found in all_figure_signals(figures, pairs, weights, groups_of).items()
    }


def all_figure_signals(
    figures: Sequence[Figure],
    pairs: Iterable[tuple[int, int]],
    weights: Weights,
    groups_of: Mapping[Statement, frozenset[int]],
) -> dict[tuple[int, int], FigureSignals]:
    """The signals of each pair of indices (i < j) into `figures`.

    `groups_of` says which statements are joined: those with a number in common.
    """
    alike = {
        (i, j): likeness(figures[i].statement, figures[j].statement, weights) for i, j in pairs
    }
    closeness = {(i, j): v + _agreement(figures[i], figures[j]) for (i, j), v in alike.items()}
    rivals = Rivals(closeness, [figure.statement.column.id for figure in figures])
    return {
        (i, j): figure_signals(
            figures[i],
            figures[j],
            value,
            in_one_group(figures[i], figures[j], groups_of),
            *rivals.leads(i, j),
        )
        for (i, j), value in alike.items()
    }


def in_one_group(a: Figure, b: Figure, groups_of: Mapping[Statement, frozenset[int]]) -> bool:
    """Whether the statements of two figures are joined: `groups_of` gives them a common number."""
    none: frozenset[int] = frozenset()
    return not groups_of.get(a.statement, none).isdisjoint(groups_of.get(b.statement, none))


def _agreement(a: Figure, b: Figure) -> float:
    equal, meeting = same(a.quantity, b.quantity), meet(a.quantity, b.quantity)
    return _EQUAL * equal + _MEETING * meeting


def figure_signals(
    a: Figure, b: Figure, alike: float, together: bool, least_lead: float, most_lead: float
) -> FigureSignals:
    """The signals of a pair of figures of different articles."""
    q, r = a.quantity, b.quantity
    one_role = q.role == r.role
    return FigureSignals(
        likeness=alike,
        together=together,
        equal=same(q, r) and min(q.value or 0, r.value or 0) >= TELLING,
        times=0.0 if meet(q, r) else _times(q, r),
        toll=one_role and is_event_count(q),
        same_role=one_role and q.role != "other",
        thing=all(each.unit not in {"people", None} and not is_measure(each) for each in (q, r)),
        same_group=bool(a.group & b.group),
        alone=a.sole and b.sole,
        of_noun=one_measured(a, b),
        subset=a.subset or b.subset,
        least_lead=least_lead,
        most_lead=most_lead,
    )


def _times(one: Quantity, other: Quantity) -> float:
    """Log of how many times one is the other; one missing and six are no farther than 10 and 25."""
    some = _FEW if is_event_count(one) and is_event_count(other) else 0
    small, large = sorted((size(one) + some, size(other) + some))
    return min(_FARTHEST, log(large / small)) if small > 0 else _FARTHEST


# Fitted by `python -m benchmarks.alignment_weights`.
ONE_THING = Logistic(
    -1.64,
    FigureSignals(
        likeness=2.42,
        together=0.88,
        equal=-0.14,
        times=-0.99,
        toll=1.76,
        same_role=0.68,
        thing=0.80,
        same_group=0.34,
        alone=1.06,
        of_noun=2.11,
        subset=-3.68,
        least_lead=3.68,
        most_lead=1.25,
    ),
)
