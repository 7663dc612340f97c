"""Quantities of a sentence: every count, sum and measure as an interval with role and evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.evidence import Evidence
from summarize.text.counted import counted_by
from summarize.text.inheritance import shared_roles
from summarize.text.intervals import Approximation, approximation, interval
from summarize.text.lexicon import words_of
from summarize.text.modality import modality
from summarize.text.not_counts import counts_nothing
from summarize.text.numbers import read_numerals
from summarize.text.ranges import joined_ranges
from summarize.text.role_cues import closed_class, find_cues
from summarize.text.roles import Clause, Decision, Mention, decide
from summarize.text.scopes import scope_after
from summarize.text.standing import (
    DEFINITE,
    TOLL_ROLES,
    VICTIM_ROLES,
    sensible,
    stands,
    unit_and_group,
)
from summarize.text.types import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.articles.types import Article
    from summarize.text.numbers import Numeral
    from summarize.text.reading import ReadSentence
    from summarize.text.role_cues import Cues
    from summarize.text.types import DatedSpan

_DISEASES = closed_class("diseases")
_POINT_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])")
_COMMA_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)")
_PLACING = frozenset({"at", "from", "in", "into", "near", "on", "to"})  # say where on their own
_HOLDING = re.compile(
    r"(?:\bas (?:of|at)|\bby)"
    r"(?:\s(?:early|late|mid|noon|midday|midnight|the (?:end|morning|afternoon|evening|night)"
    r"|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?))?(?:\s(?:of|on))?\s$",
    re.IGNORECASE,
)
_INFINITIVE = 3  # words before a figure in which "to deliver" opens


class _Found(NamedTuple):
    mention: Mention
    about: Approximation
    decision: Decision


def find_quantities(
    sentence: ReadSentence, article: Article, dates: tuple[DatedSpan, ...] = ()
) -> tuple[Quantity, ...]:
    """The quantities of `sentence`, in the order of the text.

    `dates` are the sentence's time expressions in order (`find_dates`): no number inside one
    counts anything, and "as of Wednesday" gives a toll its `as_of`. A figure such as "1.200"
    is thousands only where the article elsewhere groups by points ("1.200.000") and nowhere by
    commas; otherwise it is a decimal.
    """
    words = [token.lower for token in sentence.tokens]
    dated = _dated(sentence, dates)
    cues = {at: cue for at, cue in find_cues(words).items() if at not in dated}
    numerals = tuple(
        read_numerals(
            sentence,
            words,
            points_group=_groups_by_points(article.text),
            articles=any(VICTIM_ROLES & set(cue.kinds.values()) for cue in cues.values()),
        )
    )
    if not numerals:
        return ()
    counted = list(_mentions(sentence, words, numerals, cues, dated))
    mentions = [mention for mention, _ in counted]
    clause = Clause(
        tokens=sentence.tokens,
        words=words,
        cues=cues,
        cue_ends={cue.last: cue for cue in cues.values()},
        starts=frozenset(mention.first for mention in mentions),
        dated=dated,
        ill=not _DISEASES.isdisjoint(words),
    )
    decisions = shared_roles(clause, mentions, [decide(clause, mention) for mention in mentions])
    found = [
        _Found(mention, about, sensible(clause, mention, decision))
        for (mention, about), decision in zip(counted, decisions, strict=True)
    ]
    standing = [one for one in found if stands(clause, one.mention, one.decision)]
    return _with_shared_scopes(sentence, clause, standing, _as_of(sentence, dates))


@lru_cache(maxsize=8)
def _groups_by_points(text: str) -> bool:
    return bool(_POINT_GROUPS.search(text)) and not _COMMA_GROUPS.search(text)


def _dated(sentence: ReadSentence, dates: tuple[DatedSpan, ...]) -> frozenset[int]:
    """The indexes of the tokens that lie in time expressions."""
    dated, at = set(), 0
    for index, token in enumerate(sentence.tokens) if dates else ():
        while at < len(dates) and dates[at].end <= token.start:
            at += 1
        if at < len(dates) and dates[at].start <= token.start:
            dated.add(index)
    return frozenset(dated)


def _mentions(
    sentence: ReadSentence,
    words: list[str],
    numerals: tuple[Numeral, ...],
    cues: Cues,
    dated: frozenset[int],
) -> Iterator[tuple[Mention, Approximation]]:
    whole_of, end = -1, 0
    for numeral in joined_ranges(words, numerals, dated):
        if numeral.first < end or (numeral.first == whole_of and words[whole_of - 1] in DEFINITE):
            continue  # "three of the four suspects": the four are no count of their own
        whole_of = numeral.last + 2 if words[numeral.last : numeral.last + 1] == ["of"] else -1
        counted = counted_by(sentence.tokens, words, numeral, cues, dated)
        if not counts_nothing(sentence.tokens, words, numeral, counted):
            about, end = approximation(words, numeral, counted), counted.last
            yield Mention(numeral, counted, about.first, max(counted.last, about.last)), about


def _with_shared_scopes(
    sentence: ReadSentence, clause: Clause, standing: list[_Found], as_of: str | None
) -> tuple[Quantity, ...]:
    """The quantities; "12 killed and 40 wounded in Gaza" is said of both.

    "12 were taken to hospital and 40 treated at home" says a place of each.
    """
    quantities: list[Quantity] = []
    spans = [_evidence_span(standing, index) for index in range(len(standing))]
    for index in range(len(standing) - 1, -1, -1):
        quantity = _quantity(sentence, clause, standing[index], spans[index], as_of)
        if quantities and quantity.scope is None:
            between = clause.words[spans[index][1] : spans[index + 1][0]][:2]
            own = clause.words[standing[index][0].last : spans[index][1]]
            if between == ["and"] and _PLACING.isdisjoint(own):
                quantity = replace(quantity, scope=quantities[-1].scope)
        quantities.append(quantity)
    return tuple(reversed(quantities))


def _quantity(
    sentence: ReadSentence,
    clause: Clause,
    found: _Found,
    span: tuple[int, int],
    as_of: str | None,
) -> Quantity:
    mention, about, decision = found
    bounds = interval(mention.numeral, about.bound)
    unit, group = unit_and_group(clause, mention, decision)
    start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end
    return Quantity(
        value=mention.numeral.value,
        low=bounds.low,
        high=bounds.high,
        low_open=bounds.low_open,
        high_open=bounds.high_open,
        approximator=_slice(sentence, *about.words).lower() if about.words else None,
        unit=unit,
        role=decision.role,
        group=group,
        scope=scope_after(sentence, clause, mention, decision),
        as_of=as_of if _holds_for_a_day(clause, mention, decision) else None,
        certainty="low" if _is_doubtful(clause, found) else "high",
        evidence=Evidence(_slice(sentence, *span), start, end, sentence.sentence.id),
    )


def _is_doubtful(clause: Clause, found: _Found) -> bool:
    """A vague word, a hedged figure, or a toll that is only supposed."""
    mention, about, decision = found
    if mention.numeral.form == "vague" or about.bound == "hedged":
        return True
    return decision.role in TOLL_ROLES and modality(clause, mention, decision) == "supposed"


def _evidence_span(standing: list[_Found], index: int) -> tuple[int, int]:
    """From approximator to counted noun or role word, as tokens.

    A bare figure reaches back to the word of its role, a vote's figure over the other's.
    """
    mention, _, decision = standing[index]
    first, last = mention.first, mention.last
    if decision.cue is not None:
        last = max(last, decision.cue[1])
        if last == mention.numeral.last:
            first = min(first, decision.cue[0])
    if mention.numeral.form == "vote":
        for other in standing[max(0, index - 1) : index + 2]:
            if other.mention.numeral.form == "vote" and _near(other.mention, mention):
                first, last = min(first, other.mention.first), max(last, other.mention.last)
    return first, last


def _holds_for_a_day(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """Whether the figure is a count that can rise: a toll, or people and things so far."""
    if decision.role in TOLL_ROLES:
        return True
    counts = mention.counted.kind not in ("money", "percent", "distance", "duration")
    planned = "to" in clause.words[max(0, mention.first - _INFINITIVE) : max(0, mention.first - 1)]
    return counts and not planned and words_of("progress", "ahead").isdisjoint(clause.words)


def _near(one: Mention, other: Mention) -> bool:
    return max(one.first - other.last, other.first - one.last) <= 2


def _slice(sentence: ReadSentence, first: int, last: int) -> str:
    offset = sentence.sentence.start
    start, end = sentence.tokens[first].start - offset, sentence.tokens[last - 1].end - offset
    return sentence.text[start:end]


def _as_of(sentence: ReadSentence, dates: tuple[DatedSpan, ...]) -> str | None:
    """The day after "as of" or "by" in the sentence."""
    offset = sentence.sentence.start
    for span in dates:
        before = sentence.text[max(0, span.start - offset - 40) : span.start - offset]
        if span.time.latest and _HOLDING.search(before):
            return span.time.latest
    return None
