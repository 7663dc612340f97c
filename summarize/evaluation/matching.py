"""Which finding stands for which label: one to one, and the best such pairing there is.

A finding may stand for a label if they share at least half of the shorter one's characters. Of all
pairings the one with most pairs is taken, and among these the one whose pairs are most alike
(Kuhn 1955, as scipy's linear_sum_assignment has it): a finding that is repeated matches once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from summarize.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Spans: TypeAlias = "Sequence[tuple[int, int]]"  # (start, end) in code points, end exclusive
Label = TypeVar("Label")
Finding = TypeVar("Finding")

_HALF = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found of what is labelled; counts of different articles can be added."""

    right: float = 0.0  # findings that stand for a label
    shown: int = 0
    labelled: int = 0
    found: float = 0.0  # labels that a finding stands for; `right`, where it is one to one

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.shown + other.shown,
            self.labelled + other.labelled,
            self.found + other.found,
        )

    @property
    def precision(self) -> float:
        """Right among shown; 1 where there was nothing to show and nothing shown."""
        return self.right / self.shown if self.shown else float(not self.labelled)

    @property
    def recall(self) -> float:
        """Found among labelled; 1 where there was nothing to find and nothing shown."""
        return self.found / self.labelled if self.labelled else float(not self.shown)

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def counts(right: int, shown: int, labelled: int) -> Counts:
    """The counts of a one-to-one matching of `right` pairs."""
    return Counts(float(right), shown, labelled, float(right))


def overlap(one: Spans, other: Spans) -> float:
    """Characters in common, as a share of the shorter one: 0 to 1."""
    shared = _shared(one, other)
    shorter = min(_length(one), _length(other))
    return shared / shorter if shorter else 0.0


def dice(one: Spans, other: Spans) -> float:
    """Characters in common, twice, as a share of both together: 0 to 1 (Dice 1945)."""
    both = _length(one) + _length(other)
    return 2 * _shared(one, other) / both if both else 0.0


def covers(one: Spans, other: Spans) -> bool:
    """Whether the two share half of the shorter one's characters or more."""
    return overlap(one, other) >= _HALF


def lies_in(inner: Spans, outer: Spans) -> bool:
    """Whether half of `inner` or more lies in `outer`."""
    length = _length(inner)
    return bool(length) and _shared(inner, outer) / length >= _HALF


def words_alike(one: str, other: str) -> float:
    """Words in common, as a share of all words of both: 0 to 1 (Jaccard 1901)."""
    a, b = _words(one), _words(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def best_pairs(
    labels: Sequence[Label],
    findings: Sequence[Finding],
    likeness: Callable[[Label, Finding], float | None],
) -> list[tuple[int, int]]:
    """The pairs (label, finding), by index, of the best one-to-one matching, in label order.

    `likeness` is None where the two do not go together, else from 0 up; of two matchings with as
    many pairs the one with the higher sum is better. Raises MissingExtraError without scipy.
    """
    if not labels or not findings:
        return []
    weights = [[likeness(label, finding) for finding in findings] for label in labels]
    highest = max((w for row in weights for w in row if w is not None), default=0.0)
    bonus = 1.0 + highest * min(len(labels), len(findings))  # one pair more outweighs all likeness
    matrix = [[0.0 if w is None else bonus + w for w in row] for row in weights]
    rows, columns = _assignment()(matrix, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return sorted((row, column) for row, column in chosen if weights[row][column] is not None)


def _assignment() -> Callable[..., Any]:
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError as error:
        raise MissingExtraError("eval", "scoring against labels") from error
    assignment: Callable[..., Any] = linear_sum_assignment
    return assignment


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in one
        for other_start, other_end in other
    )


def merged_spans(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`spans` in order, those that touch as one, so that no character counts twice."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
