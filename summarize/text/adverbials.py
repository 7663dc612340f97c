"""Adverbials after a verb of saying: when, where and in what somebody spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.noun_phrases import phrase_after
from summarize.text.word_classes import QUOTE, is_adverb, word_classes, words_in

if TYPE_CHECKING:
    from summarize.text.rows import Row

_OCCASION_REACH = 10  # elements of "at a news conference in Geneva"


def skip_adverbials(row: Row, at: int, high: int) -> int:
    """Past "on Tuesday", "in a statement", "publicly" after a verb of saying."""
    elements, classes = row.elements, word_classes()
    while at < high:
        lower = elements[at].lower
        if lower in words_in("time"):
            end = _date_end(row, at, high)
        elif is_adverb(lower) and lower != "only":
            end = at + 1
        elif classes.get(lower) == "preposition" or lower in ("after", "before"):
            end = _adverbial_end(row, at, high)
        else:
            return at
        if end == at:
            return at
        at = end
    return at


def only_adverbials(row: Row, after: int, high: int) -> bool:
    """Whether nothing but time, place and occasion stands between a verb and the next mark."""
    elements, classes = row.elements, word_classes()
    at = after
    while at < high and (elements[at].is_word or elements[at].lower == QUOTE):
        then = skip_adverbials(row, at, high)
        if then == at and classes.get(elements[at].lower) == "preposition":
            then = phrase_after(row, at + 1, high)
            then = at if then == at + 1 else then
        if then == at:
            return False
        at = then
    return True


def _date_end(row: Row, at: int, high: int) -> int:
    """The end of "Wednesday evening", "Sept. 20", "Wednesday, September 20,"."""
    elements = row.elements
    times = words_in("time")
    if elements[at].lower in words_in("date_opener") and not (
        at + 1 < high and elements[at + 1].lower in times
    ):
        return at + 1 if elements[at].lower in ("earlier", "later") else at
    end = at + 1
    while end < high and (elements[end].lower in times or elements[end].text.isdigit()):
        end += 1
    if end + 1 < high and elements[end].lower == "," and elements[end + 1].lower in times:
        inner = _date_end(row, end + 1, high)
        if inner > end + 1 and inner < high and elements[inner].lower == ",":
            return inner + 1
    return end


def _adverbial_end(row: Row, at: int, high: int) -> int:
    """The end of a prepositional phrase that tells when, where or in what somebody spoke."""
    elements = row.elements
    dated = at + 2 if at + 1 < high and elements[at + 1].lower == "the" else at + 1
    if dated < high and elements[dated].lower in words_in("time"):
        return max(at, _date_end(row, dated, high))
    end = phrase_after(row, at + 1, min(high, at + 1 + _OCCASION_REACH))
    words = {e.lower for e in elements[at + 1 : end]}
    if elements[at].lower == "to":
        return at if words.isdisjoint(words_in("hearer")) else end
    return at if words.isdisjoint(words_in("occasion")) else end
