"""Likeness of meaning: what an encoder, where one is passed in, adds to the words of statements.

Words lead. Meaning makes a pair stronger that words make weak, and proposes pairs that share no
more than a name, a number, a day or one word; it joins nothing whose figures exclude each other,
and nothing of which one alone negates.
"""

from __future__ import annotations

from math import fsum, sqrt
from operator import mul
from typing import TYPE_CHECKING, Protocol, TypeAlias

from summarize.comparison.amounts import meet, unit_of
from summarize.comparison.contradiction import denies, difference_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarize.comparison.statements import Statement
    from summarize.comparison.types import Encoding
    from summarize.text.types import Quantity

Vector: TypeAlias = "Sequence[float]"

# Chosen on labelled events, each left out in turn: see docs/comparison.md.
_WEIGHT = 0.6
_BACKGROUND = 0.05  # the likeness to which two statements of one event come by chance
_DIGITS = 3  # of a likeness: what differs behind them differs from machine to machine


class Encoder(Protocol):
    """Gives texts vectors that lie the nearer, the more alike the texts are in meaning."""

    @property
    def encoding(self) -> Encoding:
        """Which model it is, so that a comparison can say so."""
        ...

    def encode(self, texts: Sequence[str]) -> Sequence[Vector]:
        """A vector for each of `texts`, in order, all of one dimension, the same every time."""
        ...


class Meanings:
    """The vectors of an event's statements."""

    def __init__(self, vectors: Mapping[Statement, Vector]) -> None:
        self._vectors = vectors

    def likeness(self, a: Statement, b: Statement) -> float:
        """How alike in meaning, -1 to 1; 0 is as alike as any two statements of the event are."""
        cosine: float = sum(map(mul, self._vectors[a], self._vectors[b]))
        return round(cosine, _DIGITS)

    def lift(self, a: Statement, b: Statement) -> float:
        """By how much meaning makes a pair stronger than its words do, 0 to 0.57."""
        lift = max(0.0, _WEIGHT * (self.likeness(a, b) - _BACKGROUND))
        return lift if lift and not (_exclude(a, b) or _one_negates(a, b)) else 0.0


def meanings_of(encoder: Encoder, statements: Sequence[Statement]) -> Meanings:
    """The meanings of `statements`, as far as they differ from what all of the event have.

    Every text goes to the encoder once, in the order of the alphabet, so that it answers alike
    however the articles are ordered. The mean of all vectors is the event's topic, and is taken
    off: without that, everything about one dam is alike.
    """
    texts = sorted({statement.evidence.quote for statement in statements})
    of_text = dict(zip(texts, map(_unit, encoder.encode(texts) if texts else ()), strict=True))
    vectors = [of_text[statement.evidence.quote] for statement in statements]
    topic = [fsum(values) / len(vectors) for values in zip(*vectors, strict=True)]
    centred = {
        text: _unit([value - mean for value, mean in zip(vector, topic, strict=True)])
        for text, vector in of_text.items()
    }
    return Meanings({statement: centred[statement.evidence.quote] for statement in statements})


def _unit(vector: Vector) -> Vector:
    length = sqrt(fsum(value * value for value in vector)) or 1.0
    return [value / length for value in vector]


def _exclude(a: Statement, b: Statement) -> bool:
    """Whether both give figures in one unit, none of which meet: numbers decide, not meaning."""
    meeting = [
        meet(first, second)
        for first in _quantities(a)
        for second in _quantities(b)
        if unit_of(first) == unit_of(second)
    ]
    return bool(meeting) and not any(meeting)


def _quantities(statement: Statement) -> Iterator[Quantity]:
    for quantity in statement.claim.quantities:
        if statement.start <= quantity.evidence.start < statement.end:
            yield quantity


def _one_negates(a: Statement, b: Statement) -> bool:
    """Whether one alone negates, and code cannot say whether that contradicts the other.

    "Nobody was arrested" and "the engineer was led away" are alike in meaning, and shown as
    shared they would be a false agreement.
    """
    if bool(a.negations) == bool(b.negations):
        return False
    return difference_between(a, b) is None and denies(a) == denies(b)
