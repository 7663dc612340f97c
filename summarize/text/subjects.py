"""Subjects: the noun phrase before a verb, walked from the verb to the left.

No parser: the walk goes on until a word that cannot belong to the phrase. Spans here are pairs of
element indices of a row, end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.noun_phrases import APOSTROPHES, JOINTS, LONGEST, opens_apposition
from summarize.text.speech import verb_forms
from summarize.text.word_classes import (
    QUOTE,
    is_adverb,
    is_capitalised,
    is_nominal,
    word_classes,
    words_in,
)

if TYPE_CHECKING:
    from summarize.text.rows import Row
    from summarize.text.tokens import Token

_BEFORE_DETERMINER = frozenset(("preposition", "determiner", "conjunction"))
_NOUNS = frozenset(("during", "according", "including", "regarding", "following", "meeting"))
_RELATIVE = frozenset(("who", "which", "that"))


def subject_before(row: Row, end: int, low: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, within the sentence that begins at `low`.

    Includes what stands in apposition between commas ("Ana Ruiz, a spokeswoman, said"), and the
    words before a relative pronoun only where that pronoun is not itself the subject.
    """
    end = _before_time(row, end, low)
    if end <= low:
        return None
    if row.elements[end - 1].lower == ",":
        return _before_apposition(row, end - 1, low)
    start = _walk_left(row, end, max(low, end - LONGEST))
    return None if start is None else (start, end)


def _before_time(row: Row, end: int, low: int) -> int:
    """Without a date between subject and verb: "the letters Monday said", "X in June said"."""
    elements, times = row.elements, words_in("time")
    start = end
    while start > low and elements[start - 1].lower in times:
        start -= 1
    if start < end and start > low and elements[start - 1].lower in ("in", "on", "late", "early"):
        start -= 1
    return start if start > low else end


def _walk_left(row: Row, end: int, low: int) -> int | None:
    elements, classes = row.elements, word_classes()
    last = elements[end - 1]
    kind = classes.get(last.lower)
    if kind == "pronoun":
        return end - 1
    if last.lower == ")":
        opening = _parenthesis(elements, end - 1, low)
        return None if opening is None or opening == low else _walk_left(row, opening, low)
    if last.lower in words_in("head"):
        if end - 2 >= low and elements[end - 2].lower in words_in("be"):
            return None  # "are both considered vulnerable"
        opened = end - 2 >= low and elements[end - 2].lower in ("the", "these", "those", "all")
        return end - 2 if opened else end - 1
    if last.lower == QUOTE or not is_nominal(last) or last.lower in words_in("time"):
        return None
    start = end - 1
    while start > low:
        step = _step_left(row, start, low)
        if step is None:
            break
        start = step
    if start > low and elements[start - 1].lower == "to" and _is_base_form(elements[start].lower):
        start += 1  # "to counter Ana Ruiz's claim": the infinitive is not hers
    return _trimmed(row, start, end)


def _step_left(row: Row, start: int, low: int) -> int | None:
    """One step further left in a phrase that so far begins at `start`; None where it begins."""
    elements, classes = row.elements, word_classes()
    left = elements[start - 1]
    kind = classes.get(left.lower)
    if classes.get(elements[start].lower) == "determiner" and kind not in _BEFORE_DETERMINER:
        return start - 2 if _reduces_clause(elements, start - 1, low) else None
    if kind == "preposition":
        return _before_preposition(elements, start, low)
    if kind == "conjunction":
        return _joined(row, start - 1, low)
    if kind in ("auxiliary", "finite"):
        return _relative_clause(row, start - 1, low)
    if kind == "determiner":
        return start - 1
    if left.lower in words_in("time"):
        return start - 1 if _is_named(elements, start - 1, low) else None
    if kind is not None or _ends_walk(elements, start - 1, low):
        return None
    if left.text[0].isalnum():
        return start - 1
    return _mark(row, start, low)


def _before_preposition(elements: list[Token], start: int, low: int) -> int | None:
    """A step over a preposition to the noun it hangs on; None where it hangs on none."""
    preposition, at = elements[start - 1].lower, start - 2
    if at < low or (preposition == "to" and _is_base_form(elements[start].lower)):
        return None  # "sought to claim": an infinitive
    before = elements[at]
    if preposition == "of" and before.lower in words_in("part"):
        return at  # "one of them", "some of the crew"
    joins = preposition in words_in("inner_preposition") and is_nominal(before)
    return at if joins and before.lower != QUOTE else None


def _ends_walk(elements: list[Token], index: int, low: int) -> bool:
    left = elements[index].lower
    return left == QUOTE or is_adverb(left) or _governs(elements, index, low)


def _is_named(elements: list[Token], index: int, low: int) -> bool:
    """Whether a word of time is part of a name: Morning Consult, the night shift."""
    element = elements[index]
    if element.lower not in words_in("part_of_day"):
        return False
    if elements[index + 1].lower in ("shift", "shifts"):
        return True
    owned = index > low and word_classes().get(elements[index - 1].lower) == "determiner"
    return is_capitalised(element) or owned


def _reduces_clause(elements: list[Token], index: int, low: int) -> bool:
    """Whether the word at `index` joins what follows to a noun: "the panel probing the leak"."""
    word = elements[index]
    if index <= low or not word.text.islower() or not word.lower.endswith("ing"):
        return False
    return len(word.lower) > 5 and is_nominal(elements[index - 1]) and word.lower not in _NOUNS


