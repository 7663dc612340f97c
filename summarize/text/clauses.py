"""Clauses: where a sentence that states several things can be cut, each part with its own span."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.text.reading import Reading
    from summarize.text.tokens import Token
    from summarize.text.types import Span

_MIN_WORDS = 4  # fewer state nothing: "; not so", ", but slowly,"
_VERB_WITHIN = 7  # words after a conjunction in which its clause shows a verb
_PAUSES = frozenset({",", ";", ":", "—", "–", "-"})


def statement_spans(tokens: Sequence[Token], reading: Reading) -> tuple[Span, ...]:
    """The spans of the statements that a sentence sets against each other, or its one span.

    It is cut at semicolons and contrasts (", but", ", while") outside quotations where both
    sides have at least four words and a finite verb. Connectives fall between the spans.
    """
    return _cut(tokens, reading, lexicon("clauses")["contrast"].words, bare=frozenset())


def clause_spans(tokens: Sequence[Token], reading: Reading) -> tuple[Span, ...]:
    """The spans of all clauses of a sentence, cut as `statement_spans` is and further.

    Also at coordination with a subject and a verb of its own (", and demonstrators blocked"), at
    subordination ("after", "which", "because") and at participles (", killing 31 people").
    """
    joints = lexicon("clauses")
    pausing = (
        joints["contrast"].words | joints["coordination"].words | joints["subordination"].words
    )
    return _cut(tokens, reading, pausing, bare=joints["bare"].words)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Words and verbs before each place, so that a list of a thousand parts is weighed once."""

    words: Sequence[int]  # one more than there are tokens
    verbs: Sequence[int]
    pauses: Sequence[int]  # the place behind the last pause before each place

    def states(self, start: int, end: int) -> bool:
        """Whether `tokens[start:end]` can stand as a statement: enough words, and a verb."""
        enough = self.words[end] - self.words[start] >= _MIN_WORDS
        return enough and self.verbs[end] > self.verbs[start]


def _count(tokens: Sequence[Token]) -> _Counts:
    return _Counts(
        words=_before(token.is_word for token in tokens),
        verbs=_before(_is_finite(token.lower) or _is_participle(token.lower) for token in tokens),
        pauses=tuple(
            accumulate(
                (at + 1 if token.text in _PAUSES else 0 for at, token in enumerate(tokens)),
                max,
                initial=0,
            )
        ),
    )


def _before(found: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate(found, initial=0))


def _cut(
    tokens: Sequence[Token], reading: Reading, pausing: frozenset[str], bare: frozenset[str]
) -> tuple[Span, ...]:
    """Cut at words of `pausing` behind a pause, at words of `bare` behind none."""
    if not tokens:
        return ()
    if not bare and not any(t.lower in pausing or t.lower == ";" for t in tokens):
        return ((tokens[0].start, tokens[-1].end),)
    counts = _count(tokens)
    spans: list[Span] = []
    first = 0
    for index in range(1, len(tokens) - 1):
        left, right = _joint(tokens, index, pausing, bare, counts)
        if right == 0 or not (
            left > first and counts.states(first, left) and counts.states(right, len(tokens))
        ):
            continue
        if reading.quotation_around(tokens[index].start, tokens[index].start) is None:
            spans.append((tokens[first].start, tokens[left - 1].end))
            first = right
    spans.append((tokens[first].start, tokens[-1].end))
    return tuple(spans)


def _joint(
    tokens: Sequence[Token],
    index: int,
    pausing: frozenset[str],
    bare: frozenset[str],
    counts: _Counts,
) -> tuple[int, int]:
    """Where the clause before `index` ends and the one after begins; (0, 0) where none joins."""
    word = tokens[index].lower
    if word == ";":
        skip = tokens[index + 1].lower in pausing
        return index, index + 1 + skip
    paused = tokens[index - 1].text in _PAUSES
    if paused and word in pausing and _verb_follows(tokens, index + 1):
        return index - 1, index + 1
    if paused and bare and _is_participle(word):
        return index - 1, index
    if not paused and word in bare and _verb_follows(tokens, index + 1):
        if word == "and" and not counts.states(counts.pauses[index], index):
            return 0, 0  # it joins two subjects: "in May, the mayor and the governor signed"
        return index, index + 1
    return 0, 0


def _verb_follows(tokens: Sequence[Token], start: int) -> bool:
    """Whether a finite verb stands behind a subject within the next words, before a pause."""
    for place, token in enumerate(tokens[start : start + _VERB_WITHIN]):
        if token.text in _PAUSES:
            return False
        if place and _is_finite(token.lower):
            return True
    return tokens[start - 1].lower in {"which", "who"} and start < len(tokens)


def _is_finite(word: str) -> bool:
    grammar = lexicon("grammar")
    return (
        word in grammar["finite_verbs"].words
        or word in grammar["action_verbs"].words
        or (word.endswith("ed") and len(word) > 4)
    )


def _is_participle(word: str) -> bool:
    return (
        word.endswith("ing")
        and len(word) > 5
        and word not in lexicon("clauses")["nouns_in_ing"].words
    )
