"""Figures found against figures labelled: the same passage, and exactly the same reading of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.evaluation.matching import best_pairs, covers, dice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.evaluation.types import GoldQuantity
    from summarize.text.types import Quantity

_SAME = 2.0  # of two figures in one passage the one read as labelled is its partner
# One unit under two names; all other units are compared by the stems of their words.
_UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percentage points": "percent",
    "mm": "millimetres",
    "cm": "centimetres",
    "m": "metres",
    "km": "kilometres",
    "persons": "people",
    "person": "people",
    "$": "dollars",
    "usd": "dollars",
    "€": "euros",
    "eur": "euros",
    "£": "pounds",
    "gbp": "pounds",
    "kg": "kilograms",
    "t": "tonnes",
    "tons": "tonnes",
    "meters": "metres",
    "kilometers": "kilometres",
    "liters": "litres",
}


def figure_pairs(
    labels: Sequence[GoldQuantity], shown: Sequence[Quantity]
) -> list[tuple[int, int]]:
    """The best one-to-one pairs of figures that stand in the same passage."""
    return best_pairs(labels, shown, _likeness)


def is_exact(label: GoldQuantity, quantity: Quantity) -> bool:
    """Whether role, bounds and unit are as labelled; the group is not compared."""
    return quantity.role == label.role and has_bounds(label, quantity)


def has_bounds(label: GoldQuantity, quantity: Quantity) -> bool:
    """Whether bounds and unit are as labelled, whatever the role."""
    return (
        (quantity.low, quantity.high) == (label.low, label.high)
        and (quantity.low_open, quantity.high_open) == (label.low_open, label.high_open)
        and unit_key(quantity.unit) == unit_key(label.unit)
    )


def reading_of(figure: GoldQuantity | Quantity) -> str:
    """A figure in a few words, for people: "killed 31 people", "paid 60,000 to - florins"."""
    low, high = ("-" if bound is None else _plain(bound) for bound in (figure.low, figure.high))
    span = low if low == high else f"{low} to {high}"
    return " ".join(part for part in (figure.role, span, figure.unit) if part)


def _plain(value: float) -> str:
    """A number as people write it: "2,000,000", "0.25"; no more places than it has."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


@cache
def unit_key(unit: str | None) -> str | None:
    """The unit without what only its spelling changes: number, case, symbol."""
    if unit is None:
        return None
    from summarize.text.stems import stem

    name = " ".join(unit.casefold().split())
    words = _UNITS.get(name, name).split()
    return " ".join(stem(_UNITS.get(word, word)) for word in words)


def _likeness(label: GoldQuantity, quantity: Quantity) -> float | None:
    one = ((label.span.start, label.span.end),)
    other = ((quantity.evidence.start, quantity.evidence.end),)
    if not covers(one, other):
        return None
    return dice(one, other) + (_SAME if is_exact(label, quantity) else 0.0)
