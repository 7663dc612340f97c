"""Strangers: articles that seem to tell another event than the rest."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarize.comparison.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement

_STRANGE = 0.10  # cosine with the nearest other article; of 96 real articles none was below


def strangers(statements: Sequence[Statement], weights: Weights) -> Iterator[str]:
    """A warning for each article whose words and names are those of no other."""
    terms: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        terms[statement.column.id] |= statement.terms
    for name, own in sorted(terms.items()):
        nearest = max(
            (
                similarity(frozenset(own), frozenset(other), weights)
                for other_name, other in sorted(terms.items())
                if other_name != name
            ),
            default=1.0,
        )
        if nearest < _STRANGE:
            yield f"{name}: seems to tell another event than the other articles"
