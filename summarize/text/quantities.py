"""Quantities of a sentence: every count, sum and measure as an interval with role and evidence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarize.evidence import Evidence
from summarize.text.counted import counted_by, may_be_people
from summarize.text.inheritance import shared_roles
from summarize.text.intervals import Approximation, approximation, interval
from summarize.text.not_counts import counts_nothing
from summarize.text.numbers import read_numerals
from summarize.text.ranges import joined_ranges
from summarize.text.role_cues import find_cues
from summarize.text.roles import OTHER, Clause, Decision, Mention, decide
from summarize.text.scopes import scope_after
from summarize.text.types import Quantity

if TYPE_CHECKING:
    from summarize.articles.types import Article
    from summarize.text.numbers import Numeral
    from summarize.text.reading import ReadSentence
    from summarize.text.role_cues import Cues
    from summarize.text.types import DatedSpan, Role

_PERSON_ROLES: frozenset[Role] = frozenset((
    "killed", "wounded", "missing", "displaced", "detained", "affected", "rescued", "dismissed",
    "voted", "attended", "infected", "deployed",
))  # fmt: skip
_VICTIM_ROLES: frozenset[Role] = frozenset(("killed", "wounded", "missing", "detained", "rescued"))
_ONLY_PEOPLE: frozenset[Role] = frozenset(
    ("wounded", "detained", "dismissed", "attended", "infected", "rescued", "voted")
)
_COUNTS_OF_PEOPLE = frozenset(
    [
        "jobs",
        "posts",
        "positions",
        "votes",
        "ballots",
        "injuries",
        "arrests",
        "detentions",
        "cases",
        "infections",
        "families",
        "households",
        "abstentions",
        "layoffs",
        "redundancies",
        "dismissals",
        "resignations",
    ]
)
_TOLL_ROLES: frozenset[Role] = _VICTIM_ROLES | {"displaced", "affected", "infected", "damaged"}
_STANDING_FOR_PEOPLE = frozenset(("jobs", "posts", "positions"))
_VOTES = frozenset(("votes", "ballots"))
_DEFINITE = frozenset(("the", "these", "those", "his", "her", "their", "its", "our", "this"))
_DIGIT_OR_WORD = re.compile(r"\d")
_POINT_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])")
_COMMA_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)")


def find_quantities(
    sentence: ReadSentence, article: Article, dates: tuple[DatedSpan, ...] = ()
) -> tuple[Quantity, ...]:
    """The quantities of `sentence`, in the order of the text.

    `dates` are the sentence's time expressions: no number inside one counts anything, and "as
    of Wednesday" gives a figure its `as_of`. A figure such as "1.200" is thousands only where
    the article elsewhere groups by points ("1.200.000") and nowhere by commas.
    """
    words = [token.lower for token in sentence.tokens]
    dated = _dated(sentence, dates)
    cues = {at: cue for at, cue in find_cues(words).items() if at not in dated}
    victims = any(_VICTIM_ROLES & set(cue.kinds.values()) for cue in cues.values())
    numerals = tuple(
        read_numerals(
            sentence, words, points_group=_groups_by_points(article.text), articles=victims
        )
    )
    if not numerals:
        return ()
    mentions, approximations = _mentions(sentence, words, numerals, cues, dated)
    clause = Clause(
        sentence.tokens,
        words,
        cues,
        {cue.last: cue for cue in cues.values()},
        frozenset(mention.first for mention in mentions),
    )
    decisions = [
        _sensible(mention, decision)
        for mention, decision in zip(
            mentions,
            shared_roles(clause, mentions, [decide(clause, mention) for mention in mentions]),
            strict=True,
        )
    ]
    return tuple(
        _quantity(sentence, clause, mention, about, decision, dates)
        for mention, about, decision in zip(mentions, approximations, decisions, strict=True)
        if _stands(clause, mention, decision)
    )


@lru_cache(maxsize=8)
def _groups_by_points(text: str) -> bool:
    return bool(_POINT_GROUPS.search(text)) and not _COMMA_GROUPS.search(text)


def _dated(sentence: ReadSentence, dates: tuple[DatedSpan, ...]) -> frozenset[int]:
    """The indexes of the tokens that lie in time expressions."""
    if not dates:
        return frozenset()
    return frozenset(
        index
        for index, token in enumerate(sentence.tokens)
        if any(span.start <= token.start < span.end for span in dates)
    )


def _mentions(
    sentence: ReadSentence,
    words: list[str],
    numerals: tuple[Numeral, ...],
    cues: Cues,
    dated: frozenset[int],
) -> tuple[list[Mention], list[Approximation]]:
    mentions, approximations = [], []
    whole_of = -1
    for numeral in joined_ranges(words, numerals, dated):
        if numeral.first == whole_of and words[whole_of - 1] in _DEFINITE:
            continue  # "three of the four suspects": the four are no count of their own
        whole_of = numeral.last + 2 if words[numeral.last : numeral.last + 1] == ["of"] else -1
        counted = counted_by(sentence.tokens, words, numeral, cues, dated)
        if counts_nothing(sentence.tokens, words, numeral, counted):
            continue
        about = approximation(words, numeral, counted)
        mentions.append(Mention(numeral, counted, about.first, max(counted.last, about.last)))
        approximations.append(about)
    return mentions, approximations


def _sensible(mention: Mention, decision: Decision) -> Decision:
    """Vehicles are not arrested nor targets hurt: such a role is not kept for a thing."""
    counted = mention.counted
    person = counted.kind != "things" or counted.named or may_be_people(counted.unit or "")
    if not person and decision.role in _ONLY_PEOPLE and counted.unit not in _COUNTS_OF_PEOPLE:
        return OTHER
    return decision


def _stands(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """Whether a mention says enough: a unit or a role, and both for "one", "a" and "no"."""
    form, kind = mention.numeral.form, mention.counted.kind
    if form == "article":
        victim = decision.role in _VICTIM_ROLES and decision.cue is not None
        return kind == "people" and mention.counted.singular and victim
    if form in ("one", "none"):
        return decision.role in _PERSON_ROLES and decision.cue is not None
    if kind == "nothing":
        return decision.role != "other"
    definite = mention.first > 0 and clause.words[mention.first - 1] in _DEFINITE
    return decision.role != "other" or kind in ("money", "weights") or not definite


def _quantity(
    sentence: ReadSentence,
    clause: Clause,
    mention: Mention,
    about: Approximation,
    decision: Decision,
    dates: tuple[DatedSpan, ...],
) -> Quantity:
    bounds = interval(mention.numeral, about.bound)
    unit, group = _unit_and_group(clause, mention, decision)
    low_certainty = mention.numeral.form == "vague" or about.bound == "hedged"
    first, last = _evidence_span(clause, mention, decision)
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
        scope=scope_after(sentence, clause, mention, decision, dates),
        as_of=_as_of(sentence, dates) if decision.role in _TOLL_ROLES else None,
        certainty="low" if low_certainty else "high",
        evidence=_evidence(sentence, first, last),
    )


def _unit_and_group(
    clause: Clause, mention: Mention, decision: Decision
) -> tuple[str | None, str | None]:
    counted = mention.counted
    if counted.unit in _STANDING_FOR_PEOPLE and decision.role == "dismissed":
        return "people", None
    if counted.unit in _VOTES:
        return "votes", None
    if counted.kind == "people":
        return "people", None if _says_role(clause, mention, decision) else counted.group
    if counted.kind == "nothing":
        return ("people" if decision.role in _PERSON_ROLES else None), None
    if counted.kind == "things" and decision.role in _PERSON_ROLES:
        if _says_role(clause, mention, decision):
            return "people", None
        if may_be_people(counted.unit or "") or counted.named:
            return "people", counted.group
    return counted.unit, None


def _says_role(clause: Clause, mention: Mention, decision: Decision) -> bool:
    """The counted noun says the role itself: "12 deaths", "300 refugees", marching "protesters"."""
    cue = clause.cue_ends.get(mention.last)
    return cue is not None and decision.role in (cue.kinds.get("noun"), cue.kinds.get("people"))


def _evidence_span(clause: Clause, mention: Mention, decision: Decision) -> tuple[int, int]:
    """From approximator to counted noun or role word; a bare figure reaches back to its role."""
    first, last = mention.first, mention.last
    if decision.cue is not None:
        last = max(last, decision.cue[1])
        if last == mention.numeral.last:
            first = min(first, decision.cue[0])
    return first, last


def _slice(sentence: ReadSentence, first: int, last: int) -> str:
    offset = sentence.sentence.start
    return sentence.text[
        sentence.tokens[first].start - offset : sentence.tokens[last - 1].end - offset
    ]


def _evidence(sentence: ReadSentence, first: int, last: int) -> Evidence:
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Evidence(_slice(sentence, first, last), start, end, sentence.sentence.id)


_HOLDING = re.compile(
    r"(?:\bas (?:of|at)|\bby)(?:\s(?:early|late|mid|the end of))?\s$", re.IGNORECASE
)


def _as_of(sentence: ReadSentence, dates: tuple[DatedSpan, ...]) -> str | None:
    """The day after "as of" or "by" in the sentence."""
    offset = sentence.sentence.start
    for span in dates:
        before = sentence.text[max(0, span.start - offset - 24) : span.start - offset]
        if span.time.latest and _HOLDING.search(before):
            return span.time.latest
    return None
