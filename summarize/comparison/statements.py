"""Statements: the clauses of all claims with the features that alignment and relation ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from summarize.comparison.amounts import TELLING
from summarize.comparison.moments import hour_in
from summarize.evidence import evidence_at
from summarize.text.clauses import clause_spans
from summarize.text.concepts import concepts_of
from summarize.text.dates import time_of
from summarize.text.lexicon import lexicon
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summarize.analysis.types import Claim
    from summarize.comparison.columns import Column
    from summarize.evidence import Evidence
    from summarize.text.tokens import Token
    from summarize.text.types import DatedSpan, Quantity, Span, TimeMention

Read = TypeVar("Read")

# A count of people is a fact of its own, so its words do not make two sentences alike.
_MONTHS = frozenset({"March", "May"})  # in lower case these are words of their own
TOLLS = frozenset({"killed", "wounded", "missing", "displaced", "detained", "affected", "rescued"})


_COMMENTS = frozenset({"editorial", "intensifier", "label", "speculation"})
# The concept that says what a figure's role says: compared with the figure, not once more.
ROLE_CONCEPTS = {
    "killed": "kill",
    "wounded": "wound",
    "missing": "missing",
    "displaced": "evacuate",
    "detained": "arrest",
    "rescued": "rescue",
    "attended": "protesters",
    "dismissed": "layoffs",
}


_RULING = frozenset({"rule", "rules", "ruled", "ruling"})
_YEAR = re.compile(r"\bin ((?:1[89]|20)\d{2})\b")


@dataclass(frozen=True, eq=False)
class Statement:
    """One clause of a claim as concepts and names; `start:end` is its span in the article."""

    column: Column
    claim: Claim
    start: int
    end: int
    concepts: Mapping[str, Token]  # concept -> the first word that stands for it; names apart
    names: frozenset[str]  # shared over all columns; a capital brings its country along
    numbers: frozenset[str]  # telling ones, tolls apart: "620"
    time: TimeMention | None  # stated in the clause, or of the whole claim where no clause has one
    days: frozenset[str]  # weekdays named, and ISO dates where they could be resolved
    context: frozenset[str]  # the terms of the whole claim
    tokens: tuple[Token, ...]
    negations: tuple[Token, ...]

    @cached_property
    def terms(self) -> frozenset[str]:
        """Concepts, names, days, and that it tells an hour or a year; no kind equals another."""
        marked = _marked("@", self.names) | _marked("#", self.days) | _marked("%", self._points)
        return frozenset(self.concepts) | marked | _marked("=", self.numbers)

    @property
    def _points(self) -> set[str]:
        """That the clause gives an hour, a year, for its act: both that do tell when."""
        quote = self.evidence.quote
        given = {"clock": hour_in(quote), "year": years_in(quote)}
        return {kind for kind, found in given.items() if found}

    @cached_property
    def evidence(self) -> Evidence:
        """The clause in its article."""
        return evidence_at(self.column.article, self.start, self.end)

    def covers(self, evidence: Evidence) -> bool:
        """Whether `evidence` begins within the clause."""
        return self.start <= evidence.start < self.end

    @property
    def whole(self) -> bool:
        """Whether the clause is all of its claim."""
        first = self.claim.evidence[0]
        return self.start <= first.start and first.end <= self.end

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of its claim that stand in the clause."""
        return tuple(
            quantity
            for quantity in self.claim.quantities
            if self.start <= quantity.evidence.start < self.end
        )

    @property
    def position(self) -> float:
        """Where in its article it begins: 0 at the top, towards 1 at the end."""
        return self.start / max(1, len(self.column.article.text))

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: a canonical order over all columns."""
        return self.column.id, self.start


def remembered(read: Callable[[Statement], Read]) -> Callable[[Statement], Read]:
    """Have what a function reads off a statement be kept with it: each stands in many pairs."""
    key = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(statement: Statement) -> Read:
        known = statement.__dict__
        if key not in known:
            known[key] = read(statement)
        found: Read = known[key]
        return found

    return kept


def statements_of(column: Column, names: Mapping[str, str]) -> tuple[Statement, ...]:
    """The clauses of an article's claims, in text order.

    `names` folds the names of all columns (see `shared_names`).
    """
    return tuple(
        statement
        for claim in column.analysis.claims
        for evidence in claim.evidence
        for statement in _clauses(column, claim, (evidence.start, evidence.end), names)
    )


def _clauses(
    column: Column, claim: Claim, span: Span, names: Mapping[str, str]
) -> Iterator[Statement]:
    tokens = tokenize(column.article.text[span[0] : span[1]], span[0])
    dated = column.dates_within(*span)
    outside = [*_not_topic(claim), *_comments(column, span)]
    context = frozenset(topic_concepts(column, tokens, outside)) | _marked(
        "@", names_within(column, span, names)
    )
    for start, end in clause_spans(tokens, column.reading):
        own = [token for token in tokens if start <= token.start and token.end <= end]
        yield Statement(
            column=column,
            claim=claim,
            start=start,
            end=end,
            concepts=_without_roles(topic_concepts(column, own, outside), claim),
            names=names_within(column, (start, end), names),
            numbers=_numbers(claim, (start, end)),
            time=(time := _time(claim, dated, (start, end))),
            days=_days(time, own),
            context=context,
            tokens=tuple(own),
            negations=_negations(own),
        )


def _negations(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words that negate: "ruled out" among them, "no less than 95" not."""
    negations, words = lexicon("grammar")["negations"].words, [token.lower for token in tokens]
    return tuple(
        token
        for at, token in enumerate(tokens)
        if (token.lower in negations and words[at + 2 : at + 3] != ["than"])
        or (token.lower in _RULING and words[at + 1 : at + 2] == ["out"])
    )


