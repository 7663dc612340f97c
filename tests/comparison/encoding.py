"""An encoder without a model: texts are alike as far as they share runs of letters."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from summarize.comparison.types import Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = 256
_RUN = 4


class LetterRuns:
    """Counts of runs of four letters, each at the place that its hash names."""

    encoding = Encoding("letter-runs", None, "1", None)

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        self.asked.append(tuple(texts))
        return [_counts(text.lower()) for text in texts]


def _counts(text: str) -> list[float]:
    counts = [0.0] * _SIZE
    for start in range(max(1, len(text) - _RUN + 1)):
        digest = blake2b(text[start : start + _RUN].encode(), digest_size=2).digest()
        counts[int.from_bytes(digest, "big") % _SIZE] += 1.0
    return counts


class Told:
    """An encoder that was told which texts mean the same: by a word that marks each meaning."""

    encoding = Encoding("told", "a-package", "2", "ab")

    def __init__(self, *meanings: tuple[str, ...]) -> None:
        self.meanings = meanings

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """One dimension a meaning, and one of its own for each other text."""
        return [
            [float(any(mark in text for mark in marks)) for marks in self.meanings]
            + [float(text == other and not self._marked(text)) for other in texts]
            for text in texts
        ]

    def _marked(self, text: str) -> bool:
        return any(mark in text for marks in self.meanings for mark in marks)
