"""Noun phrases beside a cue: the subject before a verb, the source after "according to".

No parser: a phrase is walked from the cue outwards until a word that cannot belong to it. Spans
here are pairs of element indices of a row, end exclusive.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon
from summarize.text.rows import QUOTE, Row, is_adverb, is_capitalised, is_nominal, word_classes
from summarize.text.speech import verb_forms

if TYPE_CHECKING:
    from summarize.text.tokens import Token

_LONGEST = 40  # elements of a phrase, so that no walk is long
_HEADS = frozenset(
    [
        "some",
        "many",
        "both",
        "several",
        "all",
        "one",
        "two",
        "three",
        "four",
        "another",
        "each",
        "few",
        "most",
        "more",
        "any",
        "those",
    ]
)
_RELATIVE = frozenset(("who", "which", "that"))
_JOINTS = frozenset(("-", "‐", "‑", "–", "&", "/", "'s"))
_APOSTROPHES = frozenset(("'", "’"))
_INNER = frozenset(
    "of for at from in with on to by toward towards against over about among under near".split()
)


@cache
def time_words() -> frozenset[str]:
    """Weekdays, months, parts of the day."""
    return lexicon("word_classes")["time"].words


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
    start = _walk_left(row, end, max(low, end - _LONGEST))
    return None if start is None else (start, end)


def _before_time(row: Row, end: int, low: int) -> int:
    """Without a date between subject and verb: "the letters Monday said", "X in June said"."""
    elements, times = row.elements, time_words()
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
    if last.lower in _HEADS:
        opened = end - 2 >= low and elements[end - 2].lower in ("the", "these", "those", "all")
        return end - 2 if opened else end - 1
    if last.lower == QUOTE or not is_nominal(last) or last.lower in time_words():
        return None
    start = end - 1
    while start > low:
        step = _step_left(row, start, low)
        if step is None:
            break
        start = step
    return _trimmed(row, start, end)


def _step_left(row: Row, start: int, low: int) -> int | None:
    """One step further left in a phrase that so far begins at `start`; None where it begins."""
    elements, classes = row.elements, word_classes()
    left = elements[start - 1]
    kind = classes.get(left.lower)
    if classes.get(elements[start].lower) == "determiner" and kind not in _BEFORE_DETERMINER:
        return None
    if kind == "preposition":
        joins = start - 2 >= low and left.lower in _INNER and is_nominal(elements[start - 2])
        if left.lower == "to" and _is_base_form(elements[start].lower):
            return None  # "sought to claim": an infinitive
        return start - 2 if joins and elements[start - 2].lower != QUOTE else None
    if kind == "conjunction":
        return _joined(row, start - 1, low)
    if kind in ("auxiliary", "finite"):
        return _relative_clause(row, start - 1, low)
    if kind == "determiner":
        return start - 1
    if left.lower in time_words():
        return start - 1 if _is_named(elements, start - 1) else None
    if kind is not None or left.lower == QUOTE or is_adverb(left.lower):
        return None
    if left.text[0].isalnum():
        return start - 1
    return _mark(row, start, low)


_PARTS_OF_DAY = frozenset("morning evening night today week month year weekend".split())


def _is_named(elements: list[Token], index: int) -> bool:
    """Whether a word of time is part of a name: Morning Consult."""
    element = elements[index]
    return element.lower in _PARTS_OF_DAY and is_capitalised(element)


_BEFORE_DETERMINER = frozenset(("preposition", "determiner", "conjunction"))


def _is_base_form(lower: str) -> bool:
    form = verb_forms().get(lower)
    return form is not None and "base" in form.forms


def _mark(row: Row, start: int, low: int) -> int | None:
    """A step over a mark that belongs inside a phrase: a hyphen, a title's stop, a bracket."""
    elements = row.elements
    left = elements[start - 1]
    if left.lower in _APOSTROPHES:  # the union of "teachers' union"
        return start - 1 if start - 1 > low and elements[start - 2].end == left.start else None
    if left.lower in _JOINTS:
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
    elements = row.elements
    while start - 2 > low and elements[start - 1].lower == ",":
        name = start - 1
        while name > low and (is_capitalised(elements[name - 1]) or elements[name - 1].text == "."):
            name -= 1
        if name == start - 1:
            break
        start = name
    return start


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
        elements[start].lower in _JOINTS
        or elements[start].lower in time_words()
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
        if not _apposes(elements, opening + 1, comma):
            continue
        start = _walk_left(row, opening, max(low, opening - _LONGEST))
        if start is None:
            continue
        if is_capitalised(elements[opening - 1]) and elements[start].text[0].isalpha():
            return start, comma + 1
        fallback = fallback or (start, comma + 1)
    return fallback


