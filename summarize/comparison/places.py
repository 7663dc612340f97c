"""Places: one act that is told of two places which cannot both be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.comparison.circumstances import (
    common_acts,
    concepts_in_words,
    is_once,
    until_stop,
    words_told,
)
from summarize.comparison.statements import remembered
from summarize.text.concepts import concept_of
from summarize.text.lexicon import lexicon
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token

_PLACE_WORDS = 6
_PLACED = re.compile(r"\b(?P<by>at|from|in|inside|outside)\s(?P<where>[^,;:.()“”\"]{3,50})")


def another_place(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Two kinds of place that one act cannot both have had: "in a parish hall", "in an arena"."""
    if (places := _places_of_once(a, b)) is not None:
        return places
    first, second = _venues(a), _venues(b)
    if len(first) != 1 or len(second) != 1:
        return None
    (kind, words), (other, theirs) = *first.items(), *second.items()
    if kind == other or concept_of(other) in a.concepts or concept_of(kind) in b.concepts:
        return None
    return words, theirs


def _places_of_once(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Where what happens once began, was signed ...: straight behind the verb, and not alike."""
    for concept in common_acts(a, b):
        if not is_once(concept):
            continue
        first, second = _place_behind(a, concept), _place_behind(b, concept)
        if not (first and second):
            continue
        one, other = concepts_in_words(first), concepts_in_words(second)
        named = {t.lower for t in first if t.text[0].isupper()} & {t.lower for t in second}
        if one and other and not one & other and not named:
            return words_told(first), words_told(second)
    return None


def _place_behind(statement: Statement, concept: str) -> tuple[Token, ...] | None:
    """The words of the phrase of place that follows a verb at once: "in the drying hall"."""
    verb = statement.concepts[concept]
    following = [token for token in statement.tokens if token.start >= verb.end][:_PLACE_WORDS]
    if not following or following[0].lower not in {"in", "at", "aboard", "inside"}:
        return None
    place = until_stop(following)
    calendar = lexicon("grammar")["calendar"].words
    dated = place is None or any(t.lower in calendar or t.text[0].isdigit() for t in place)
    return None if dated else place


@remembered
def _venues(statement: Statement) -> dict[str, str]:
    """The venues at which the clause places its act, by kind: hall -> "in St Orm's parish hall"."""
    found: dict[str, str] = {}
    for match in _PLACED.finditer(statement.evidence.quote):
        tokens = [t for t in tokenize(match["where"]) if t.is_word]
        heads = [t for t in tokens[:5] if t.lower in lexicon("sides")["venues"].words]
        if heads:
            end = match.start("where") + heads[-1].end
            found.setdefault(heads[-1].lower, statement.evidence.quote[match.start() : end])
    return found
