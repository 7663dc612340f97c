"""Hearers: whom something is told, where the words came before: S, police told reporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.adverbials import only_adverbials, skip_adverbials
from summarize.text.noun_phrases import phrase_after
from summarize.text.speakers import is_named_or_listed
from summarize.text.word_classes import QUOTE, is_nominal, word_classes, words_in

if TYPE_CHECKING:
    from summarize.text.rows import Row
    from summarize.text.tokens import Token

_ABOUT = frozenset(("about", "over", "against"))
_BODIES = frozenset(("meeting", "members", "council", "conference", "session", "crowd", "rally"))


def after_hearer(row: Row, at: int, high: int) -> int | None:
    """Where the hearer and the time and place after it end; None where nobody is spoken to.

    "Told the story" has no hearer, and "told police about the theft" says what was told.
    """
    at = skip_adverbials(row, at, high)
    end = phrase_after(row, at, high)
    if end == at or not _may_hear(row.elements[at:end]):
        return None
    if end < high and row.elements[end].lower in _ABOUT | {"of", "to"}:
        return None
    if not only_adverbials(row, end, high):
        return None
    while end < high and row.elements[end].is_word:
        end += 1
    return end


def _may_hear(elements: list[Token]) -> bool:
    words = [element.lower for element in elements]
    if words[0] in words_in("object_pronoun"):
        return words[0] != "it"
    for index, word in enumerate(words):
        named = elements[index - 1].text[0].isupper()
        if word in _ABOUT or (word == "of" and not named and words[index - 1] not in _BODIES):
            return False  # "told police of the theft"
    heard = words_in("occasion") | words_in("hearer") | words_in("audience")
    return not heard.isdisjoint(words) or is_named_or_listed(elements)


def is_clause_before(row: Row, low: int, subject: int) -> bool:
    """Whether words that were said end before "X told reporters", at a comma.

    "When the doors opened, X told the crew" only dates it: with one comma nothing was said yet.
    """
    elements = row.elements
    if subject - 1 <= low or elements[subject - 1].lower != ",":
        return False
    first = elements[low]
    opens = word_classes().get(first.lower) in ("preposition", "subordinator")
    opens = opens or first.lower in words_in("clause_opener") or first.lower.endswith("ing")
    inner = any(element.lower in (",", QUOTE) for element in elements[low : subject - 1])
    return inner or not opens


def goes_on_after_hearer(row: Row, end: int, high: int) -> bool:
    """Whether the words said go on: "The strike, she told the Post, had failed"."""
    if end + 1 >= high or row.elements[end].lower != ",":
        return False
    following = row.elements[end + 1]
    if word_classes().get(following.lower) in ("auxiliary", "finite"):
        return True
    return is_nominal(following) and following.text.islower() and following.lower.endswith("ed")
