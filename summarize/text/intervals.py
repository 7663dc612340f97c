"""Approximators: the words around a figure that make it an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.text.lexicon import lexicon
from summarize.text.numbers import tidy
from summarize.text.phrasebook import Phrasebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.counted import Counted
    from summarize.text.numbers import Numeral

Bound = Literal[
    "exact", "at_least", "more_than", "at_most", "fewer_than", "nearly", "about", "hedged"
]
_BOUNDS: tuple[Bound, ...] = (
    "exact", "at_least", "more_than", "at_most", "fewer_than", "nearly", "about", "hedged",
)  # fmt: skip
_TABLES = lexicon("approximators")
_BEFORE: Phrasebook[Bound] = Phrasebook(
    [(word, bound) for bound in _BOUNDS for word in sorted(_TABLES[bound].words)]
)
_AFTER: Phrasebook[Bound] = Phrasebook(
    [
        (word, bound)
        for bound in ("at_least", "at_most", "about")
        for word in sorted(_TABLES.get(f"after_{bound}", _TABLES["after_about"]).words)
    ]
)
_TOLERANCE = 0.1


class Approximation(NamedTuple):
    """The approximators of one numeral: tokens `first:numeral` and up to `last` after it."""

    first: int
    last: int
    bound: Bound
    words: tuple[int, int] | None  # the tokens kept as the approximator


class Interval(NamedTuple):
    """Bounds of a figure; None is no bound."""

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool


def approximation(words: Sequence[str], numeral: Numeral, counted: Counted) -> Approximation:
    """The approximators before what is counted, and after the numeral or the counted noun.

    Of several ("at least another 20") the first that is a bound decides.
    """
    bound: Bound = "exact"
    first, temporal = counted.first, counted.kind == "duration"
    start, hedged = first, False
    while found := _BEFORE.before(words, start):
        if temporal and words[found[0]] in ("over", "past") and not _measures(words, found[0]):
            break
        start = found[0]
        hedged = hedged or found[1] == "hedged"
        if found[1] not in ("exact", "hedged"):
            bound = found[1]
    span = (start, first) if start < first else None
    last = numeral.last
    for at in (numeral.last, counted.last):
        if bound == "exact" and (after := _AFTER.at(words, at)):
            last, bound, span = after[0], after[1], (at, after[0])
            break
    if bound == "exact" and hedged:
        bound = "hedged"
    return Approximation(start, last, bound, span)


def _measures(words: Sequence[str], at: int) -> bool:
    """Whether "over" bounds a span of time: "lasted over 3 days", not "met 12 over 3 days"."""
    return at > 0 and words[at - 1] in _LASTING


_LASTING = frozenset(
    [
        "took",
        "taken",
        "takes",
        "take",
        "lasted",
        "last",
        "lasting",
        "lasts",
        "for",
        "of",
        "after",
        "spent",
        "waited",
        "be",
        "is",
        "was",
    ]
)


def interval(numeral: Numeral, bound: Bound) -> Interval:
    """The interval of a numeral under a bound.

    about n: n plus or minus ten percent; nearly n: [0.9 n, n); up to n: [0, n]. A vague word
    keeps its own lower bound whatever stands before it, for it has no upper one.
    """
    low, high, value = numeral.low, numeral.high, numeral.value
    rounded = numeral.form == "fraction" and bound not in ("about", "nearly", "more_than")
    if value is None or low is None or high is None or rounded:
        if bound in ("at_most", "fewer_than"):
            return Interval(0, high, False, high is not None and bound == "fewer_than")
        return Interval(low, high, False, False)
    if bound == "at_least":
        return Interval(value, None, False, False)
    if bound == "more_than":
        return Interval(value, None, True, False)
    if bound in ("at_most", "fewer_than"):
        return Interval(0, value, False, bound == "fewer_than")
    if bound == "nearly":
        return Interval(tidy(value * (1 - _TOLERANCE)), value, False, True)
    if bound == "about":
        return Interval(
            tidy(value * (1 - _TOLERANCE)), tidy(value * (1 + _TOLERANCE)), False, False
        )
    return Interval(value, value, False, False)