def _comma_before(elements: list[Token], index: int, low: int) -> int | None:
    for at in range(index - 1, max(low, index - _LONGEST) - 1, -1):
        if elements[at].lower == ",":
            return at
        if elements[at].lower in (QUOTE, ";", ":"):
            return None
    return None


def _apposes(elements: list[Token], start: int, end: int) -> bool:
    """Whether the words after a comma describe who stands before it."""
    if start >= end:
        return False
    first = elements[start]
    if first.text[0].isdigit() or first.lower in ("who", "which", "whose"):
        return True
    kind = word_classes().get(first.lower)
    if kind in ("determiner", "preposition", "adverb"):
        return True
    return kind is None and first.text[0].isalnum()


def head_of(row: Row, phrase: tuple[int, int]) -> Token:
    """The element before the phrase's first preposition or comma: "doctors" in the town."""
    start, end = phrase
    for at in range(start + 1, end):
        lower = row.elements[at].lower
        if lower == "," or word_classes().get(lower) == "preposition":
            return row.elements[at - 1]
    return row.elements[end - 1]


def sentence_opener(row: Row, low: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence, where it begins like a subject."""
    first = row.elements[low]
    kind = word_classes().get(first.lower)
    if kind not in ("determiner", "pronoun") and not (kind is None and is_capitalised(first)):
        return None
    stop = phrase_after(row, low, end)
    return (low, stop) if stop > low else None


def phrase_after(row: Row, start: int, high: int, *, apposition: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends; `start` itself where there is none."""
    elements, classes = row.elements, word_classes()
    if start >= high:
        return start
    if classes.get(elements[start].lower) == "pronoun" or elements[start].lower in _OBJECTS:
        return start + 1
    if is_adverb(elements[start].lower):
        return start
    at = start
    limit = min(high, start + _LONGEST)
    while at < limit:
        step = _step_right(elements, at, start, limit, classes)
        if step is None:
            break
        at = step
    while at > start and not is_nominal(elements[at - 1]) and elements[at - 1].lower != ")":
        if at - 1 == start and elements[start].lower in _HEADS:
            break
        at -= 1
    if apposition and at > start and at + 1 < high and elements[at].lower == ",":
        at = _apposition_end(row, at, high)
    return at


_OBJECTS = frozenset(["him", "her", "them", "us", "me", "you", "it"])


def _step_right(
    elements: list[Token], at: int, start: int, limit: int, classes: dict[str, str]
) -> int | None:
    element = elements[at]
    kind = classes.get(element.lower)
    if element.lower in time_words() or element.lower == QUOTE:
        return None
    if kind == "determiner":
        joined = at == start or classes.get(elements[at - 1].lower) in _BEFORE_DETERMINER
        return at + 1 if joined else None
    if kind == "preposition":
        goes_on = element.lower in _INNER and element.lower != "to" and at > start
        return at + 1 if goes_on else None
    if kind == "conjunction":
        goes_on = element.lower == "and" and at > start and at + 1 < limit
        named = goes_on and (
            is_capitalised(elements[at + 1])
            or elements[at + 1].lower == "the"
            or (at - start <= 2 and not elements[at - 1].lower.endswith("s"))  # state and local
        )
        return at + 1 if named else None
    if kind is not None:
        return None
    if element.text[0].isalnum() or element.lower in _JOINTS:
        return at + 1
    if element.lower in _APOSTROPHES and at > start and elements[at - 1].end == element.start:
        return at + 1
    if element.lower == "." and is_capitalised(elements[at - 1]) and at + 1 < limit:
        return at + 1 if len(elements[at - 1].text) <= 5 else None
    if element.lower == "(":
        return _closing_parenthesis(elements, at, limit)
    return None


def _closing_parenthesis(elements: list[Token], at: int, limit: int) -> int | None:
    for index in range(at + 1, min(limit, at + 12)):
        if elements[index].lower == ")":
            return index + 1
    return None


def _apposition_end(row: Row, comma: int, high: int) -> int:
    """The end of ", 34, a Y at Z" after a name, up to the comma or mark that closes it."""
    elements = row.elements
    end = comma
    while end + 1 < high and elements[end].lower == ",":
        if not _describes(elements[end + 1]):
            return end
        aged = elements[end + 1].text[0].isdigit()
        closing = _closing_mark(elements, end + 1, high)
        if closing is None:
            return end
        end = closing
        if not aged:
            return end
    return end


def _describes(first: Token) -> bool:
    if first.text[0].isdigit() or first.lower in ("who", "whose"):
        return True
    kind = word_classes().get(first.lower)
    if kind == "determiner":
        return True
    return kind is None and first.text[0].isalpha() and not first.lower.endswith("ing")


def _closing_mark(elements: list[Token], start: int, high: int) -> int | None:
    for at in range(start, min(high, start + _LONGEST)):
        element = elements[at]
        if element.lower in (",", ";", QUOTE, ":") or (at == high - 1 and not element.is_word):
            return at
    return None
