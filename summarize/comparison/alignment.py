"""Alignment: which statements of different articles tell the same thing; precision first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.amounts import is_measure
from summarize.comparison.contradiction import difference_between
from summarize.comparison.counting import others_did
from summarize.comparison.halves import group_by_halves
from summarize.comparison.likelihood import BY_WORDS, WITH_MEANING, all_signals
from summarize.comparison.negation import denier
from summarize.comparison.similarity import candidate_pairs
from summarize.text.concepts import is_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.comparison.logistic import Logistic
    from summarize.comparison.meaning import Meanings
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement

Group: TypeAlias = "tuple[Statement, ...]"
Pair: TypeAlias = "tuple[Statement, Statement]"  # in the order of their places

LIKELY = 0.45  # probability from which two statements are joined: the model is timid by so much
QUARRELS = 0.5  # from which they may be said to quarrel: a false quarrel is the worse mistake
_SURE = 0.90  # from which a statement may have several matches in one article
_LEAST = 0.05  # of any two in a group: a chain of neighbours is none
_ON_AVERAGE = 0.425  # of all pairs between two groups that are joined


@dataclass(frozen=True)
class Alignment:
    """Which statements are joined, and how likely each pair that was compared tells one fact."""

    groups: tuple[Group, ...]  # each statement in one, singles too
    probabilities: Mapping[Pair, float]
    by_words: Mapping[Pair, float]  # the same without their meaning; equal where none was used

    @cached_property
    def groups_of(self) -> dict[Statement, frozenset[int]]:
        """For each statement that is joined with another the number of its group."""
        return numbered(group for group in self.groups if len(group) > 1)

    @cached_property
    def likeliest(self) -> dict[Statement, float]:
        """For each statement how likely another outlet's likeliest one tells the same."""
        best: dict[Statement, float] = {}
        for pair, likelihood in self.probabilities.items():
            if pair[0].column.teller != pair[1].column.teller:
                for statement in pair:
                    best[statement] = max(best.get(statement, 0.0), likelihood)
        return best

    def probability(self, a: Statement, b: Statement) -> float | None:
        """How likely two statements tell the same fact, 0 to 1; None if they were not compared."""
        return self.probabilities.get(in_order(a, b))

    def takes_meaning(self, a: Statement, b: Statement) -> bool:
        """Whether words alone would not have joined two statements."""
        pair = in_order(a, b)
        return self.by_words.get(pair, 1.0) < LIKELY <= self.probabilities.get(pair, 0.0)


def numbered(groups: Iterable[Iterable[Statement]]) -> dict[Statement, frozenset[int]]:
    """For each statement the numbers of the groups that it is in."""
    found: dict[Statement, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for statement in group:
            found[statement] = found.get(statement, frozenset()) | {number}
    return found


def in_order(a: Statement, b: Statement) -> Pair:
    """The two in the order of their places."""
    return (a, b) if a.place <= b.place else (b, a)


def align(
    statements: Sequence[Statement],
    weights: Weights,
    meanings: Meanings | None = None,
    *,
    model: Logistic | None = None,
) -> Alignment:
    """Join the statements that tell the same thing, by their words and, if given, `meanings`.

    `model` takes the place of the weights that signals have.
    """
    chosen = model or (BY_WORDS if meanings is None else WITH_MEANING)
    found: dict[Pair, float] = {}
    by_words: dict[Pair, float] = {}

    def join(groups: Sequence[Group]) -> tuple[Group, ...]:
        heads = [_head(group) for group in groups]
        pairs = comparable_pairs(heads)
        likely: dict[tuple[int, int], float] = {}
        for (i, j), signals in all_signals(heads, pairs, weights, meanings).items():
            pair = in_order(heads[i], heads[j])
            likely[i, j] = found[pair] = chosen.probability(signals)
            by_words[pair] = BY_WORDS.probability(signals) if meanings else found[pair]
        return _join(groups, heads, likely)

    groups = group_by_halves(statements, lambda s: s.column, join)
    return Alignment(groups, found, by_words)


def comparable_pairs(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Index pairs (i < j) of statements of different articles that may tell one fact."""
    pairs = candidate_pairs(statements)
    return [(i, j) for i, j in pairs if _may_tell_one(statements[i], statements[j])]


def _join(
    groups: Sequence[Group], heads: Sequence[Statement], likely: Mapping[tuple[int, int], float]
) -> tuple[Group, ...]:
    """Join groups through their heads, from the likeliest pair down.

    Two are joined where neither has a match in the other's columns yet, or the pair is sure; and
    only if the group that results holds together on average and in each pair.
    """
    group_of = list(range(len(groups)))
    members = {index: [index] for index in group_of}
    matched: set[tuple[int, int]] = set()  # (head, other column) that have their match
    for (i, j), likelihood in sorted(likely.items(), key=lambda entry: (-entry[1], entry[0])):
        first, second = group_of[i], group_of[j]
        places = {(i, id(heads[j].column)), (j, id(heads[i].column))}
        if likelihood < LIKELY:
            break
        if first == second or (matched & places and likelihood < _SURE):
            continue
        if likelihood < QUARRELS and _contradict(heads[i], heads[j]):
            continue
        if _coheres(members[first], members[second], likely, heads):
            matched |= places
            for index in members[second]:
                group_of[index] = first
            members[first] += members.pop(second)
    return tuple(
        tuple(statement for index in sorted(indices) for statement in groups[index])
        for indices in members.values()
    )


def _head(group: Group) -> Statement:
    """The statement that stands for a group: the one with the most words of its own."""
    return max(group, key=lambda s: (len(s.terms), -s.start, s.column.id))


def _may_tell_one(a: Statement, b: Statement) -> bool:
    """Whether nothing rules out that two statements tell the same, or contradict each other.

    A negation or an opposite needs two concepts in common, or one that news has words for.
    """
    if others_did(a, b):
        return False
    common = a.concepts.keys() & b.concepts.keys()
    if not common and not a.names & b.names and _measure(a) and _measure(b):
        return False  # "40 million dollars" is of anything
    if len(common) > 1 or any(is_listed(concept) for concept in common):
        return True
    return not _contradict(a, b)


def _contradict(a: Statement, b: Statement) -> bool:
    """Whether one denies what the other tells, or words in both exclude each other."""
    return difference_between(a, b) is not None or denier(a, b) is not None


def _measure(statement: Statement) -> bool:
    """Whether all its figures are sums, shares, lengths or times."""
    return bool(statement.quantities) and all(map(is_measure, statement.quantities))


def _coheres(
    first: Iterable[int],
    second: Iterable[int],
    likely: Mapping[tuple[int, int], float],
    heads: Sequence[Statement],
) -> bool:
    """Whether two groups are likely one on average over the pairs of different columns."""
    across = list(_across(list(first), list(second), likely, heads))
    if not across or min(across) < _LEAST:
        return False
    return sum(across) / len(across) >= _ON_AVERAGE


def _across(
    first: Sequence[int],
    second: Sequence[int],
    likely: Mapping[tuple[int, int], float],
    heads: Sequence[Statement],
) -> Iterator[float]:
    for i in first:
        for j in second:
            if heads[i].column is not heads[j].column:
                yield likely.get((min(i, j), max(i, j)), 0.0)
