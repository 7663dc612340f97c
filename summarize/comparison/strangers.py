"""Strangers: articles that seem to tell another event than the rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from summarize.comparison.links import connected
from summarize.comparison.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarize.comparison.columns import Column
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement

_STRANGE = 0.10  # cosine of two articles; of 96 real ones, each is above with one of its event
_APART = 0.17  # of two groups of articles: those of one event are nearer, 0.24 and more in seeds/
_FEW = 8  # terms: a brief of two sentences may be of anything


@dataclass(frozen=True)
class Acquaintance:
    """How near the articles are to each other, all their words and names together."""

    terms: Mapping[str, frozenset[str]]  # by article id
    weights: Weights
    known: dict[tuple[str, str], float] = field(default_factory=dict)  # remembered

    def nearness(self, a: str, b: str) -> float:
        """The cosine of two articles' terms, 0 to 1; 1 where either has too few words to tell."""
        if min(len(self.terms[a]), len(self.terms[b])) < _FEW:
            return 1.0
        pair = (min(a, b), max(a, b))
        if pair not in self.known:
            self.known[pair] = similarity(self.terms[a], self.terms[b], self.weights)
        return self.known[pair]

    def of_one_event(self, a: Column, b: Column) -> bool:
        """Whether two articles may tell one event: they share words beyond chance."""
        return a is b or self.nearness(a.id, b.id) >= _STRANGE


def acquaint(
    columns: Sequence[Column], statements: Sequence[Statement], weights: Weights
) -> Acquaintance:
    """Gather the terms of each article."""
    terms: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        terms[statement.column.id] |= statement.terms
    return Acquaintance({c.id: frozenset(terms[c.id]) for c in columns}, weights)


def events_apart(
    columns: Sequence[Column], acquaintance: Acquaintance
) -> tuple[tuple[str, ...], ...]:
    """The articles by the events that they seem to tell, ids in order, the largest group first.

    Two articles are of one event if a chain of articles leads from one to the other, each near
    the next.
    """
    ids = [column.id for column in columns]
    near = [(a, b) for a, b in combinations(ids, 2) if acquaintance.nearness(a, b) >= _APART]
    groups = [tuple(sorted(group)) for group in connected(ids, near)]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def strangers(columns: Sequence[Column], acquaintance: Acquaintance) -> Iterator[str]:
    """The ids of the articles whose words and names are those of no other article."""
    ids = [column.id for column in columns]
    for name in ids:
        near = (acquaintance.nearness(name, other) for other in ids if other != name)
        if max(near, default=1.0) < _STRANGE:
            yield name
