"""Similarity of statements: weighted concepts and names in common, and who might match whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from summarize.text.concepts import concept_of
from summarize.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.comparison.statements import Statement

_COLUMNS = 3  # articles that frequencies are scaled to
_MARKED = {"@": 1.0, "#": 1.0, "%": 2.0, "=": 1.0}  # of names, days, points of time, numbers
_PARTICIPANT = 0.5  # weight of words for people and places
_OWN = 0.75  # weight of the clause itself against the sentence around it
_INFORMATION, _ENOUGH = 0.04, 3.0  # weight of what is shared, and the most that counts
_COMMON = 0.5  # a term in more than this share of all statements finds no candidates


@dataclass(frozen=True)
class Weights:
    """Inverse document frequencies over the statements of an event."""

    idf: Mapping[str, float]
    rarest: float  # the weight of a term that two statements have and no third
    norms: dict[frozenset[str], float] = field(default_factory=dict)  # remembered

    def of(self, term: str) -> float:
        """The weight of a term; one never seen weighs as the rarest."""
        return self.idf.get(term, self.rarest)

    def norm(self, terms: frozenset[str]) -> float:
        """The Euclidean length of a set of terms."""
        known = self.norms.get(terms)
        if known is None:
            known = sqrt(fsum(self.of(term) ** 2 for term in terms)) or 1.0
            self.norms[terms] = known
        return known


def weigh(statements: Sequence[Statement]) -> Weights:
    """Weights log(1 + N/df) over `statements` (smoothed idf, Salton and Buckley 1988).

    N and df are taken as of three articles, however many there are: that twelve outlets tell
    one thing must not make its words common. Who takes part and where weighs less than what is
    done: see `lexicons/participants.toml`.
    """
    columns = len({id(statement.column) for statement in statements})
    scale = max(1.0, columns / _COLUMNS)
    count = len(statements) / scale
    frequency = Counter(term for statement in statements for term in statement.terms)
    idf = {
        term: _share(term) * log(1 + count / max(1.0, df / scale)) for term, df in frequency.items()
    }
    return Weights(idf, log(1 + count / 2))


def _share(term: str) -> float:
    if term[0] in _MARKED:
        return _MARKED[term[0]]
    return _PARTICIPANT if is_participant(term) else 1.0


def is_participant(concept: str) -> bool:
    """Whether a concept only says who takes part or where."""
    return concept in _participants()


@cache
def _participants() -> frozenset[str]:
    return frozenset(concept_of(word) for word in lexicon("participants")["participants"].words)


def similarity(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """Cosine of two sets of terms under `weights`: 0 (nothing in common) to 1 (the same)."""
    common = fsum(weights.of(term) ** 2 for term in a & b)
    return common / (weights.norm(a) * weights.norm(b)) if common else 0.0


def information(terms: Iterable[str], weights: Weights) -> float:
    """How much a set of common terms tells, in terms that no third statement has: 1 is one such."""
    return fsum(weights.of(term) for term in terms) / (weights.rarest or 1.0)


def likeness(a: Statement, b: Statement, weights: Weights) -> float:
    """How alike two clauses are, 0 to 1: the clauses themselves, and what they stand in."""
    own = similarity(a.terms, b.terms, weights)
    return _OWN * own + (1 - _OWN) * similarity(a.context, b.context, weights)


def strength(a: Statement, b: Statement, weights: Weights) -> float:
    """How strongly two statements seem to tell the same thing, 0 to 1.12.

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
        for term in statement.terms:
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
