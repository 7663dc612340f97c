"""Whether two figures count or measure one thing: role, unit, group, time, place and subject."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import is_toll
from summarize.text.concepts import concepts_of
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from summarize.comparison.figures import Figure
    from summarize.text.types import Quantity, TimeMention

_TELLING = 10  # from here on the same number of the same things is rarely chance
_ATTRIBUTIVE = re.compile(
    r"(?:-|\s)(?:euro|dollar|pound|crown|hour|day|week|month|year|mile|metre|meter)$"
)
_FAR = 45  # days between two dates that make them two events


def _one_count(a: Figure, b: Figure) -> bool:
    """Whether "23 people" and "23 demonstrators" are one count: the same telling number."""
    return (
        same_role(a, b)
        and not (a.group and b.group)
        and a.quantity.value == b.quantity.value
        and (a.quantity.value or 0) >= _TELLING
    )


def same_role(a: Figure, b: Figure) -> bool:
    """Whether the roles can be one; a figure whose role was not read may have any."""
    roles = {a.quantity.role, b.quantity.role}
    return len(roles) == 1 or "other" in roles


def is_known(a: Figure, b: Figure) -> bool:
    """Whether what is counted says enough: tolls do, and the same number of the same things."""
    if is_toll(a.quantity) and a.quantity.role == b.quantity.role and not a.subset:
        return True
    if is_measure(a.quantity):
        return _measured(a) is not None and _measured(a) == _measured(b)
    same = a.quantity.value == b.quantity.value and (a.quantity.value or 0) >= _TELLING
    return same and same_role(a, b)


def _measured(figure: Figure) -> str | None:
    """The concept of the noun that a measure stands before: "the 190 million euro *depot*"."""
    end = figure.quantity.evidence.end
    text = figure.statement.column.article.text
    if not _ATTRIBUTIVE.search(text, max(0, end - 20), end):
        return None
    following = [token for token in figure.statement.tokens if token.start >= end]
    return next((concept for concept, _ in concepts_of(following[:1])), None)


def is_measure(quantity: Quantity) -> bool:
    """Money, shares, lengths and times: the same number of them is of anything."""
    unit = quantity.unit or ""
    money = (unit.isupper() and len(unit) == 3) or quantity.role in {"paid", "owed"}
    return money or not unit or quantity.role in {"duration", "distance", "share"}


def same_group(a: Figure, b: Figure) -> bool:
    """Whether the groups stated can be the same; "people" and "peacekeepers" are not."""
    if a.group == b.group or _one_count(a, b):
        return True
    return bool(a.group and b.group) and (a.group <= b.group or b.group <= a.group)


def another_time(a: Figure, b: Figure) -> bool:
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


def another_place(a: Figure, b: Figure) -> bool:
    """Whether both state a scope by name and the names have nothing in common."""
    first, second = scope_names(a), scope_names(b)
    return bool(first and second) and not first & second


def another_subject(a: Figure, b: Figure) -> bool:
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
