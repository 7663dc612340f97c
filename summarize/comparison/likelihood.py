"""Likelihood: how likely two statements of different articles tell the same fact.

A logistic model (Cox 1958) of signals that a reader can check one by one: the words, names and
figures that two clauses share, where they stand, and whether either has a better partner.
`docs/comparison.md` has the signals, their weights and what they were fitted to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from summarize.comparison.amounts import TELLING, meet, same, unit_of
from summarize.comparison.contradiction import difference_between
from summarize.comparison.logistic import Logistic
from summarize.comparison.negation import denier
from summarize.comparison.rivals import Rivals
from summarize.comparison.similarity import (
    information,
    is_participant,
    similarity,
    strength,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.comparison.meaning import Meanings
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement
    from summarize.text.types import Quantity

_TOLD, _NAMED, _WHO = 3.0, 2.0, 2  # the most that common words, names, and who and where count
_USUAL = 0.2  # strength of the best rival by chance, where an article has too few to tell
_BY_CHANCE = 1 / 3  # the mean distance of two places drawn at random


class Signals(NamedTuple):
    """What speaks for and against two statements telling the same fact."""

    clause: float  # cosine of the two clauses
    told: float  # weight of the common words of what is done, in rarest terms; at most 3
    named: float  # weight of the common names, likewise; at most 2
    who: float  # how many words for people and places they share; at most 2
    small_number: float  # 1: both give one number below ten of one unit
    same_unit: float  # 1: both give figures in one unit
    meeting: float  # 1: two of these can both be true
    denied: float  # 1: one tells as denied what the other tells
    contrary: float  # 1: words in both exclude each other
    both_lead: float  # 1: both stand in the lead
    distance: float  # between their places in the articles: 0 the same, 1 top and end
    least_lead: float  # strength over that of the best rival, for the member that has the better
    most_lead: float  # for the other member
    beside: float  # strength of the best other pair of clauses of the same two claims
    through: float  # strength by way of a statement in a third article
    meaning: float  # likeness of meaning, where an encoder tells it: see `Meanings.support`


class Bases(NamedTuple):
    """What is read off all pairs of an event, beside the two statements."""

    least_lead: float
    most_lead: float
    beside: float
    through: float
    meaning: float


def all_signals(
    statements: Sequence[Statement],
    pairs: Iterable[tuple[int, int]],
    weights: Weights,
    meanings: Meanings | None = None,
) -> dict[tuple[int, int], Signals]:
    """The signals of each pair of indices (i < j) into `statements`."""
    strengths = {(i, j): strength(statements[i], statements[j], weights) for i, j in pairs}
    rivals = Rivals(strengths, [s.column.id for s in statements], _USUAL)
    beside: dict[frozenset[int], list[float]] = defaultdict(list)
    for (i, j), value in strengths.items():
        beside[_claims(statements[i], statements[j])].append(value)
    found = {}
    for i, j in strengths:
        a, b = statements[i], statements[j]
        clauses = [*beside[_claims(a, b)]]
        clauses.remove(strengths[i, j])
        bases = Bases(
            *rivals.leads(i, j),
            beside=max(clauses, default=0.0),
            through=rivals.through(i, j),
            meaning=meanings.support(a, b) if meanings else 0.0,
        )
        found[i, j] = signals(a, b, weights, bases)
    return found


def signals(a: Statement, b: Statement, weights: Weights, bases: Bases) -> Signals:
    """The signals of a pair of statements of different articles."""
    common = a.concepts.keys() & b.concepts.keys()
    who = {concept for concept in common if is_participant(concept)}
    names = [f"@{name}" for name in sorted(a.names & b.names)]
    figures = ((q, r) for q in _numbers(a) for r in _numbers(b))
    units = [(q, r) for q, r in figures if unit_of(q) == unit_of(r)]
    placed = a.column.has_lead and b.column.has_lead  # else the place of a claim says nothing
    small = [q.value for q, r in units if q.value and same(q, r)]
    return Signals(
        clause=similarity(a.terms, b.terms, weights),
        told=min(_TOLD, information(sorted(common - who), weights)),
        named=min(_NAMED, information(names, weights)),
        who=min(_WHO, len(who)),
        small_number=bool(small) and max(small) < TELLING,
        same_unit=bool(units),
        meeting=any(meet(q, r) for q, r in units),
        denied=denier(a, b) is not None,
        contrary=difference_between(a, b) is not None,
        both_lead=placed and a.claim.position == b.claim.position == "lead",
        distance=abs(a.position - b.position) if placed else _BY_CHANCE,
        least_lead=bases.least_lead,
        most_lead=bases.most_lead,
        beside=bases.beside,
        through=bases.through,
        meaning=bases.meaning,
    )


def _claims(a: Statement, b: Statement) -> frozenset[int]:
    return frozenset((id(a.claim), id(b.claim)))


def _numbers(statement: Statement) -> list[Quantity]:
    """Its figures that have a number: "numerous" and "several" meet nearly any."""
    return [quantity for quantity in statement.quantities if quantity.value is not None]


# Fitted by `python -m benchmarks.alignment_weights`.
BY_WORDS = Logistic(
    -2.89,
    Signals(
        clause=1.30,
        told=0.55,
        named=0.44,
        who=0.70,
        small_number=1.52,
        same_unit=1.15,
        meeting=1.71,
        denied=1.39,
        contrary=0.87,
        both_lead=0.96,
        distance=-2.03,
        least_lead=1.43,
        most_lead=4.23,
        beside=3.29,
        through=2.21,
        meaning=0.00,
    ),
)
WITH_MEANING = Logistic(
    -3.30,
    Signals(
        clause=0.43,
        told=0.50,
        named=0.11,
        who=0.66,
        small_number=1.33,
        same_unit=1.72,
        meeting=0.61,
        denied=1.17,
        contrary=0.75,
        both_lead=0.95,
        distance=-1.87,
        least_lead=1.32,
        most_lead=3.86,
        beside=3.23,
        through=2.16,
        meaning=3.83,
    ),
)
