"""Noun phrases after a cue, and what all noun phrases have in common.

No parser: a phrase is walked from its first word until one that cannot belong to it. Spans here
are pairs of element indices of a row, end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

LONGEST = 40  # elements of a phrase, so that no walk is long
JOINTS = frozenset(("-", "‐", "‑", "–", "&", "/", "'s"))
APOSTROPHES = frozenset(("'", "’"))
_BEFORE_DETERMINER = frozenset(("preposition", "determiner", "conjunction"))


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
    if first.lower.endswith("ing") and kind is None and not is_capitalised(row.elements[low + 1]):
        return None  # "Listening to the mayor, ..."
    stop = phrase_after(row, low, end)
    return (low, stop) if stop > low else None


def phrase_after(row: Row, start: int, high: int, *, apposition: bool = False) -> int:
    """Where the noun phrase that begins at `start` ends; `start` itself where there is none."""
    elements, classes = row.elements, word_classes()
    if start >= high:
        return start
    if classes.get(elements[start].lower) == "pronoun" or elements[start].lower in words_in(
        "object_pronoun"
    ):
        return start + 1
    if is_adverb(elements[start].lower):
        return start
    at = start
    limit = min(high, start + LONGEST)
    while at < limit:
        step = _step_right(elements, at, start, limit, classes)
        if step is None:
            break
        at = step
    while at > start and not is_nominal(elements[at - 1]) and elements[at - 1].lower != ")":
        if at - 1 == start and elements[start].lower in words_in("head"):
            break
        at -= 1
    if apposition and at > start and at + 1 < high and elements[at].lower == ",":
        at = _apposition_end(row, at, high)
    return at


def _step_right(
    elements: list[Token], at: int, start: int, limit: int, classes: dict[str, str]
) -> int | None:
    element = elements[at]
    kind = classes.get(element.lower)
    if element.lower in words_in("time") or element.lower == QUOTE:
        return None
    if kind == "determiner":
        joined = at == start or classes.get(elements[at - 1].lower) in _BEFORE_DETERMINER
        return at + 1 if joined else None
    if kind == "preposition":
        goes_on = (
            element.lower in words_in("inner_preposition") and element.lower != "to" and at > start
        )
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
    if element.text[0].isalnum() or element.lower in JOINTS:
        return at + 1
    if element.lower in APOSTROPHES and at > start and elements[at - 1].end == element.start:
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
    for at in range(start, min(high, start + LONGEST)):
        element = elements[at]
        if element.lower in (",", ";", QUOTE, ":") or (at == high - 1 and not element.is_word):
            return at
    return None


def opens_apposition(first: Token) -> bool:
    """Whether a word after "X," begins what is said about X: "X, a baker", "X, of Lund"."""
    if _describes(first):
        return True
    return word_classes().get(first.lower) in ("preposition", "adverb") or (
        first.text[0].isalnum() and first.lower not in word_classes()
    )
