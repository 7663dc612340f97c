"""Logistic models: a probability from weighted signals (Cox 1958)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum
from operator import mul


@dataclass(frozen=True, slots=True)
class Logistic:
    """The weight of each signal in the log of the odds, and the log of the odds without any."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, signals: tuple[float, ...]) -> float:
        """1 / (1 + exp(-(bias + weights . signals))), 0 to 1."""
        return 1.0 / (1.0 + exp(-(self.bias + fsum(map(mul, self.weights, signals)))))
