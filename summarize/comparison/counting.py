"""Whether two figures may count one thing by role, unit and group, and how far times lie apart."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from summarize.comparison.amounts import TELLING, is_measure, meet, size
from summarize.comparison.figures import concepts_in, natural_group
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import is_toll
from summarize.text.concepts import concept_of, concepts_of
from summarize.text.lexicon import lexicon
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement
    from summarize.text.types import Quantity, TimeMention

_ONE_SIZE = 1.5  # how many times the smaller of two counts of one thing the larger may be
_FRONTED = re.compile(
    r"(?:Across|Around|At|In|Near|Outside)\s[^,;:.]{0,60}(?:,(?! where)[^,;:.]{0,60})?$"
)


def _one_count(a: Figure, b: Figure) -> bool:
    """Whether "23 people" and "23 demonstrators" are one count: the same telling number.

    Of a toll the groups may both be stated: newsrooms call the same eleven men infiltrators,
    soldiers or conscripts. Below ten only words for people at large are one group.
    """
    if not same_role(a, b) or a.quantity.value is None or a.quantity.value != b.quantity.value:
        return False
    tolls = a.quantity.role == b.quantity.role and is_event_count(a.quantity)
    plain = _plain_groups()
    if a.quantity.value >= TELLING:
        return tolls or not (a.group and b.group) or bool(a.group & b.group)
    return tolls and a.group <= plain and b.group <= plain and bool(a.group and b.group)


@cache
def _plain_groups() -> frozenset[str]:
    return frozenset(concept_of(word) for word in lexicon("participants")["plain"].words)


def same_role(a: Figure, b: Figure) -> bool:
    """Whether the roles can be one; a figure whose role was not read may have any."""
    roles = {a.quantity.role, b.quantity.role}
    return len(roles) == 1 or "other" in roles


def are_near(a: Figure, b: Figure) -> bool:
    """Whether two counts can both be true and are of one size: "35 farms" and "up to 40"."""
    small, large = sorted((size(a.quantity), size(b.quantity)))
    return meet(a.quantity, b.quantity) and small >= TELLING and large <= small * _ONE_SIZE


def is_event_count(quantity: Quantity) -> bool:
    """Whether the role alone says what of the event is counted: a toll, the infected, jobs lost."""
    return is_toll(quantity) or quantity.role in {"infected", "dismissed"}


def same_group(a: Figure, b: Figure) -> bool:
    """Whether the groups stated can be the same; "people" and "peacekeepers" are not.

    A bare number ("at least four are dead") may be of the one group that the other article
    counts in this role.
    """
    first, second = a.group - _natural(b), b.group - _natural(a)
    if first == second or _one_count(a, b):
        return True
    if first and second:
        return first <= second or second <= first
    alone, grouped = (b, a) if first else (a, b)
    of_event = is_event_count(alone.quantity) or alone.quantity.role == "attended"
    return of_event and alone.bare and alone.lone_group and grouped.lone_group


def _natural(figure: Figure) -> frozenset[str]:
    return natural_group(figure.quantity.role) if figure.quantity.role != "other" else frozenset()


def others_did(a: Statement, b: Statement) -> bool:
    """Whether both clauses open with those they count, and these are not the same kind.

    As in "two officers" and "two pickets" who were hurt; "two people" may be of any kind.
    """
    first, second = _counted_first(a), _counted_first(b)
    return bool(first and second) and first.isdisjoint(second)


def _counted_first(statement: Statement) -> frozenset[str]:
    """The concepts of what a clause opens with a count of; none where it is people at large."""
    for quantity in statement.claim.quantities:
        if quantity.evidence.start == statement.start and not is_measure(quantity):
            concepts = concepts_in(quantity.group or quantity.unit or "")
            return frozenset() if concepts & _plain_groups() else concepts
    return frozenset()


def days_apart(a: TimeMention | None, b: TimeMention | None) -> int:
    """Days between two times; 0 where they meet or either is not known."""
    if a is None or b is None or not (a.earliest and a.latest and b.earliest and b.latest):
        return 0
    gap = max(
        date.fromisoformat(a.earliest) - date.fromisoformat(b.latest),
        date.fromisoformat(b.earliest) - date.fromisoformat(a.latest),
    )
    return max(0, gap.days)


def scope_names(figure: Figure) -> frozenset[str]:
    """The shared names that stand in the figure's scope."""
    if figure.quantity.scope is None:
        return frozenset()
    scope = figure.quantity.scope.lower()
    return frozenset(name for name in figure.statement.names if name.lower() in scope)


def states_place(figure: Figure) -> bool:
    """Whether the scope is a place: "in Maravec", "at the site fence", not "in the clashes"."""
    if scope_names(figure) or _fronted(figure):
        return True
    tokens = tokenize(figure.quantity.scope or "")
    return any(is_participant(concept) for concept, _ in concepts_of(tokens))


def _fronted(figure: Figure) -> bool:
    """Whether a place stands before the figure: "In a holding yard at Penlow 60 pigs died"."""
    statement = figure.statement
    before = statement.evidence.quote[: figure.quantity.evidence.start - statement.start]
    if not _FRONTED.match(before):
        return False
    column, end = statement.column, statement.start + len(before)
    return bool(column.entities.within(statement.start, end))


def states_whole(figure: Figure) -> bool:
    """Whether it is of a whole: "in the whole of the district", "the whole mission cost"."""
    scope = {token.lower for token in tokenize(figure.quantity.scope or "")}
    start = figure.quantity.evidence.start
    before = {token.lower for token in figure.statement.tokens if token.end <= start}
    wholes, areas = lexicon("sides")["wholes"].words, lexicon("sides")["whole_areas"].words
    return bool((scope | before) & wholes or scope & areas)


def scope_of(figure: Figure) -> str:
    """The words that say for where the figure holds, as far as they are known."""
    return figure.quantity.scope or figure.statement.evidence.quote.split(",")[0][:60]
