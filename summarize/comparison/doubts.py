"""Doubts: what another outlet may tell too, in words or figures that were not put together.

A likely partner, a figure of one kind, a denial or a lead: what has one of these is not called one
outlet's own. It goes to the reader as undecided.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from summarize.comparison.amounts import TELLING, amount_of, is_measure, unit_of
from summarize.comparison.counting import is_event_count
from summarize.comparison.negation import denies
from summarize.text.lexicon import lexicon
from summarize.text.numbers import cardinal_value, parse_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement

Kind: TypeAlias = tuple[object, ...]

_MAYBE = 0.07  # probability that another statement tells the same


class Doubts:
    """Which kinds of figures each outlet gives."""

    def __init__(
        self,
        statements: Sequence[Statement],
        figures: Sequence[Figure],
        likeliest: Mapping[Statement, float],
    ) -> None:
        self._likeliest = likeliest
        self._kinds: dict[int, set[Kind]] = {id(s): set(_numbers(s)) for s in statements}
        self._none = {id(f.statement) for f in figures if f.quantity.value == 0}
        for figure in figures:
            self._kinds[id(figure.statement)].update(_kinds(figure))
        tellers: dict[Kind, set[str]] = defaultdict(set)
        for statement in statements:
            for kind in self._kinds[id(statement)]:
                tellers[kind].add(statement.column.teller)
        self._shared = {kind for kind, outlets in tellers.items() if len(outlets) > 1}

    def about(self, statements: Sequence[Statement]) -> bool:
        """Whether another outlet may tell the same in words that do not meet.

        It may if a statement of it is likely enough to do so, if it gives a figure of the kind, if
        the statement says of something that it is not so, which somebody must have said, or if it
        opens the article, as what all tell does.
        """
        return any(
            self._likeliest.get(statement, 0.0) >= _MAYBE
            or denies(statement)
            or _rejects(statement)
            or id(statement) in self._none
            or _opens(statement)
            or not self._shared.isdisjoint(self._kinds[id(statement)])
            for statement in statements
        )


def _rejects(statement: Statement) -> bool:
    """Whether somebody says that something is not so: "There was no looting", the mayor said."""
    return bool(statement.negations) and statement.claim.attribution is not None


def _opens(statement: Statement) -> bool:
    """Whether it is of the lead of an article that is long enough to have one."""
    return statement.claim.position == "lead" and statement.column.has_lead


def _kinds(figure: Figure) -> Iterator[Kind]:
    """By what a figure may be another's: its toll, the things it counts, or the number itself.

    Of a toll, those whom a group names ("peacekeepers") are not people at large.
    """
    quantity, unit = figure.quantity, unit_of(figure.quantity)
    if is_event_count(quantity) or quantity.role == "attended":
        yield "role", quantity.role, bool(figure.group)
    if not is_measure(quantity) and unit != "people":
        yield "unit", unit
    value = None if (unit or "").isupper() else amount_of(quantity).value  # sums are of anything
    if value is not None and (value >= TELLING or quantity.role == "duration"):
        yield "value", unit, value


def _numbers(statement: Statement) -> Iterator[Kind]:
    """The numbers that stand before a noun, whether or not they were read as a count."""
    none = lexicon("grammar")["calendar"].words | lexicon("numbers")["multipliers"].words
    for token, following in pairwise(statement.tokens):
        value = cardinal_value(token.lower)
        if value is None and token.text[0].isdigit():
            value = parse_figure(token.text)
        counts = following.text[0].islower() and following.lower not in none
        if value is not None and value >= TELLING and counts:
            yield "number", value
