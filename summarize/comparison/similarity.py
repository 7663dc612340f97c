"""Similarity of statements: weighted concepts and names in common, and who might match whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from summarize.text.concepts import concept_of
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.comparison.statements import Statement

_NAME, _PARTICIPANT = 1.0, 0.5  # weights of names, and of words for people and places
_OWN = 0.75  # weight of the clause itself against the sentence around it
_INFORMATION, _ENOUGH = 0.08, 3.0  # weight of what is shared, and the most that counts
_COMMON = 0.5  # a term in more than this share of all statements finds no candidates


@dataclass(frozen=True)
class Weights:
    """Inverse document frequencies over the statements of an event."""

    idf: dict[str, float]
    statements: int

    def of(self, term: str) -> float:
        """The weight of a term; one never seen weighs as one seen once."""
        return self.idf.get(term, log(1 + self.statements))

    def norm(self, terms: Iterable[str]) -> float:
        """The Euclidean length of a set of terms."""
        return sqrt(sum(self.of(term) ** 2 for term in terms)) or 1.0


def weigh(statements: Sequence[Statement]) -> Weights:
    """Weights log(1 + N/df) over `statements` (smoothed idf, Salton and Buckley 1988).

    Who takes part and where weighs less than what is done: see `lexicons/participants.toml`.
    """
    frequency = Counter(term for statement in statements for term in statement.terms)
    count = len(statements)
    idf = {term: _share(term) * log(1 + count / df) for term, df in frequency.items()}
    return Weights(idf, count)


def _share(term: str) -> float:
    if term[0] == "@":
        return _NAME
    return _PARTICIPANT if is_participant(term) else 1.0


def is_participant(concept: str) -> bool:
    """Whether a concept only says who takes part or where."""
    return concept in _participants()


@cache
def _participants() -> frozenset[str]:
    return frozenset(concept_of(word) for word in lexicon("participants")["participants"].words)


def similarity(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """Cosine of two sets of terms under `weights`: 0 (nothing in common) to 1 (the same)."""
    common = sum(weights.of(term) ** 2 for term in sorted(a & b))
    return common / (weights.norm(sorted(a)) * weights.norm(sorted(b))) if common else 0.0


def information(terms: Iterable[str], weights: Weights) -> float:
    """How much a set of common terms tells, in terms that no third statement has: 1 is one such."""
    rarest = log(1 + weights.statements / 2)
    return sum(weights.of(term) for term in sorted(terms)) / rarest if rarest else 0.0


def likeness(a: Statement, b: Statement, weights: Weights) -> float:
    """How alike two clauses are, 0 to 1: the clauses themselves, and what they stand in."""
    own = similarity(a.terms, b.terms, weights)
    return _OWN * own + (1 - _OWN) * similarity(a.context, b.context, weights)


def strength(a: Statement, b: Statement, weights: Weights) -> float:
    """How strongly two statements seem to tell the same thing, 0 to 1.24.

    Their likeness, and how much they share: two short clauses are soon alike by chance, two
    long ones that share three rare words are not.
    """
    shared = information(a.terms & b.terms, weights)
    return likeness(a, b, weights) + _INFORMATION * min(shared, _ENOUGH)


def candidate_pairs(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of statements of different columns that share a telling term.

    Terms that stand in more than half of the statements find nothing by themselves, which
    keeps the work far below the square of the statements.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        for term in statement.concepts:
            postings[term].append(index)
    limit = max(2, int(_COMMON * len(statements)))
    seen: set[tuple[int, int]] = set()
    for term in sorted(postings):
        rows = postings[term]
        if len(rows) > limit:
            continue
        for place, i in enumerate(rows):
            for j in rows[place + 1 :]:
                if statements[i].column is not statements[j].column:
                    seen.add((i, j))
    yield from sorted(seen)