def topic_concepts(
    column: Column, tokens: Sequence[Token], outside: Iterable[Span] = ()
) -> dict[str, Token]:
    """Concept to its first word, over the tokens that lie in no name, date or `outside` span."""
    if not tokens:
        return {}
    named = column.entities.within(tokens[0].start, tokens[-1].end)
    spans = [*outside, *((mention.start, mention.end) for mention in named)]
    calendar = lexicon("grammar")["calendar"].words
    topical = [
        token
        for token in tokens
        if token.lower not in calendar
        and token.text not in _MONTHS
        and token.lower not in _number_words()
        and not any(start <= token.start < end for start, end in spans)
    ]
    found: dict[str, Token] = {}
    for concept, token in concepts_of(topical):
        found.setdefault(concept, token)
    return found


@cache
def _number_words() -> frozenset[str]:
    """Numbers in words: they are compared as figures."""
    return lexicon("numbers")["ones"].words | lexicon("numbers")["tens"].words


def names_within(column: Column, span: Span, names: Mapping[str, str]) -> frozenset[str]:
    """The shared names mentioned in `span`, with the country of each place that has one."""
    return frozenset(
        names.get(name, name)
        for mention in column.entities.within(*span)
        for name in (mention.name, mention.country)
        if name is not None
    )


def _numbers(claim: Claim, span: Span) -> frozenset[str]:
    """The numbers of ten and more that a clause states, but for tolls, which are compared."""
    return frozenset(
        f"{quantity.value:g}"
        for quantity in claim.quantities
        if span[0] <= quantity.evidence.start < span[1]
        and not is_toll(quantity)
        and (quantity.value or 0) >= TELLING
    )


def _without_roles(concepts: dict[str, Token], claim: Claim) -> dict[str, Token]:
    counted = {ROLE_CONCEPTS.get(q.role) for q in claim.quantities if q.value != 0}
    return {concept: token for concept, token in concepts.items() if concept not in counted}


def _time(claim: Claim, dated: Sequence[DatedSpan], span: Span) -> TimeMention | None:
    """The time that the clause at `span` states; the claim's, where it states but one in all."""
    own = tuple(each for each in dated if span[0] <= each.start < span[1])
    return time_of(own) if own else claim.time if len(dated) < 2 else None


def _days(time: TimeMention | None, tokens: Sequence[Token]) -> frozenset[str]:
    """When, in so far as the clause itself says it; a plan counts its day twice.

    What is past shares its day with all the news of the day, a plan with nothing else.
    """
    weekdays = lexicon("grammar")["weekdays"].words
    named = {token.lower for token in tokens if token.lower in weekdays}
    if named and time is not None and time.earliest and time.earliest == time.latest:
        named.add(time.earliest)
    planned = {f"{day} ahead" for day in named} if is_planned(tokens) else set()
    return frozenset(named | planned)


def is_planned(tokens: Sequence[Token]) -> bool:
    """Whether the words put what they tell into the future."""
    planning = lexicon("grammar")["planning"].words
    return any(token.lower in planning for token in tokens)


def years_in(text: str) -> list[str]:
    """The years that a clause gives ("in 1968"), in order."""
    return _YEAR.findall(text)


def _marked(mark: str, terms: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{mark}{term}" for term in terms)


def _not_topic(claim: Claim) -> list[Span]:
    """Spans that are compared in their own right: tolls as figures, sources as sources.

    "Rejected" and "denied" say what was done as much as who says so, and stay.
    """
    spans = [(q.evidence.start, q.evidence.end) for q in claim.quantities if is_toll(q)]
    if claim.attribution is not None and claim.attribution.stance != "denied":
        spans.append((claim.attribution.evidence.start, claim.attribution.evidence.end))
    return spans


def _comments(column: Column, span: Span) -> list[Span]:
    """Spans of wording that comments and tells nothing: that both say "death trap" is no fact."""
    return [
        (phrase.evidence.start, phrase.evidence.end)
        for phrase in column.analysis.framing.loaded_language
        if phrase.category in _COMMENTS and span[0] <= phrase.evidence.start < span[1]
    ]


def is_toll(quantity: Quantity) -> bool:
    """Whether the figure counts people to whom something happened."""
    return quantity.role in TOLLS
