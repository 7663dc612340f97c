"""Two numerals that state one range, and pairs that are a vote or a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.numbers import multiplier, tidy
from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.numbers import Numeral
    from summarize.text.tokens import Token

_CHANGE = closed_class("change")
_SIGNS = ("$", "€", "£", "%", "percent")
_WINDOW = 8


def joined_ranges(
    tokens: Sequence[Token],
    words: Sequence[str],
    numerals: Sequence[Numeral],
    dated: frozenset[int],
) -> Iterator[Numeral]:
    """The numerals outside dates; "20 to 30", "20-30", "between 20 and 30" as one range.

    "rose from 20 to 30" is a change: only the new figure is handed on.
    """
    pending: Numeral | None = None
    for numeral in numerals:
        if any(index in dated for index in range(numeral.first, numeral.last)):
            continue
        if pending is not None:
            joint = _joint(tokens, words, pending, numeral)
            if joint == "change":
                pending = numeral
                continue
            if joint == "range":
                yield _range(words, pending, numeral)
                pending = None
                continue
            yield pending
        pending = numeral
    if pending is not None:
        yield pending


def _joint(
    tokens: Sequence[Token], words: Sequence[str], first: Numeral, second: Numeral
) -> str | None:
    if first.form not in ("figure", "one") or second.form != "figure":
        return None
    between = [word for word in words[first.last : second.first] if word not in _SIGNS]
    if len(between) != 1 or second.first - first.last > 3:
        return None
    opener = _opener(words, first)
    if between[0] == "and" and opener != "between":
        return None
    if between[0] == "to" and opener == "from" and _changes(words, first.first):
        return "change"
    rising = _scaled(words, first, second) < (second.value or 0)
    return "range" if rising and between[0] in ("to", "-", "–", "and") else None


def _opener(words: Sequence[str], first: Numeral) -> str | None:
    at = first.first - 1
    while at > 0 and words[at] in _SIGNS:
        at -= 1
    return words[at] if at >= 0 else None


def _changes(words: Sequence[str], index: int) -> bool:
    return any(word in _CHANGE for word in words[max(0, index - _WINDOW) : index])


def _scaled(words: Sequence[str], first: Numeral, second: Numeral) -> float:
    """The lower figure, which borrows the multiplier of the upper: "20 to 30 million"."""
    value = first.value or 0
    if first.last == first.first + 1 and multiplier(words[second.last - 1]):
        return value * multiplier(words[second.last - 1])
    return value


def _range(words: Sequence[str], first: Numeral, second: Numeral) -> Numeral:
    low = tidy(_scaled(words, first, second))
    return second._replace(first=first.first, value=None, low=low, high=second.value)
