"""Figures: the quantities of all claims where they stand, and the sums their lists come to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.comparison.amounts import size, unit_of
from summarize.comparison.parts import sums
from summarize.text.concepts import concepts_of
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.comparison.statements import Statement
    from summarize.text.types import Quantity

# Who is counted by default: of these a bare number and "people" mean the same group.
_NATURAL_GROUPS = {
    "attended": frozenset({"protesters", "people", "crowd", "support", "resident"}),
    "dismissed": frozenset({"workers", "people", "job"}),
    "displaced": frozenset({"homes", "people", "refugees", "famili", "resident"}),
    "rescued": frozenset({"people", "resident"}),
    "affected": frozenset({"people", "homes", "passengers", "resident"}),
    "voted": frozenset({"vote", "people"}),
}
_OF_MORE = re.compile(
    r"\s+of (?:them|those|these|whom|which"
    r"|(?:the|its|their|his|her) (?:\d|dead\b|injured\b|wounded\b))",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:of|among) (?:them|those|these|whom|which),?\s*$", re.IGNORECASE)


_ANYBODY = frozenset({"people", "persons", "lives", "victims"})


@dataclass(frozen=True, eq=False)
class Figure:
    """A quantity where it is stated."""

    statement: Statement
    quantity: Quantity
    group: frozenset[str]  # concepts of the stated group; empty: people at large
    subset: bool = False  # "58 of them", of no group that is named: part of a figure given before
    parts: int = 1  # more: a sum that the article leaves to the reader
    sole: bool = False  # the only figure of its article in this role, unit and group
    lone_group: bool = False  # no other group of its article has a figure in this role

    @cached_property
    def bare(self) -> bool:
        """Whether its words name nobody who is counted: "at least four are dead"."""
        words = {token.lower for token in tokenize(self.quantity.evidence.quote)}
        return self.quantity.group is None and words.isdisjoint(_ANYBODY)

    @cached_property
    def key(self) -> tuple[str | None, bool]:
        """Unit, and whether it is part of a figure before: by these an article gives one twice."""
        return unit_of(self.quantity), self.subset


def figures_of(statements: Iterable[Statement]) -> tuple[Figure, ...]:
    """Every figure that counts or measures something namable, in the order of the statements."""
    single = [
        _figure(statement, quantity)
        for statement in statements
        for quantity in statement.claim.quantities
        if statement.start <= quantity.evidence.start < statement.end
    ]
    single = list(_with_rivals(single))
    return (*single, *sums(single))


def _figure(statement: Statement, quantity: Quantity) -> Figure:
    group = _group_concepts(quantity)
    return Figure(statement, quantity, group, not group and _is_subset(statement, quantity))


def _with_rivals(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each told whether its article has others that could be meant."""
    counts = Counter(_kind(figure) for figure in figures)
    groups: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for figure in figures:
        groups[figure.statement.column.id, figure.quantity.role].add(figure.group)
    for figure in figures:
        rivals = groups[figure.statement.column.id, figure.quantity.role]
        yield replace(figure, sole=counts[_kind(figure)] == 1, lone_group=len(rivals) == 1)


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.statement.column.id, figure.quantity.role, *figure.key, figure.group


def _is_subset(statement: Statement, quantity: Quantity) -> bool:
    text, evidence = statement.column.article.text, quantity.evidence
    before = text[max(0, evidence.start - 20) : evidence.start]
    behind = _OF_MORE.match(text, evidence.end) or _OF_MORE.search(evidence.quote)
    return bool(behind or _AMONG.search(before))


def _group_concepts(quantity: Quantity) -> frozenset[str]:
    return concepts_in(quantity.group or "") - natural_group(quantity.role)


def concepts_in(noun: str) -> frozenset[str]:
    """The concepts of the words that name what is counted: "police officers"."""
    return frozenset(concept for concept, _ in concepts_of(tokenize(noun)))


def natural_group(role: str) -> frozenset[str]:
    """The concepts of those who are counted in a role where the text names no group."""
    return _NATURAL_GROUPS.get(role, frozenset({"people"}))


def order(figure: Figure) -> tuple[float, str, int]:
    """A canonical order of figures: by size, then article, then place."""
    return size(figure.quantity), figure.statement.column.id, figure.quantity.evidence.start
