"""Whether two figures count or measure one thing: role, unit, group, time, place and subject."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from summarize.comparison.amounts import meet, same, size
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

_TELLING = 10  # from here on the same number of the same things is rarely chance
_CONTEXT = 0.22  # likeness that figures other than tolls need: "3 days" is of anything
_NEVER = 1.01  # more than any likeness
_ALIKE = 0.40  # of two measures that differ, and have but one word in common
_ONE_SIZE = 1.5  # how many times the smaller of two counts of one thing the larger may be
_ANOTHER_SIZE = 5  # times that two accounts of one thing may differ; tolls may by more
_FURTHER = frozenset({"another", "additional", "further"})
_UNEVEN = 0.10  # of the same uneven number, and of the only two figures for one kind of thing
_ATTRIBUTIVE = re.compile(
    r"(?:-|\s)(?:euro|dollar|pound|crown|hour|day|week|month|year|mile|metre|meter)$"
)
_FRONTED = re.compile(r"(?:At|In|Near|Outside)\s[^,;:.]{0,60}$")
_FAR = 45  # days between two dates that make them two events


def _one_count(a: Figure, b: Figure) -> bool:
    """Whether "23 people" and "23 demonstrators" are one count: the same telling number.

    Of a toll the groups may both be stated: newsrooms call the same eleven men infiltrators,
    soldiers or conscripts. Below ten only words for people at large are one group.
    """
    if not same_role(a, b) or a.quantity.value is None or a.quantity.value != b.quantity.value:
        return False
    tolls = a.quantity.role == b.quantity.role and is_event_count(a.quantity)
    plain = _plain_groups()
    if a.quantity.value >= _TELLING:
        return tolls or not (a.group and b.group) or bool(a.group & b.group)
    return tolls and a.group <= plain and b.group <= plain and bool(a.group and b.group)


@cache
def _plain_groups() -> frozenset[str]:
    return frozenset(concept_of(word) for word in lexicon("participants")["plain"].words)


def same_role(a: Figure, b: Figure) -> bool:
    """Whether the roles can be one; a figure whose role was not read may have any."""
    roles = {a.quantity.role, b.quantity.role}
    return len(roles) == 1 or "other" in roles


def is_known(a: Figure, b: Figure) -> bool:
    """Whether what is counted says enough: tolls do, and the same number of the same things."""
    if is_event_count(a.quantity) and a.quantity.role == b.quantity.role and not a.subset:
        return True
    if is_measure(a.quantity):
        return _measured(a) is not None and _measured(a) == _measured(b)
    one = a.quantity.value == b.quantity.value and (a.quantity.value or 0) >= _TELLING
    return one and a.quantity.role == b.quantity.role


def needed_context(a: Figure, b: Figure) -> float:
    """The likeness that two figures need which do not say by themselves that they are one.

    Less where both give the same uneven number ("87 per cent" is seldom chance, "40" is), or
    each is the only one of its article that counts just these things.
    """
    if same(a.quantity, b.quantity) and is_uneven(a.quantity) and _common(a, b):
        return _UNEVEN
    if is_measure(a.quantity) and _one_subject(a, b):
        return _UNEVEN
    if is_measure(a.quantity) and not meet(a.quantity, b.quantity) and not hold_together(a, b):
        return _ALIKE if a.quantity.unit == b.quantity.unit else _NEVER
    if is_measure(a.quantity) or a.quantity.role != b.quantity.role or not (a.sole and b.sole):
        return _CONTEXT
    if not a.group and a.quantity.unit == "people":
        return _CONTEXT
    return 0.0 if are_near(a, b) else _UNEVEN


def are_near(a: Figure, b: Figure) -> bool:
    """Whether two counts can both be true and are of one size: "35 farms" and "up to 40"."""
    small, large = sorted((size(a.quantity), size(b.quantity)))
    return meet(a.quantity, b.quantity) and small >= _TELLING and large <= small * _ONE_SIZE


def may_be_one(a: Figure, b: Figure) -> bool:
    """Whether nothing that is stated with two figures says that they are of two things."""
    if not same_group(a, b) or another_time(a, b) or another_place(a, b):
        return False
    if not same(a.quantity, b.quantity) and (_is_further(a) or _is_further(b)):
        return False
    if _is_of_another_size(a, b):
        return False
    return not (is_measure(a.quantity) and another_subject(a, b))


def _is_of_another_size(a: Figure, b: Figure) -> bool:
    """Whether a sum or a count is many times the other: a wage bill and a salary."""
    if a.quantity.value == b.quantity.value and a.quantity.unit == b.quantity.unit:
        return False
    small, large = sorted((size(a.quantity), size(b.quantity)))
    counted = is_event_count(a.quantity) or is_event_count(b.quantity)
    return not counted and not meet(a.quantity, b.quantity) and large > small * _ANOTHER_SIZE


def _is_further(figure: Figure) -> bool:
    """Whether the figure comes on top of one told before: "a further 412 houses"."""
    words = (figure.quantity.approximator or "").split()
    return not is_event_count(figure.quantity) and bool(_FURTHER & set(words))


def hold_together(a: Figure, b: Figure) -> bool:
    """Whether the statements share more than one term, but for who takes part and the number."""
    return len(_common(a, b)) > 1


def _common(a: Figure, b: Figure) -> list[str]:
    common = a.statement.terms & b.statement.terms
    return [term for term in common if term[0] != "=" and not is_participant(term)]


def _one_subject(a: Figure, b: Figure) -> bool:
    """Whether one name stands straight before both figures."""
    first = _name_before(a)
    return first is not None and first == _name_before(b)


def is_uneven(quantity: Quantity) -> bool:
    """Whether a number has two digits that count: 87, 3.5 and 620, not 40, 9 or 2,000."""
    digits = f"{quantity.value or 0:.6f}".replace(".", "").strip("0")
    return len(digits) > 1


def is_event_count(quantity: Quantity) -> bool:
    """Whether the role alone says what of the event is counted: a toll, the infected, jobs lost."""
    return is_toll(quantity) or quantity.role in {"infected", "dismissed"}


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
    return is_event_count(alone.quantity) and alone.bare and alone.lone_group and grouped.lone_group


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
    """Whether the names straight before the figures differ: "Romney (17 percent)".

    So do shares of which one alone is said to be "among" some.
    """
    first, second = _name_before(a), _name_before(b)
    if first is not None and second is not None and first != second:
        return True
    return a.quantity.role == b.quantity.role == "share" and _is_among(a) != _is_among(b)


def _is_among(figure: Figure) -> bool:
    return bool(re.search(r"\bamong\b", figure.statement.claim.text, re.IGNORECASE))


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
    words = {token.lower for token in tokenize(figure.quantity.scope or "")}
    before = figure.quantity.evidence.start
    words |= {token.lower for token in figure.statement.tokens if token.end <= before}
    return bool(words & lexicon("sides")["wholes"].words)


def scope_of(figure: Figure) -> str:
    """The words that say for where the figure holds, as far as they are known."""
    return figure.quantity.scope or figure.statement.evidence.quote.split(",")[0][:60]
