"""Figures as intervals: whether two can both be true, whether they are the same, how they read."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.text.types import Quantity


def overlap(a: Quantity, b: Quantity) -> bool:
    """Whether some number satisfies both: "about 200" and "at least 32" do, 9 and 12 do not."""
    low, low_open = max(_low(a), _low(b))
    high, high_closed = min(_high(a), _high(b))
    return low < high or (low == high and not low_open and high_closed)


def equal(a: Quantity, b: Quantity) -> bool:
    """Whether both state the same figure: "200", "about 200" and "some 200" are the same.

    "At least 200" and "200" are not; vague words are the same only if their intervals are.
    """
    if a.value is None or b.value is None:
        return _bounds(a) == _bounds(b) and a.value == b.value
    return a.value == b.value and _kind(a) == _kind(b)


def midpoint(quantity: Quantity) -> float:
    """One number to order figures by: the stated one, else the bound there is."""
    for number in (quantity.value, quantity.low, quantity.high):
        if number is not None:
            return number
    return 0.0


def bound_kind(quantity: Quantity) -> str:
    """In words, what a one-sided figure rules out: "a lower bound", "an upper bound", or ""."""
    if quantity.high is None:
        return "a lower bound"
    if quantity.low is None or (quantity.low == 0 and quantity.high != 0):
        return "an upper bound"
    return ""


def _low(quantity: Quantity) -> tuple[float, bool]:
    return (-inf if quantity.low is None else quantity.low, quantity.low_open)


def _high(quantity: Quantity) -> tuple[float, bool]:
    return (inf if quantity.high is None else quantity.high, not quantity.high_open)


def _bounds(quantity: Quantity) -> tuple[float | None, float | None, bool, bool]:
    return quantity.low, quantity.high, quantity.low_open, quantity.high_open


def _kind(quantity: Quantity) -> str:
    return bound_kind(quantity) + (" open" if quantity.low_open or quantity.high_open else "")