def _governs(elements: list[Token], index: int, low: int) -> bool:
    """Whether the word at `index` is a verb that has what follows as its object.

    As in "did not sway lawmakers, who", "the vote enraged liberals, who".
    """
    if index <= low:
        return False
    word, before = elements[index], elements[index - 1]
    if not word.text.islower():
        return False
    if before.lower == "not" or before.lower.endswith("n't"):
        return True
    if elements[index + 1].lower == "other":
        return True
    past = len(word.lower) > 4 and word.lower.endswith("ed") and "-" not in word.lower
    return past and is_nominal(before) and not before.lower.endswith("ly")


def _is_base_form(lower: str) -> bool:
    form = verb_forms().get(lower)
    return form is not None and "base" in form.forms


def _mark(row: Row, start: int, low: int) -> int | None:
    """A step over a mark that belongs inside a phrase: a hyphen, a title's stop, a bracket."""
    elements = row.elements
    left = elements[start - 1]
    if left.lower in APOSTROPHES:  # the union of "teachers' union"
        return start - 1 if start - 1 > low and elements[start - 2].end == left.start else None
    if left.lower in JOINTS:
        tight = left.lower in ("'s", "&") or left.start == elements[start - 2].end
        return start - 1 if tight and start - 1 > low else None
    if left.lower == "." and start - 2 >= low:
        before = elements[start - 2]
        return start - 2 if is_capitalised(before) and len(before.text) <= 5 else None
    if left.lower == ")":
        opening = _parenthesis(elements, start - 1, low)
        return opening if opening is not None and opening > low else None
    return None


def _parenthesis(elements: list[Token], close: int, low: int) -> int | None:
    for index in range(close - 1, max(low, close - 12) - 1, -1):
        if elements[index].lower == "(":
            return index
    return None


def _joined(row: Row, conjunction: int, low: int) -> int | None:
    """Where "A and" of "A and B" begins, if "A" reaches back to a boundary; else None.

    "The union struck and workers said" has a clause before its "and", not a second subject.
    """
    elements = row.elements
    if conjunction <= low or not is_nominal(elements[conjunction - 1]):
        return None
    start = conjunction - 1
    while start > low:
        left = elements[start - 1]
        if word_classes().get(left.lower) in ("conjunction", "auxiliary", "finite"):
            return None
        step = _step_left(row, start, low)
        if step is None:
            break
        start = step
    if start == low:
        return start
    left = elements[start - 1]
    if left.lower == "," and is_capitalised(elements[start]):
        return _listed(row, start, low)
    return start if left.lower in (",", QUOTE) or _opens_clause(left) else None


def _listed(row: Row, start: int, low: int) -> int:
    """Go on left over "A, B, " of "A, B, C and D" as long as the parts are names."""
    elements, conjunct = row.elements, start
    while start - 2 > low and elements[start - 1].lower == ",":
        name = start - 1
        while name > low and (is_capitalised(elements[name - 1]) or elements[name - 1].text == "."):
            name -= 1
        if name == start - 1:
            break
        start = name
    bounded = start == low or elements[start - 1].lower in (",", QUOTE)
    return start if bounded or _opens_clause(elements[start - 1]) else conjunct


def _opens_clause(element: Token) -> bool:
    return word_classes().get(element.lower) == "subordinator" or element.lower in (";", ":", "—")


def _relative_clause(row: Row, index: int, low: int) -> int | None:
    """Where "the man who" of "the man who was held" begins, for a walk that met "was"."""
    elements = row.elements
    for at in range(index, max(low, index - 8), -1):
        lower = elements[at].lower
        if lower in _RELATIVE:
            return at - 1 if at - 1 >= low and is_nominal(elements[at - 1]) else None
        if lower == ",":
            return None
    return None


def _trimmed(row: Row, start: int, end: int) -> int | None:
    """Leave out what a walk took up at the left and no noun phrase begins with."""
    elements = row.elements
    while start < end and (
        elements[start].lower in JOINTS
        or elements[start].lower in words_in("time")
        or not elements[start].text[0].isalnum()
    ):
        start += 1
    return start if start < end else None


def _before_apposition(row: Row, comma: int, low: int) -> tuple[int, int] | None:
    """The phrase "X, a Y," whose last comma is given; None where the comma closes a clause."""
    elements = row.elements
    fallback = None
    at = comma
    for _ in range(4):
        opening = _comma_before(elements, at, low)
        if opening is None or opening <= low:
            break
        at = opening
        if opening + 1 >= comma or not opens_apposition(elements[opening + 1]):
            continue
        start = _walk_left(row, opening, max(low, opening - LONGEST))
        if start is None:
            continue
        if is_capitalised(elements[opening - 1]) and elements[start].text[0].isalpha():
            return start, comma + 1
        fallback = fallback or (start, comma + 1)
    return fallback


def _comma_before(elements: list[Token], index: int, low: int) -> int | None:
    for at in range(index - 1, max(low, index - LONGEST) - 1, -1):
        if elements[at].lower == ",":
            return at
        if elements[at].lower in (QUOTE, ";", ":"):
            return None
    return None
