"""Clauses: where a sentence that makes two statements can be cut, each half with its own span."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.reading import ReadSentence, Reading
    from summarize.text.tokens import Token
    from summarize.text.types import Span

# A contrast joins two statements that stand alone; ", and" as often joins two nouns or two verbs
# of one subject, so it is left uncut.
_JOINT = re.compile(
    r"\s*;\s+(?:and\s+|but\s+|while\s+|however,?\s+)?"
    r"|\s*(?:,|\s[—–]|\s--)\s*(?:but|while|whereas|although|though)\s+",
    re.IGNORECASE,
)
_MIN_WORDS = 4  # fewer make no statement: "; not so", ", but slowly,"


def statement_spans(sentence: ReadSentence, reading: Reading) -> tuple[Span, ...]:
    """The spans of the statements in `sentence`: itself, or its parts where it is cut.

    It is cut at semicolons and contrasts (", but", ", while") outside quotations where both
    sides have at least four words and a finite verb. Connectives fall between the spans.
    """
    start, end = sentence.sentence.start, sentence.sentence.end
    spans: list[Span] = []
    begin = start
    for joint in _JOINT.finditer(sentence.text):
        left_end, right_start = start + joint.start(), start + joint.end()
        if reading.quotation_around(left_end, left_end):
            continue
        left = _between(sentence.tokens, begin, left_end)
        right = _between(sentence.tokens, right_start, end)
        if _states(left) and _states(right):
            spans.append((begin, left_end))
            begin = right_start
    spans.append((begin, end))
    return tuple(spans)


def _between(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    return [token for token in tokens if start <= token.start and token.end <= end]


def _states(tokens: Sequence[Token]) -> bool:
    """Whether the words can stand as a statement: enough of them, a subject, a finite verb."""
    words = [token for token in tokens if token.is_word]
    if len(words) < _MIN_WORDS:
        return False
    verbs = lexicon("grammar")["finite_verbs"].words
    return any(
        word.lower in verbs or (word.lower.endswith("ed") and len(word.lower) > 4)
        for word in words[1:]
    )
