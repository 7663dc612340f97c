"""The relation of two statements of one fact: the rules of the design, first that fits.

Rule 1 (role, unit, stated group or scope differ: no pair) is what `figures` groups by; a pair
that comes here is about one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.comparison.amounts import meet, same, size
from summarize.comparison.contradiction import difference_between
from summarize.comparison.counting import scope_of, states_place, states_whole
from summarize.comparison.intervals import bound_kind
from summarize.comparison.negation import denier, denies
from summarize.comparison.parts import adds_up
from summarize.comparison.reference import called_new, day_of, hour_of, state_day
from summarize.comparison.voices import named_source, same_source
from summarize.comparison.wording import in_a_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement
    from summarize.comparison.types import PairRelation

_FALLING = frozenset({"missing"})  # counts that fall as people are found; others rise


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other, and the sentence that says why."""

    relation: PairRelation
    reason: str


def relate_figures(a: Figure, b: Figure) -> Verdict:
    """The relation of two figures for one thing (rules 2 and 4 to 8)."""
    rules: tuple[Callable[[Figure, Figure], Verdict | None], ...] = (
        _denied_figure,
        _added_up,
        _compatible,
        _updated,
        _unresolved,
    )
    for rule in rules:
        if (verdict := rule(a, b)) is not None:
            return verdict
    return _contradiction(
        a.statement, b.statement, f"{_figure(a)} and {_figure(b)} exclude each other"
    )


def relate_statements(a: Statement, b: Statement) -> Verdict:
    """The relation of two statements without figures of their own (rules 2 and 6 to 8)."""
    if (who := denier(a, b)) is not None:
        return Verdict("disputed", _denial(who))
    difference = difference_between(a, b)
    if difference is None:
        return relate_agreeing(a, b)
    return _contradiction(a, b, difference)


def relate_agreeing(a: Statement, b: Statement) -> Verdict:
    """Two claims that tell the same: by what they share, or by the word of who read them."""
    if a.names & b.names or a.concepts.keys() & b.concepts.keys():
        return Verdict("shared", _common_ground(a, b))
    told = f"{a.column.teller} and {b.column.teller} tell the same in other words"
    return Verdict("shared", f"{told}: “{a.claim.text}” and “{b.claim.text}”.")


def relate_contradicting(a: Statement, b: Statement) -> Verdict:
    """Two claims that somebody who read them finds to exclude each other (rules 2, 7 and 8).

    The words that do so are named where code sees them too.
    """
    if denies(a) != denies(b):
        return Verdict("disputed", _denial(a if denies(a) else b))
    seen = difference_between(a, b)
    return _contradiction(
        a, b, seen or f"“{a.claim.text}” and “{b.claim.text}” are read as excluding each other"
    )


def _denied_figure(a: Figure, b: Figure) -> Verdict | None:
    if _is_denied(a) == _is_denied(b):
        return None
    return Verdict("disputed", _denial((a if _is_denied(a) else b).statement))


def _is_denied(figure: Figure) -> bool:
    """Whether the figure stands behind the verb of denial, not just in one sentence with it."""
    attribution = figure.statement.claim.attribution
    behind = attribution is not None and attribution.evidence.end <= figure.quantity.evidence.start
    return behind and denies(figure.statement)


def _added_up(a: Figure, b: Figure) -> Verdict | None:
    """A total that equals the sum of the other's parts."""
    if a.parts != b.parts and a.quantity.value == b.quantity.value:
        parts, total = (a, b) if a.parts > 1 else (b, a)
        return Verdict("shared", f"The parts of {_figure(parts)} add up to {_figure(total)}.")
    for part, total in ((a, b), (b, a)):
        if a.parts == b.parts == 1 and adds_up(part, total):
            told = f"{_figure(part)} and the numbers beside it"
            return Verdict("shared", f"{told} add up to {_figure(total)}.")
    return None


def _compatible(a: Figure, b: Figure) -> Verdict | None:
    if not meet(a.quantity, b.quantity):
        return None
    if same(a.quantity, b.quantity):
        return Verdict("shared", f"Both give the same figure: {_figure(a)} and {_figure(b)}.")
    bounded = [figure for figure in (a, b) if bound_kind(figure.quantity)]
    if not bounded:
        why = f"{_figure(a)} and {_figure(b)} can both be true: the ranges meet"
    elif len(bounded) == 1:
        other = b if bounded[0] is a else a
        why = f"{_bounded(bounded[0])}, so {_figure(other)} can be true as well"
    else:
        why = f"{_bounded(a)}, and {_bounded(b)}: both can be true"
    return Verdict("shared", f"{why}.{_scope_note(a, b)}")


