"""Scare quotes: marks that put the writer's distance around a word, told from quotations."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from summarize.text.lexicon import words_of
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.quotations import Quotation
    from summarize.text.reading import Reading, ReadSentence
    from summarize.text.tokens import Token
    from summarize.text.types import Span

_LONGEST = 3  # words
_REACH_BACK, _REACH_ON = 14, 10  # tokens in which a verb of speech makes the words a source's


def find_scare_quotes(
    reading: Reading, attributed_spans: Sequence[Span] = ()
) -> tuple[Quotation, ...]:
    """The quotations of one to three words in the outlet's own voice, in order.

    Not one: what lies in an attributed span or beside a verb of speech, what is capitalised
    like a title or a name, what holds a pronoun or a finite verb, and what a cue of naming
    ("called", "the word") introduces.
    """
    starts = [sentence.sentence.start for sentence in reading.sentences]
    credited = _Cover(attributed_spans)
    found: list[Quotation] = []
    for quotation in reading.quotations:
        size = quotation.inner_end - quotation.inner_start
        if not quotation.closed or not 1 < size < 60:
            continue
        at = bisect_right(starts, quotation.start) - 1
        if at < 0 or not _is_short_phrase(reading.article.text, quotation):
            continue
        if credited.covers(quotation.inner_start, quotation.inner_end) or _is_spoken(
            reading.sentences[at], quotation
        ):
            continue
        found.append(quotation)
    return tuple(found)


def _is_short_phrase(text: str, quotation: Quotation) -> bool:
    words = [
        token
        for token in tokenize(text[quotation.inner_start : quotation.inner_end])
        if token.is_word
    ]
    if not 0 < len(words) <= _LONGEST or any(word.text.isdigit() for word in words):
        return False
    return not _is_title(words) and not any(
        w.lower in words_of("scare_quotes", "speaking") for w in words
    )


def _is_title(words: Sequence[Token]) -> bool:
    """Capitals throughout, small words aside, or a capital first: a name, a title, a whole line."""
    return words[0].text[0].isupper()


def _is_spoken(sentence: ReadSentence, quotation: Quotation) -> bool:
    tokens = sentence.tokens
    first = bisect_right(tokens, quotation.start, key=lambda token: token.end)
    last = bisect_right(tokens, quotation.end, key=lambda token: token.end)
    before = [token.lower for token in tokens[max(0, first - _REACH_BACK) : first]]
    after = [token.lower for token in tokens[last : last + _REACH_ON]]
    if any(word in words_of("scare_quotes", "naming") for word in before[-4:]):
        return True
    return any(word in words_of("scare_quotes", "speech") for word in before + after)


class _Cover:
    """Spans asked whether one of them holds another, by search and not by scan."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def covers(self, start: int, end: int) -> bool:
        """Whether a span that begins at or before `start` goes on to `end`."""
        index = bisect_right(self._starts, start)
        return index > 0 and self._reach[index - 1] >= end
