"""Amounts: figures in one unit, so that "18 months" and "two years" can be compared."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarize.comparison.intervals import equal, midpoint, overlap
from summarize.text.concepts import concept_of
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.text.types import Quantity

TELLING = 10  # from here on one number in two articles is rarely chance
_ROUNDED = 0.1  # a figure is as exact as its unit: "two years" against months is 22 to 26


def amount_of(quantity: Quantity) -> Quantity:
    """The figure in the unit that its kind is compared in; itself where nothing is converted."""
    return _converted(quantity) if quantity.unit in _conversions() else quantity


@lru_cache(maxsize=10_000)
def _converted(quantity: Quantity) -> Quantity:
    unit, factor = _conversions()[quantity.unit or ""]
    return replace(
        quantity,
        unit=unit,
        value=_times(quantity.value, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
    )


def unit_of(quantity: Quantity) -> str | None:
    """What two figures must share to be compared: "hours" for "40 minutes"."""
    unit = quantity.unit
    if unit is None or unit in _conversions() or not unit.islower():
        return amount_of(quantity).unit
    return concept_of(unit.split()[-1])


def same(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are the same, in whatever unit: "a day" and "24 hours" are."""
    return equal(amount_of(a), amount_of(b))


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether some number satisfies both; in two units each has a tenth of play."""
    first, second = amount_of(a), amount_of(b)
    if a.unit != b.unit and first.unit == second.unit and first.unit != "people":
        first, second = _loose(first), _loose(second)
    return overlap(first, second)


def none_meet(one: Iterable[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether both have figures in one unit, none of which can be true together."""
    meeting = [meet(q, r) for q in one for r in other if unit_of(q) == unit_of(r)]
    return bool(meeting) and not any(meeting)


def size(quantity: Quantity) -> float:
    """One number to order figures by, in the unit of comparison."""
    return midpoint(amount_of(quantity))


def is_measure(quantity: Quantity) -> bool:
    """Money, shares, lengths and times: the same number of them is of anything."""
    unit = quantity.unit or ""
    money = (unit.isupper() and len(unit) == 3) or quantity.role in {"paid", "owed"}
    return money or not unit or quantity.role in {"duration", "distance", "share"}


def _loose(amount: Quantity) -> Quantity:
    if amount.value is None or amount.low != amount.high:
        return amount
    low, high = amount.value * (1 - _ROUNDED), amount.value * (1 + _ROUNDED)
    return replace(amount, low=low, high=high)


def _times(number: float | None, factor: float) -> float | None:
    return None if number is None else round(number * factor, 6)


@cache
def _conversions() -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for unit, value in lexicon("units")["converted"].entries:
        factor, _, base = (value or "").partition(" ")
        table[unit] = (base, float(factor))
    return table
