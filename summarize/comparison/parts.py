"""Parts: lists of figures that one sentence leaves to its reader to add up."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from summarize.comparison.amounts import is_measure
from summarize.comparison.statements import is_toll, remembered
from summarize.evidence import evidence_at
from summarize.text.lexicon import lexicon, words_of
from summarize.text.numbers import cardinal_value, parse_figure
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement
    from summarize.text.tokens import Token
    from summarize.text.types import Quantity

_NEAR = 16  # code points behind a figure in which its adverb stands
_BETWEEN = 14  # tokens between a figure and the part that leaves out what is counted
_PREPOSITIONS = frozenset({"at", "for", "from", "in", "near", "on", "to"})


class _Gapped(NamedTuple):
    """A number that leaves out what it counts: the "five" of "nine homes in A and five in B"."""

    value: float
    end: int  # offset behind it


def sums(figures: Sequence[Figure]) -> Iterator[Figure]:
    """For the parts that one sentence lists ("30 men and 12 women were arrested"), their sum."""
    for _, listed in groupby(figures, key=lambda f: (f.statement.column.id, f.statement.claim.id)):
        claim = list(listed)
        yield from _of_tolls(
            [f for f in claim if is_toll(f.quantity) and f.quantity.value and not f.subset]
        )
        for figure in claim:
            if (gapped := _gapped(figure)) is not None and figure.quantity.value is not None:
                yield _sum(figure, figure.quantity.value + gapped.value, gapped.end, parts=2)


def _of_tolls(parts: Sequence[Figure]) -> Iterator[Figure]:
    apart = {(f.group, f.quantity.scope, _manner(f)) for f in parts}
    if len(parts) < 2 or len(apart) < len(parts) or len({f.quantity.role for f in parts}) > 1:
        return
    total = sum(figure.quantity.value or 0 for figure in parts)
    yield _sum(parts[0], total, parts[-1].quantity.evidence.end, parts=len(parts), of_all=True)


def _manner(figure: Figure) -> str | None:
    """The adverb that tells parts apart: "35 were slightly and 12 seriously hurt"."""
    end = figure.quantity.evidence.end
    following = [t for t in figure.statement.tokens if t.end > figure.quantity.evidence.start]
    words = [t.lower for t in following if t.start < end + _NEAR]
    return next((word for word in words if word in words_of("progress", "manners")), None)


def _sum(first: Figure, total: float, end: int, *, parts: int, of_all: bool = False) -> Figure:
    article, quantity = first.statement.column.article, first.quantity
    summed: Quantity = replace(
        quantity,
        value=total,
        low=total,
        high=total,
        group=None if of_all else quantity.group,
        scope=None,
        evidence=evidence_at(article, quantity.evidence.start, end),
    )
    group: frozenset[str] = frozenset() if of_all else first.group
    return replace(first, quantity=summed, group=group, parts=parts)


def _gapped(figure: Figure) -> _Gapped | None:
    """The part behind "and" with the preposition that follows the figure, and no noun."""
    tokens = [t for t in figure.statement.tokens if t.start >= figure.quantity.evidence.end]
    if is_toll(figure.quantity) or not tokens or tokens[0].lower not in _PREPOSITIONS:
        return None
    for at, token in enumerate(tokens[:_BETWEEN]):
        if token.text in {",", ";", ":", "."}:
            return None
        if token.lower == "and" and (found := _number(tokens, at + 1)) is not None:
            value, behind = found
            same = tokens[behind : behind + 1] and tokens[behind].lower == tokens[0].lower
            return _Gapped(value, tokens[behind - 1].end) if same else None
    return None


def adds_up(part: Figure, total: Figure) -> bool:
    """Whether `part` and numbers beside it in its claim come to `total` exactly.

    "380 meals went to Ashgrove, 290 to St Brannoc's and 230 to Millrace" is 900 in all.
    """
    wanted, own = total.quantity.value, part.quantity.value
    if wanted is None or own is None or wanted <= own or is_measure(part.quantity):
        return False
    roles = {
        q.role
        for q in part.statement.claim.quantities
        if q.role not in {"other", part.quantity.role}
    }
    if roles:
        return False
    numbers = _numbers_of(part.statement)
    for first in range(len(numbers)):
        total_so_far, has_own = 0.0, False
        for number in numbers[first:]:
            total_so_far += number
            has_own = has_own or number == own
            if total_so_far >= wanted:
                break
        if total_so_far == wanted and has_own:
            return True
    return False


@remembered
def _numbers_of(statement: Statement) -> list[float]:
    """The numbers that a statement's claim may list, in order: exact, no dates, sums or times.

    Nor a part of the figure before it: "about 40 people were injured, 12 seriously".
    """
    claim = statement.claim
    passed = [q.evidence for q in claim.quantities if is_measure(q) or q.low != q.high]
    manners = words_of("progress", "manners")
    found: list[float] = []
    for evidence in claim.evidence:
        dates = statement.column.dates_within(evidence.start, evidence.end)
        taken = [(d.start, d.end) for d in dates] + [(m.start, m.end) for m in passed]
        tokens, at = tokenize(evidence.quote), 0
        while at < len(tokens):
            number = _number(tokens, at)
            start = evidence.start + tokens[at].start
            behind = tokens[number[1]].lower if number and number[1] < len(tokens) else ""
            if number and behind not in manners and not any(s <= start < e for s, e in taken):
                found.append(number[0])
            at = number[1] if number else at + 1
    return found


def _number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """(value, the place behind it) of the number at `at`: "18 million", "five"."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    value = cardinal_value(word)
    if value is None and word[0].isdigit():
        value = parse_figure(word)
    if value is None:
        return None
    multipliers = {word: float(n or 1) for word, n in lexicon("numbers")["multipliers"].entries}
    if at + 1 < len(tokens) and (times := multipliers.get(tokens[at + 1].lower)):
        return value * times, at + 2
    return value, at + 1
