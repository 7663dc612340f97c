"""Two numerals that state one range, and pairs that are a vote or a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.numbers import fraction, multiplier, tidy
from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.numbers import Numeral

_CHANGE = closed_class("change")
_BALLOTS, _MATCHES = closed_class("ballots"), closed_class("matches")
_MONEY = ("$", "€", "£")
_PERCENT = ("%", "percent")
_SIGNS = (*_MONEY, *_PERCENT)
_VOTE_JOINTS = (("-",), ("–",), ("to",))
_ROUND = (10, 100, 1000)
_SPANS = frozenset(("minute", "hour", "day", "night", "week", "month", "year", "decade", "match"))
_WINDOW = 8


def joined_ranges(
    words: Sequence[str],
    numerals: Sequence[Numeral],
    dated: frozenset[int],
) -> Iterator[Numeral]:
    """The numerals outside dates; "20 to 30", "20-30", "between 20 and 30" as one range.

    "rose from 20 to 30" is a change: only the new figure is handed on. "52-48" and "217 votes
    to 205" are a vote's two sides where the sentence speaks of a vote.
    """
    vote = not _BALLOTS.isdisjoint(words) and _MATCHES.isdisjoint(words)
    pending: Numeral | None = None
    for numeral in numerals:
        if any(index in dated for index in range(numeral.first, numeral.last)):
            continue
        if pending is not None:
            joint = "vote" if vote and _is_vote(words, pending, numeral) else None
            joint = joint or _joint(words, pending, numeral)
            if _is_ratio(words, pending, numeral):
                yield _ratio(pending, numeral)
                pending = None
                continue
            if joint == "change":
                pending = numeral
                continue
            if joint == "vote":
                yield pending._replace(form="vote")
                pending = numeral._replace(form="vote")
                continue
            if joint == "range":
                yield _range(words, pending, numeral)
                pending = None
                continue
            yield pending
        pending = numeral
    if pending is not None:
        yield pending


def _is_vote(words: Sequence[str], first: Numeral, second: Numeral) -> bool:
    """As in "52-48", "217 to 205", "217 votes to 205"."""
    between = tuple(words[first.last : second.first])
    if first.form not in ("figure", "vote") or second.form != "figure":
        return False
    falling = (first.value or 0) >= (second.value or 0)
    return between == ("votes", "to") or (falling and between in _VOTE_JOINTS)


def _is_ratio(words: Sequence[str], first: Numeral, second: Numeral) -> bool:
    """As in "one in five", "nine in 10", "three in four voters", "two out of three"."""
    if first.form not in ("figure", "one") or second.form != "figure":
        return False
    between = tuple(words[first.last : second.first])
    if not 0 < (first.value or 0) < (second.value or 0):
        return False
    spelt = words[first.first].isalpha() and words[second.first].isalpha()
    timed = words[second.last : second.last + 1]
    in_words = spelt and not (timed and timed[0].rstrip("s") in _SPANS)  # "two in three days"
    round_base = first.form == "one" or second.value in _ROUND or in_words
    return between == ("out", "of") or (between == ("in",) and round_base)


def _ratio(first: Numeral, second: Numeral) -> Numeral:
    return fraction(first.first, second.last, 100 * (first.value or 0) / (second.value or 1))


def _joint(words: Sequence[str], first: Numeral, second: Numeral) -> str | None:
    if first.form not in ("figure", "one") or second.form != "figure":
        return None
    written = words[first.last : second.first]
    between = [word for word in written if word not in _SIGNS]
    if len(between) != 1 or len(written) > 3 or _unlike(words, first, second, written):
        return None
    opener = _opener(words, first)
    if between[0] == "and" and opener != "between":
        return None
    if between[0] == "to" and opener == "from" and _changes(words, first.first):
        return "change"
    rising = _scaled(words, first, second) < (second.value or 0)
    return "range" if rising and between[0] in ("to", "-", "–", "and") else None


def _unlike(words: Sequence[str], first: Numeral, second: Numeral, written: Sequence[str]) -> bool:
    """Whether the two have different units: "4% to $31", "0.5 percent to 2,121"."""
    if written[-1] in _MONEY and not (first.first and words[first.first - 1] in _MONEY):
        return True
    percent = written[0] in _PERCENT
    return percent and words[second.last : second.last + 1] != [written[0]]


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
