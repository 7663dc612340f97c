"""Speakers: whether a phrase can be a source, and which of its words are the source's own.

A source is a person, a body, a group, a document or a place that stands for its government; the
walks that find phrases know no verbs but listed ones, so what they took too much is cut here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.counted import is_person
from summarize.text.source_kinds import kind_of_words
from summarize.text.speech import verb_forms
from summarize.text.word_classes import (
    is_adverb,
    is_capitalised,
    is_nominal,
    word_classes,
    words_in,
)

if TYPE_CHECKING:
    from summarize.text.found import Phrase
    from summarize.text.rows import Row
    from summarize.text.tokens import Token

_LEADS = frozenset(("including", "something", "anything"))
_NOBODY = frozenset(("any", "elsewhere", "out", "nothing", "such"))
_NOT_PARTICIPLES = ("eed", "hundred")


def speaker(row: Row, phrase: Phrase) -> Phrase | None:
    """The part of `phrase` that names a source; None where it names none."""
    start, end = phrase
    elements = row.elements
    if elements[start].lower in _LEADS and start + 1 < end:
        start += 1
    end = _before_verb(elements, start, end)
    end = _before_adjuncts(elements, start, end)
    return (start, end) if _may_speak(elements[start:end]) else None


def is_named_or_listed(elements: list[Token]) -> bool:
    """Whether the phrase is a name, or its nouns are known to be those of sources."""
    words = [element.lower for element in elements]
    if kind_of_words(words) is not None or any(is_person(word) for word in words):
        return True
    return any(is_capitalised(element) for element in elements)


def _before_verb(elements: list[Token], start: int, end: int) -> int:
    """Where a verb that follows a name begins: "Ruiz swiftly responded to the report"."""
    for at in range(start + 1, end):
        if not _is_past(elements[at]):
            continue
        begin = at
        while begin - 1 > start and is_adverb(elements[begin - 1].lower):
            begin -= 1
        named = is_capitalised(elements[begin - 1]) and is_nominal(elements[begin - 1])
        by = at + 1 < end and elements[at + 1].lower == "by"
        closes = at == end - 1 and word_classes().get(elements[begin - 1].lower) is None
        if (named and not by) or (closes and is_nominal(elements[begin - 1])):
            return begin
    return end


def _is_past(element: Token) -> bool:
    lower = element.lower
    if not element.text.islower() or "-" in lower:
        return False
    if word_classes().get(lower) == "finite":
        return True
    form = verb_forms().get(lower)
    if form is not None and "past" in form.forms and "base" not in form.forms:
        return True
    return len(lower) > 4 and lower.endswith("ed") and not lower.endswith(_NOT_PARTICIPLES)


def _before_adjuncts(elements: list[Token], start: int, end: int) -> int:
    """Without "nevertheless", "in recent days" at the end."""
    while end - 1 > start and is_adverb(elements[end - 1].lower):
        end -= 1
    if elements[end - 1].lower in words_in("spans_of_time"):
        for at in range(end - 2, max(start, end - 5), -1):
            if word_classes().get(elements[at].lower) == "preposition":
                return at
    return end


def _may_speak(elements: list[Token]) -> bool:
    """Whether a phrase can name a source; a bare participle, a number or "any loss" cannot."""
    first = elements[0]
    kind = word_classes().get(first.lower)
    if first.lower == "any":
        return kind_of_words([element.lower for element in elements]) is not None
    if first.lower in _NOBODY or kind == "preposition":
        return False
    if all(element.text.isdecimal() for element in elements) or _is_figure(elements):
        return False
    if kind is not None or not first.text.islower():
        return True
    alone = len(elements) == 1 and first.lower.endswith("ed")
    return not (alone or first.lower.endswith("ing"))


def _is_figure(elements: list[Token]) -> bool:
    """Whether a city, a crowd or a shift is only pictured as speaking: "a grieving city"."""
    head = _head_at(elements)
    if elements[head].lower not in words_in("crowds") or not elements[head].text.islower():
        return False
    for index in range(head):
        element = elements[index]
        known = element.lower in word_classes() or element.lower in words_in("crowd_modifiers")
        named = is_capitalised(element) and (index > 0 or not element.lower.endswith("ing"))
        if not known and not named and element.is_word and elements[index + 1].lower != "'s":
            return True
    return False


def _head_at(elements: list[Token]) -> int:
    """The last element before the phrase's first preposition, comma or relative clause."""
    for index in range(1, len(elements)):
        lower = elements[index].lower
        if lower == "," or word_classes().get(lower) in ("preposition", "pronoun", "subordinator"):
            return index - 1
    return len(elements) - 1
