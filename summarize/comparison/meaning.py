"""Likeness of meaning: what an encoder, where one is passed in, adds to the words of statements.

Words lead. Meaning is one signal among those of `likelihood`, for pairs that share a word, a name,
a number or a day; it says nothing for a pair whose figures exclude each other, or of which one
alone negates.
"""

from __future__ import annotations

from math import fsum, sqrt
from operator import mul
from typing import TYPE_CHECKING, Protocol, TypeAlias

from summarize.comparison.amounts import none_meet
from summarize.comparison.contradiction import difference_between
from summarize.comparison.negation import denier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarize.comparison.statements import Statement
    from summarize.comparison.types import Encoding

Vector: TypeAlias = "Sequence[float]"

_FEW = 8  # statements whose mean is half topic, half what they themselves say
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

    def support(self, a: Statement, b: Statement) -> float:
        """How far meaning speaks for two statements telling the same fact, 0 to 1."""
        likeness = self.likeness(a, b)
        if likeness <= 0 or none_meet(a.quantities, b.quantities) or _one_negates(a, b):
            return 0.0
        return likeness


def meanings_of(encoder: Encoder, statements: Sequence[Statement]) -> Meanings:
    """The meanings of `statements`, as far as they differ from what all of the event have.

    Every text goes to the encoder once, in the order of the alphabet, so that it answers alike
    however the articles are ordered. The mean of all vectors is the event's topic, and is taken
    off, but for a part where there are few: without that, everything about one dam is alike.
    """
    texts = sorted({statement.evidence.quote for statement in statements})
    of_text = dict(zip(texts, map(_unit, encoder.encode(texts) if texts else ()), strict=True))
    vectors = [of_text[statement.evidence.quote] for statement in statements]
    count = len(vectors) + _FEW
    topic = [fsum(values) / count for values in zip(*vectors, strict=True)]
    centred = {
        text: _unit([value - mean for value, mean in zip(vector, topic, strict=True)])
        for text, vector in of_text.items()
    }
    return Meanings({statement: centred[statement.evidence.quote] for statement in statements})


def _unit(vector: Vector) -> Vector:
    length = sqrt(fsum(value * value for value in vector)) or 1.0
    return [value / length for value in vector]


def _one_negates(a: Statement, b: Statement) -> bool:
    """Whether one alone negates, and code cannot say whether that contradicts the other.

    "Nobody was arrested" and "the engineer was led away" are alike in meaning, and shown as
    shared they would be a false agreement.
    """
    if bool(a.negations) == bool(b.negations):
        return False
    return difference_between(a, b) is None and denier(a, b) is None