def _bounded(figure: Figure) -> str:
    way = "above" if figure.quantity.high is None else "below"
    return f"{_figure(figure)} is {bound_kind(figure.quantity)} and rules out nothing {way} it"


def _scope_note(a: Figure, b: Figure) -> str:
    """What is assumed where one article states a scope and the other does not."""
    scoped = [figure for figure in (a, b) if figure.quantity.scope]
    if len(scoped) == 1:
        return (
            f" Only {scoped[0].statement.column.teller} says what its figure covers"
            f" (“{scoped[0].quantity.scope}”), so the scope may differ."
        )
    return "" if scoped else " Neither says what its figure covers, so the scope may differ."


def _updated(a: Figure, b: Figure) -> Verdict | None:
    """A later figure that rose, or one that is called revised.

    The day of publication stands for the day of a count that goes on: a toll rises overnight, a
    price does not, and needs a day of its own.
    """
    first, second = day_of(a), day_of(b)
    if first and second and first == second and hour_of(a) and hour_of(b):
        first, second = f"{first} {hour_of(a)}", f"{second} {hour_of(b)}"
    if first and second and first != second:
        early, late = (a, b) if first < second else (b, a)
        rose = size(late.quantity) > size(early.quantity)
        if rose != (late.quantity.role in _FALLING):
            days = f"{max(first, second)} after {min(first, second)}"
            way = "higher" if rose else "lower"
            return Verdict(
                "update", f"{_figure(late)} is later than {_figure(early)} ({days}) and {way}."
            )
    for revised, other in ((a, b), (b, a)):
        word = called_new(revised)
        earlier = (day_of(revised) or "") < (day_of(other) or "")
        if word and not called_new(other) and not earlier:
            return Verdict(
                "update", f"{_figure(revised)} is told as new (“{word}”), over {_figure(other)}."
            )
    return None


def _unresolved(a: Figure, b: Figure) -> Verdict | None:
    """Disjoint, and what only one of the two states could explain it.

    A smaller figure for a place or a day, a larger one for the whole of something.
    """
    for stated, silent in ((a, b), (b, a)):
        smaller = size(stated.quantity) < size(silent.quantity)
        wider = not smaller and states_whole(stated)
        if (wider or (smaller and states_place(stated))) and not (
            silent.quantity.scope or states_place(silent)
        ):
            what = f"what its figure covers (“{scope_of(stated)}”)"
            return Verdict("unresolved", _missing(stated, silent, what))
        day = state_day(stated)
        if day and not (state_day(silent) or silent.quantity.as_of):
            return Verdict("unresolved", _missing(stated, silent, f"of when its figure is ({day})"))
    return None


def _missing(stated: Figure, silent: Figure, what: str) -> str:
    return (
        f"{_figure(stated)} and {_figure(silent)} do not meet, but"
        f" {stated.statement.column.teller} alone says {what}, which may explain the difference."
    )


def _contradiction(a: Statement, b: Statement, difference: str) -> Verdict:
    """Rules 7 and 8: disputed between sources, a conflict where nobody else can be named."""
    first, second = named_source(a), named_source(b)
    if first is not None and second is not None and not same_source(first, second):
        return Verdict("disputed", f"{difference}; one is {first}'s word, the other {second}'s.")
    if (first is None) != (second is None):
        source, own = (first, b) if first is not None else (second, a)
        return Verdict(
            "disputed",
            f"{difference}; one is {source}'s word, the other {own.column.teller}'s own.",
        )
    who = f"both are {first}'s word" if first else "both stand in the outlets' own voice"
    return Verdict("conflict", f"{difference}; {who}.")


def _denial(statement: Statement) -> str:
    attribution = statement.claim.attribution
    verb = attribution.verb if attribution else "denied"
    source = attribution.source if attribution and attribution.source else "a source"
    return f"In {statement.column.teller} it is denied: {source} (“{verb}”)."


def _common_ground(a: Statement, b: Statement) -> str:
    """The words and names that stand for the same thing in both."""
    common = sorted(a.concepts.keys() & b.concepts.keys(), key=lambda c: (a.concepts[c].start, c))
    pairs = [
        f"“{a.concepts[c].text}”"
        if a.concepts[c].lower == b.concepts[c].lower
        else f"“{a.concepts[c].text}” and “{b.concepts[c].text}”"
        for c in common
    ]
    names = in_a_row(sorted(a.names & b.names))
    named = f"both name {names}" if names else ""
    matched = f"these match: {'; '.join(pairs)}" if pairs else ""
    grounds = "; ".join(filter(None, (named, matched)))
    return f"{a.column.teller} and {b.column.teller} tell the same: {grounds}."


def _figure(figure: Figure) -> str:
    return f"{figure.statement.column.teller}'s “{figure.quantity.evidence.quote}”"
