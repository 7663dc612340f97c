"""Alignment: which statements of different articles tell the same thing; precision first."""

from __future__ import annotations

from collections import defaultdict
from math import log2
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.circumstances import happens_once
from summarize.comparison.contradiction import denies, difference_between
from summarize.comparison.counting import days_apart, others_did
from summarize.comparison.halves import group_by_halves
from summarize.comparison.similarity import (
    candidate_pairs,
    is_participant,
    sharing_pairs,
    strength,
)
from summarize.text.concepts import is_listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from summarize.comparison.meaning import Meanings
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement

Group: TypeAlias = "tuple[Statement, ...]"

# Chosen on pairs of 32 real events that were judged by reading, and on gold events.
_BASE, _PER_DOUBLING = -0.64, 0.21  # of the threshold, by the statements of an article
_LOWEST, _HIGHEST = 0.34, 0.54
_THIN = 0.08  # by how much a pair has to be stronger that shares one word, or one and a name
_SURE = 0.66  # from which a statement may have several matches in one article
_LEAST = 0.20  # of any two in a group: a chain of neighbours is none
_FAR = 7  # days between the times of two statements that make them two events


def threshold(weights: Weights) -> float:
    """The strength from which two statements tell the same thing.

    It rises with the statements that each article makes, since with every doubling there are
    twice as many that may be alike by chance: 0.37 for 28 of them, 0.54 from 49 on.
    """
    level = _BASE + _PER_DOUBLING * log2(max(1.0, weights.per_column))
    return min(_HIGHEST, max(_LOWEST, level))


def align(
    statements: Sequence[Statement], weights: Weights, meanings: Meanings | None = None
) -> tuple[Group, ...]:
    """Groups of statements that tell the same thing, each statement in one group, singles too."""

    def join(groups: Sequence[Group]) -> tuple[Group, ...]:
        return _join(groups, weights, meanings)

    return group_by_halves(statements, lambda s: s.column, join)


def _join(
    groups: Sequence[Group], weights: Weights, meanings: Meanings | None
) -> tuple[Group, ...]:
    """Join groups through their representatives, from the strongest pair down.

    Two are joined where neither has a match in the other's columns yet, or the words make the
    pair very strong; and only if the group that results holds together on average and in each pair.
    """
    enough = threshold(weights)
    heads = [_head(group) for group in groups]
    scores = dict(_scores(heads, weights, meanings))
    group_of = list(range(len(groups)))
    members = {index: [index] for index in group_of}
    matched: set[tuple[int, int]] = set()  # (group, other column) that have their match
    for (i, j), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        first, second = group_of[i], group_of[j]
        places = {(i, id(heads[j].column)), (j, id(heads[i].column))}
        needed = enough + _more_if_thin(heads[i], heads[j])
        if first == second or score < needed:
            continue
        if matched & places and strength(heads[i], heads[j], weights) < _SURE:
            continue
        if _coheres(members[first], members[second], scores, heads, enough):
            matched |= places
            for index in members[second]:
                group_of[index] = first
            members[first] += members.pop(second)
    return tuple(
        tuple(statement for index in sorted(indices) for statement in groups[index])
        for indices in members.values()
    )


def words_suffice(a: Statement, b: Statement, weights: Weights) -> bool:
    """Whether words alone make two statements so strong a pair that it may be joined."""
    common = a.concepts.keys() & b.concepts.keys()
    needed = threshold(weights) + _more_if_thin(a, b)
    return _enough(a, b, common) and strength(a, b, weights) >= needed


def _more_if_thin(a: Statement, b: Statement) -> float:
    return _THIN if _is_thin(a, b) else 0.0


def _head(group: Group) -> Statement:
    """The statement that stands for a group: the one with the most words of its own."""
    return max(group, key=lambda s: (len(s.terms), -s.start, s.column.id))


def _scores(
    statements: Sequence[Statement], weights: Weights, meanings: Meanings | None
) -> Iterator[tuple[tuple[int, int], float]]:
    """How strong each pair is that words, or meaning and any word, make worth a look."""
    by_words = set(candidate_pairs(statements))
    by_meaning = sharing_pairs(statements) if meanings else ()
    for i, j in sorted(by_words.union(by_meaning)):
        a, b = statements[i], statements[j]
        common = a.concepts.keys() & b.concepts.keys()
        lift = meanings.lift(a, b) if meanings else 0.0
        if not lift and not ((i, j) in by_words and _enough(a, b, common)):
            continue
        if _is_far(a, b) and not happens_once(a, b):
            continue
        if others_did(a, b):
            continue
        if not _undecided(a, b, common):
            yield (i, j), strength(a, b, weights) + lift


def _is_far(a: Statement, b: Statement) -> bool:
    return days_apart(a.claim.time, b.claim.time) > _FAR


def _enough(a: Statement, b: Statement, common: Collection[str]) -> bool:
    """Whether two statements share more than who takes part and where.

    Two concepts do, or one with a name or a day beside it, or one that news has words for.
    """
    telling = [concept for concept in common if not is_participant(concept)]
    if len(telling) != 1:
        return bool(telling)
    return bool(a.names & b.names or a.days & b.days) or is_listed(telling[0])


def _is_thin(a: Statement, b: Statement) -> bool:
    """Whether one word at most is what two statements share of what is done, and no number or day.

    None at all is for meaning alone to propose.
    """
    telling = [c for c in a.concepts.keys() & b.concepts.keys() if not is_participant(c)]
    return len(telling) <= 1 and not (a.numbers & b.numbers or a.days & b.days)


def _undecided(a: Statement, b: Statement, common: Collection[str]) -> bool:
    """Whether two statements seem to differ, on too few words to say that they are of one thing.

    A negation or an opposite needs two concepts in common, or one that news has words for.
    """
    if len(common) > 1 or any(is_listed(concept) for concept in common):
        return False
    return difference_between(a, b) is not None or denies(a) != denies(b)


def _coheres(
    first: Iterable[int],
    second: Iterable[int],
    scores: dict[tuple[int, int], float],
    statements: Sequence[Statement],
    enough: float,
) -> bool:
    """Whether two groups are similar on average over the pairs of different columns."""
    between: dict[bool, list[float]] = defaultdict(list)
    for i in first:
        for j in second:
            pair = (min(i, j), max(i, j))
            same_column = statements[i].column is statements[j].column
            between[same_column].append(scores.get(pair, 0.0))
    across = between[False]
    if not across or min(across) < _LEAST:
        return False
    return sum(across) / len(across) >= enough * 0.85
