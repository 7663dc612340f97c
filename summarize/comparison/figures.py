"""Figures of one thing across articles: one group is one role, unit and group of people."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, groupby
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.halves import group_by_halves
from summarize.comparison.intervals import equal, midpoint, overlap
from summarize.comparison.similarity import is_participant, likeness
from summarize.comparison.statements import is_toll
from summarize.evidence import evidence_at
from summarize.text.concepts import concepts_of
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement
    from summarize.text.types import Quantity, TimeMention

# Who is counted by default: of these a bare number and "people" mean the same group.
_NATURAL_GROUPS = {
    "attended": frozenset({"protesters", "people", "crowd", "support", "resident"}),
    "dismissed": frozenset({"workers", "people", "job"}),
    "displaced": frozenset({"homes", "people", "refugees", "famili", "resident"}),
    "rescued": frozenset({"people", "resident"}),
    "affected": frozenset({"people", "homes", "passengers", "resident"}),
    "voted": frozenset({"vote", "people"}),
}
_CONTEXT = 0.22  # likeness that figures other than tolls need: "3 days" is of anything
_TELLING = 10  # from here on the same number of the same things is rarely chance
_ATTRIBUTIVE = re.compile(
    r"(?:-|\s)(?:euro|dollar|pound|crown|hour|day|week|month|year|mile|metre|meter)$"
)
_OF_MORE = re.compile(r"\s+of (?:them|those|these|whom|which)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:of|among) (?:them|those|these|whom|which),?\s*$", re.IGNORECASE)
_FAR = 45  # days between two dates that make them two events


Group: TypeAlias = "tuple[Figure, ...]"


@dataclass(frozen=True, eq=False)
class Figure:
    """A quantity where it is stated."""

    statement: Statement
    quantity: Quantity
    group: frozenset[str]  # concepts of the stated group; empty: people at large
    subset: bool = False  # "58 of them": part of a figure given just before
    parts: int = 1  # more: a sum that the article leaves to the reader

    @property
    def key(self) -> tuple[str | None, bool]:
        """What figures must share to be of one thing, roles and groups aside."""
        return self.quantity.unit, self.subset


def figures_of(statements: Iterable[Statement]) -> tuple[Figure, ...]:
    """Every figure that counts or measures something namable, in the order of the statements."""
    single = [
        Figure(statement, quantity, _group_concepts(quantity), _is_subset(statement, quantity))
        for statement in statements
        for quantity in statement.claim.quantities
        if statement.start <= quantity.evidence.start < statement.end
    ]
    return (*single, *_sums(single))


def _is_subset(statement: Statement, quantity: Quantity) -> bool:
    text, evidence = statement.column.article.text, quantity.evidence
    before = text[max(0, evidence.start - 20) : evidence.start]
    behind = _OF_MORE.match(text, evidence.end) or _OF_MORE.search(evidence.quote)
    return bool(behind or _AMONG.search(before))


def _sums(figures: Sequence[Figure]) -> Iterator[Figure]:
    """For the parts that one sentence lists ("30 men and 12 women were arrested"), their sum."""
    for _, listed in groupby(figures, key=lambda f: (f.statement.column.id, f.statement.claim.id)):
        parts = [f for f in listed if is_toll(f.quantity) and f.quantity.value and not f.parts > 1]
        apart = {(f.group, f.quantity.scope) for f in parts}
        if len(parts) < 2 or len(apart) < len(parts) or len({f.quantity.role for f in parts}) > 1:
            continue
        first, last = parts[0], parts[-1]
        total = sum(figure.quantity.value or 0 for figure in parts)
        evidence = evidence_at(
            first.statement.column.article,
            first.quantity.evidence.start,
            last.quantity.evidence.end,
        )
        quantity = replace(
            first.quantity,
            value=total,
            low=total,
            high=total,
            group=None,
            scope=None,
            evidence=evidence,
        )
        yield Figure(first.statement, quantity, frozenset(), parts=len(parts))


def _group_concepts(quantity: Quantity) -> frozenset[str]:
    concepts = {concept for concept, _ in concepts_of(tokenize(quantity.group or ""))}
    return frozenset(concepts - _NATURAL_GROUPS.get(quantity.role, frozenset({"people"})))


def group_figures(figures: Sequence[Figure], weights: Weights) -> tuple[Group, ...]:
    """Figures of one thing, across articles and within them, each figure in one group.

    Pairs of different columns that may count the same thing are joined from the likeliest down;
    a group holds one figure a column, or several where they are the same.
    """
    return group_by_halves(
        figures, lambda f: f.statement.column, lambda groups: _join(groups, weights)
    )


def _join(groups: Sequence[Group], weights: Weights) -> tuple[Group, ...]:
    """Join groups through the first figure of each."""
    heads = [group[0] for group in groups]
    group_of = list(range(len(groups)))
    members = {index: [index] for index in group_of}
    for _, i, j in sorted(_pairs(heads, weights)):
        first, second = group_of[i], group_of[j]
        if first != second and _may_join(heads, members[first], members[second]):
            for index in members[second]:
                group_of[index] = first
            members[first] += members.pop(second)
    return tuple(
        tuple(figure for index in sorted(indices) for figure in groups[index])
        for indices in members.values()
    )


def _pairs(figures: Sequence[Figure], weights: Weights) -> Iterator[tuple[float, int, int]]:
    """(negative score, i, j) of the figures that may count the same thing."""
    by_key: dict[tuple[str | None, bool], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_key[figure.key].append(index)
    for indices in by_key.values():
        for i, j in combinations(indices, 2):
            if (score := _score(figures[i], figures[j], weights)) is not None:
                yield -score, i, j


def _score(a: Figure, b: Figure, weights: Weights) -> float | None:
    """How likely two figures count the same thing; None where they cannot."""
    if not same_group(a, b) or _another_time(a, b) or _another_place(a, b):
        return None
    if _is_measure(a.quantity) and _another_subject(a, b):
        return None
    same_column = a.statement.column is b.statement.column
    if same_column and not equal(a.quantity, b.quantity):
        return None
    same = equal(a.quantity, b.quantity)
    if (a.parts > 1 or b.parts > 1) and not (same and a.parts != b.parts):
        return None
    context = likeness(a.statement, b.statement, weights)
    known = _is_known(a, b)
    if not (known or (_same_role(a, b) and context >= _CONTEXT)):
        return None
    agreement = 0.5 * same + 0.2 * overlap(a.quantity, b.quantity)
    salience = 0.2 * min(a.statement.claim.salience, b.statement.claim.salience)
    return context + agreement + salience


def _one_count(a: Figure, b: Figure) -> bool:
    """Whether "23 people" and "23 demonstrators" are one count: the same telling number."""
    return (
        _same_role(a, b)
        and not (a.group and b.group)
        and a.quantity.value == b.quantity.value
        and (a.quantity.value or 0) >= _TELLING
    )


def _same_role(a: Figure, b: Figure) -> bool:
    roles = {a.quantity.role, b.quantity.role}
    return len(roles) == 1 or "other" in roles


def _is_known(a: Figure, b: Figure) -> bool:
    """Whether what is counted says enough: tolls do, and the same number of the same things."""
    if is_toll(a.quantity) and a.quantity.role == b.quantity.role and not a.subset:
        return True
    if _is_measure(a.quantity):
        return _measured(a) is not None and _measured(a) == _measured(b)
    return a.quantity.value == b.quantity.value and (a.quantity.value or 0) >= _TELLING


def _measured(figure: Figure) -> str | None:
    """The concept of the noun that a measure stands before: "the 190 million euro *depot*"."""
    end = figure.quantity.evidence.end
    text = figure.statement.column.article.text
    if not _ATTRIBUTIVE.search(text, max(0, end - 20), end):
        return None
    following = [token for token in figure.statement.tokens if token.start >= end]
    return next((concept for concept, _ in concepts_of(following[:1])), None)


def _is_measure(quantity: Quantity) -> bool:
    """Money, shares, lengths and times: the same number of them is of anything."""
    unit = quantity.unit or ""
    money = (unit.isupper() and len(unit) == 3) or quantity.role in {"paid", "owed"}
    return money or not unit or quantity.role in {"duration", "distance", "share"}


def same_group(a: Figure, b: Figure) -> bool:
    """Whether the groups stated can be the same; "people" and "peacekeepers" are not."""
    if a.group == b.group or _one_count(a, b):
        return True
    return bool(a.group and b.group) and (a.group <= b.group or b.group <= a.group)


def _another_time(a: Figure, b: Figure) -> bool:
    """Whether the dates stated with the figures lie so far apart that the events differ."""
    first, second = a.statement.claim.time, b.statement.claim.time
    return days_apart(first, second) > _FAR


def days_apart(a: TimeMention | None, b: TimeMention | None) -> int:
    """Days between two times; 0 where they meet or either is not known."""
    if a is None or b is None or not (a.earliest and a.latest and b.earliest and b.latest):
        return 0
    gap = max(
        date.fromisoformat(a.earliest) - date.fromisoformat(b.latest),
        date.fromisoformat(b.earliest) - date.fromisoformat(a.latest),
    )
    return max(0, gap.days)


def _another_place(a: Figure, b: Figure) -> bool:
    """Whether both state a scope by name and the names have nothing in common."""
    first, second = scope_names(a), scope_names(b)
    return bool(first and second) and not first & second


def _another_subject(a: Figure, b: Figure) -> bool:
    """Whether the names straight before the figures differ: "Romney (17 percent)"."""
    first, second = _name_before(a), _name_before(b)
    return first is not None and second is not None and first != second


def _name_before(figure: Figure) -> str | None:
    """The last name in the clause before the figure, as the article folds it."""
    column, start = figure.statement.column, figure.statement.start
    named = column.entities.within(start, figure.quantity.evidence.start)
    return named[-1].name.split()[-1] if named else None


def scope_names(figure: Figure) -> frozenset[str]:
    """The shared names that stand in the figure's scope."""
    if figure.quantity.scope is None:
        return frozenset()
    scope = figure.quantity.scope.lower()
    return frozenset(name for name in figure.statement.names if name.lower() in scope)


def states_place(figure: Figure) -> bool:
    """Whether the scope is a place: "in Maravec", "at the site fence", not "in the clashes"."""
    if scope_names(figure):
        return True
    tokens = tokenize(figure.quantity.scope or "")
    return any(is_participant(concept) for concept, _ in concepts_of(tokens))


def _may_join(figures: Sequence[Figure], first: Iterable[int], second: Iterable[int]) -> bool:
    for i in first:
        for j in second:
            a, b = figures[i], figures[j]
            same_column = a.statement.column is b.statement.column
            if same_column and not equal(a.quantity, b.quantity):
                return False
            if not same_group(a, b) or _another_place(a, b) or _another_time(a, b):
                return False
    return True


def order(figure: Figure) -> tuple[float, str, int]:
    """A canonical order of figures: by size, then article, then place."""
    return midpoint(figure.quantity), figure.statement.column.id, figure.quantity.evidence.start
