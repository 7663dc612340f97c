"""Reference: of which day and hour a figure holds, and whether it is a count that goes on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarize.comparison.amounts import is_measure
from summarize.comparison.moments import part_of_day
from summarize.comparison.statements import TOLLS, is_planned
from summarize.comparison.voices import reference_day
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement

_GOING_ON = TOLLS | {"infected", "damaged", "deployed"}  # counts that grow with the event
_STATE = re.compile(
    r"\b(?:still|remain(?:s|ed)?|stood|waited|queued|(?:was|were|is|are)\s(?:in|at|on|being|without|\w+ing))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:is|are|was|were|has|have|plans?|wants?)\sto\s[a-z]", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\s(?:\w+\s){0,2}?(?:\w+(?:ed|wn|nt)|been)\b", re.IGNORECASE)


def goes_on(figure: Figure) -> bool:
    """Whether the count rises or falls as the event goes on, by its role or by its words.

    As in "so far", "has destroyed", "still": what is counted later may be another number.
    """
    if figure.quantity.role in _GOING_ON or figure.quantity.as_of:
        return True
    quote = figure.statement.evidence.quote
    perfect = not is_measure(figure.quantity) and _PERFECT.search(quote) is not None
    return perfect or _any_of("so_far").search(quote) is not None


def called_new(figure: Figure) -> str | None:
    """The words that call a figure newer than others: "revised", "grown to"; None without.

    "Climbed to" may tell of a height: of a measure it counts only straight before the figure.
    """
    quote, start = figure.statement.evidence.quote, figure.statement.start
    if (match := _any_of("called_new").search(quote)) is not None:
        return match[0].lower()
    grown = list(_any_of("grown_to").finditer(quote, 0, figure.quantity.evidence.start - start))
    if is_measure(figure.quantity):
        end = figure.quantity.evidence.start - start
        grown = [match for match in grown if not quote[match.end() : end].strip()]
    return grown[0][0].lower() if grown else None


def day_of(figure: Figure) -> str | None:
    """The ISO date that a figure holds for: the day it is given as of, or that its clause tells of.

    Of a count that goes on, the day for which it is said to hold, else that of publication: a toll
    rises overnight, a price does not, and a deadline is no day that a count holds for.
    """
    if figure.quantity.as_of:
        return figure.quantity.as_of
    time = figure.statement.time
    own = time.latest if time is not None and time.earliest == time.latest else None
    if goes_on(figure):
        stated = own if state_day(figure) is not None else None
        return stated or reference_day(figure.statement.column)
    return None if is_measure(figure.quantity) or _is_ahead(figure.statement) else own


def _is_ahead(statement: Statement) -> bool:
    """Whether it tells of what is to come: "is to deliver 40 by Friday"."""
    return is_planned(statement.tokens) or _TO_COME.search(statement.evidence.quote) is not None


def state_day(figure: Figure) -> str | None:
    """The day for which a count is said to hold: "as of Monday", "on Monday nine were in hospital".

    None of what happened on a day: that nine died on Monday is no count that holds for Monday.
    """
    time = figure.statement.time
    states = _STATE.search(figure.statement.evidence.quote) is not None
    stated = time is not None and time.text in figure.statement.evidence.quote
    if figure.quantity.as_of or time is None or not (states and stated):
        return figure.quantity.as_of
    return time.text


def hour_of(figure: Figure) -> str:
    """The time of day that a count holds for, as stated, else that of publication; or nothing.

    Only where the count goes on: what is paid does not rise between noon and evening.
    """
    if not goes_on(figure):
        return ""
    hour = part_of_day(figure.statement.evidence.quote)
    published = figure.statement.column.analysis.article.published or ""
    if hour is None and published[:10] == day_of(figure) and "T" in published:
        return published[11:16]
    return "" if hour is None else f"{int(hour):02d}:{round(hour % 1 * 60):02d}"


@cache
def _any_of(group: str) -> re.Pattern[str]:
    words = sorted((word for word, _ in lexicon("progress")[group].entries), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
