"""Scores of found spans against labelled ones; pure functions over spans, shared by benchmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]  # code points, end exclusive
Spans = Sequence[Span]  # one annotation: one or more pieces


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts of a one-to-one matching; add two to score over both (micro average)."""

    matched: int
    predicted: int
    gold: int

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """The share of predictions that match, 0 without predictions."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of labels that are matched, 0 without labels."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.matched / total if total else 0.0


def overlap(a: Spans, b: Spans) -> int:
    """Characters that both have."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def size(spans: Spans) -> int:
    """Characters of disjoint spans."""
    return sum(end - start for start, end in spans)


def intersection_over_union(a: Spans, b: Spans) -> float:
    """0 to 1; two empty annotations agree: 1."""
    both = overlap(a, b)
    union = size(a) + size(b) - both
    return both / union if union else 1.0


def match_by_overlap(
    predicted: Sequence[Spans], gold: Sequence[Spans], at_least: float = 0.0
) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, the largest intersection over union first.

    Only pairs that share a character and whose intersection over union is `at_least` that.
    """
    candidates = [
        (-intersection_over_union(p, g), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if overlap(p, g)
    ]
    pairs: list[tuple[int, int]] = []
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    for score, i, j in sorted(candidates):
        if -score >= at_least and i not in used_predicted and j not in used_gold:
            pairs.append((i, j))
            used_predicted.add(i)
            used_gold.add(j)
    return sorted(pairs)


def overlap_scores(predicted: Sequence[Spans], gold: Sequence[Spans]) -> Scores:
    """One-to-one matching by best overlap; any shared character is a match."""
    return Scores(len(match_by_overlap(predicted, gold)), len(predicted), len(gold))
