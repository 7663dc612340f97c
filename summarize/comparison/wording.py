"""Words for facts: headings of figures, outlets in a row; the same wherever a fact is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.types import Quantity

_HEADINGS = {
    "killed": "Killed",
    "wounded": "Wounded",
    "missing": "Missing",
    "displaced": "Displaced or evacuated",
    "detained": "Detained",
    "affected": "Affected",
    "rescued": "Rescued",
    "dismissed": "Dismissed",
    "voted": "Votes",
    "attended": "Taking part",
    "infected": "Infected",
    "deployed": "Deployed",
    "damaged": "Damaged",
    "paid": "Paid or offered",
    "owed": "Owed",
    "distance": "Distance",
    "duration": "Duration",
    "share": "Share",
    "other": "Figure",
}


def figure_heading(quantity: Quantity) -> str:
    """What is counted: "Killed", "Killed, peacekeepers", "Paid or offered, USD", "Tonnes"."""
    what = quantity.group or (quantity.unit if quantity.unit != "people" else None)
    heading = _HEADINGS[quantity.role]
    if quantity.role == "other" and what:
        return what[0].upper() + what[1:]
    return f"{heading}, {what}" if what else heading


def in_a_row(words: Sequence[str]) -> str:
    """Words as an enumeration: "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
