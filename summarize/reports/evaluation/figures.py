"""How the figures of an evaluation read: shares, intervals, differences, chances, costs."""

from __future__ import annotations

from typing import Any, Final

NOT_RECORDED: Final = "not recorded"
NONE: Final = "–"
MINUS: Final = "−"


def score(value: float, *, share: bool = True) -> str:
    """A share as ".73" or "1.00", a count as "3" or "0.5"."""
    return _share(value, 2) if share else _count(value)


def interval(low: float | None, high: float | None, *, share: bool = True) -> str:
    """An interval as "[.61, .85]"; "" where there is none."""
    if low is None or high is None:
        return ""
    return f"[{score(low, share=share)}, {score(high, share=share)}]"


def difference(value: float, *, share: bool = True) -> str:
    """A difference with its sign: "+.031", "−.031", "0"; of counts "+2"."""
    text = _share(abs(value), 3) if share else _count(abs(value))
    if not float(text.replace(",", "")):
        return "0"
    return ("+" if value > 0 else MINUS) + text


def difference_interval(low: float | None, high: float | None, *, share: bool = True) -> str:
    """The interval of a difference, its ends with their signs; "" where there is none."""
    if low is None or high is None:
        return ""
    return f"[{difference(low, share=share)}, {difference(high, share=share)}]"


def chance(p: float | None) -> str:
    """How often chance alone would do this: "12 %", "under 1 %"; "–" where it was not tested."""
    if p is None:
        return NONE
    return f"{100 * p:.0f} %" if p >= 0.01 else "under 1 %"


def number(value: float | None) -> str:
    """A whole number as "12,345", or that it was not recorded."""
    return NOT_RECORDED if value is None else f"{value:,.0f}"


def tokens(value: int | None, *, counted: bool) -> str:
    """A number of tokens; with "≈" where it was counted afterwards."""
    if value is None:
        return NOT_RECORDED
    return f"{'≈' if counted else ''}{value:,}"


def dollars(value: float | None) -> str:
    """A price in US dollars, or that it was not recorded."""
    return NOT_RECORDED if value is None else f"US$ {value:,.4f}"


def seconds(value: float | None) -> str:
    """A duration, or that it was not recorded."""
    return NOT_RECORDED if value is None else f"{value:,.1f} s"


def out_of(right: float, shown: int) -> str:
    """So many of so many, and the share: "31 of 32 (.97)"."""
    return f"{_count(right)} of {shown:,} ({score(right / shown)})" if shown else NONE


def plain(value: Any) -> str:
    """A value for another program: the shortest decimal that is the same number."""
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def _share(value: float, decimals: int) -> str:
    text = f"{abs(value):.{decimals}f}"
    negative = value < 0 and float(text) != 0
    return (MINUS if negative else "") + text.removeprefix("0" if text.startswith("0.") else "")


def _count(value: float) -> str:
    text = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    return (MINUS if value < 0 and text != "0" else "") + text
