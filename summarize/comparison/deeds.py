"""Deeds: one thing of two causes, done two numbers of times, one person sacked and resigning.

As in `circumstances`, each answers with the words that exclude each other, or None.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from summarize.comparison.circumstances import (
    common_acts,
    concepts_in_words,
    doer,
    is_passive,
    is_verb,
    place_of_verb,
    until_stop,
    words_told,
)
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import remembered
from summarize.text.concepts import concept_of
from summarize.text.numbers import cardinal_value
from summarize.text.role_cues import closed_class

if TYPE_CHECKING:
    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token

_TWICE = {"twice": 2.0, "thrice": 3.0}
_OFTEN = re.compile(
    r"\b(?:twice|thrice|\w+ times)\b(?! (?:as|more|less|the|a|an|per|each|every|\w+er)\b)", re.I
)


def another_cause(a: Statement, b: Statement) -> tuple[str, str] | None:
    """What each says one thing was caused by, where these have no word or name in common."""
    if "cause" not in common_acts(a, b) or not _caused(a) & _caused(b):
        return None
    first, second = doer(a, "cause"), doer(b, "cause")
    if first is None or second is None:
        return None
    common = concepts_in_words(first) & concepts_in_words(second)
    named = {word.lower for word in first if word.text[0].isupper()} & {w.lower for w in second}
    if common or named or not (concepts_in_words(first) and concepts_in_words(second)):
        return None
    return words_told(first), words_told(second)


def _caused(statement: Statement) -> frozenset[str]:
    """The concepts of what was caused."""
    found = concepts_in_words(_done_to(statement, "cause"))
    return frozenset(concept for concept in found if not is_participant(concept))


def _done_to(statement: Statement, concept: str) -> tuple[Token, ...]:
    """The words before a verb in the passive, else those behind it up to a stop or "in"."""
    tokens, at = statement.tokens, place_of_verb(statement, concept)
    if is_passive(tokens, at):
        return tuple(tokens[:at])
    behind = until_stop(tokens[at + 1 :]) or ()
    ends = closed_class("prepositions") - {"of"}
    return tuple(takewhile(lambda token: token.lower not in ends, behind))


def another_parting(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The verbs by which one tells that somebody was dismissed, and the other that he resigned."""
    dismissal, resignation = concept_of("sacked"), concept_of("resigned")
    if a.negations or b.negations:
        return None
    for one, other in ((a, b), (b, a)):
        if dismissal not in one.concepts or resignation not in other.concepts:
            continue
        sacked, resigned = one.concepts[dismissal], other.concepts[resignation]
        if is_verb(sacked) and is_verb(resigned) and dismissal not in other.concepts:
            before = [token for token in other.tokens if token.start < resigned.start]
            who = {token.lower for token in _done_to(one, dismissal)} - _small_words()
            if who & {token.lower for token in before}:
                words = sacked.text, resigned.text
                return words if one is a else words[::-1]
    return None


@cache
def _small_words() -> frozenset[str]:
    return closed_class("determiners", "prepositions", "conjunctions", "pronouns")


def another_frequency(a: Statement, b: Statement) -> tuple[str, str] | None:
    """How often each says that it was done, where both say it once and not alike: "twice"."""
    first, second = _frequencies(a), _frequencies(b)
    if len(first) != 1 or len(second) != 1 or first.keys() == second.keys():
        return None
    one, other = next(iter(first.values())), next(iter(second.values()))
    acts = common_acts(a, b)
    if not any(_is_beside(a, act, one) and _is_beside(b, act, other) for act in acts):
        return None
    return one, other


def _is_beside(statement: Statement, concept: str, words: str) -> bool:
    """Whether the clause says `words` of the act: no other verb is closer."""
    at = statement.evidence.quote.find(words) + statement.start
    verbs = [token for token in statement.tokens if is_verb(token)]
    nearest = min(verbs, key=lambda token: abs(token.start - at), default=None)
    return nearest is not None and nearest.start == statement.concepts[concept].start


@remembered
def _frequencies(statement: Statement) -> dict[float, str]:
    """How often, and in which words: 2 for "twice", 3 for "three times", not for "as large"."""
    found: dict[float, str] = {}
    for match in _OFTEN.finditer(statement.evidence.quote):
        words = match.group().lower()
        number = _TWICE.get(words) or cardinal_value(words.split()[0])
        if number is not None:
            found[number] = match.group()
    return found
