"""Statements: the claims of all articles with the features that alignment and relation ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.concepts import concepts_of
from summarize.text.lexicon import lexicon
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarize.analysis.types import Claim
    from summarize.comparison.columns import Column
    from summarize.text.tokens import Token
    from summarize.text.types import Quantity, Span

# A count of people is a fact of its own, so its words do not make two sentences alike.
TOLLS = frozenset({"killed", "wounded", "missing", "displaced", "detained", "affected", "rescued"})


@dataclass(frozen=True, eq=False)
class Statement:
    """A claim as concepts and names; `position` is its place in the column."""

    column: Column
    position: int
    claim: Claim
    concepts: Mapping[str, Token]  # concept -> the first word that stands for it; names apart
    names: frozenset[str]  # shared over all columns; a capital brings its country along
    negations: tuple[Token, ...]


def statements_of(column: Column, names: Mapping[str, str]) -> tuple[Statement, ...]:
    """The claims of an article as statements, in text order.

    `names` folds the names of all columns (see `shared_names`).
    """
    return tuple(
        _statement(column, position, claim, names)
        for position, claim in enumerate(column.analysis.claims)
    )


def _statement(column: Column, position: int, claim: Claim, names: Mapping[str, str]) -> Statement:
    tokens = claim_tokens(column, claim)
    return Statement(
        column=column,
        position=position,
        claim=claim,
        concepts=topic_concepts(column, tokens, _not_topic(claim)),
        names=_names(column, claim, names),
        negations=tuple(t for t in tokens if t.lower in lexicon("grammar")["negations"].words),
    )


def claim_tokens(column: Column, claim: Claim) -> tuple[Token, ...]:
    """The tokens of a claim's evidence, in order."""
    return tuple(
        token
        for evidence in claim.evidence
        for token in tokenize(column.article.text[evidence.start : evidence.end], evidence.start)
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
        and not any(start <= token.start < end for start, end in spans)
    ]
    found: dict[str, Token] = {}
    for concept, token in concepts_of(topical):
        found.setdefault(concept, token)
    return found


def _not_topic(claim: Claim) -> list[Span]:
    """Spans that are compared in their own right: tolls as figures, sources as sources."""
    spans = [(q.evidence.start, q.evidence.end) for q in claim.quantities if is_toll(q)]
    if claim.attribution is not None:
        spans.append((claim.attribution.evidence.start, claim.attribution.evidence.end))
    return spans


def is_toll(quantity: Quantity) -> bool:
    """Whether the figure counts people to whom something happened."""
    return quantity.role in TOLLS


def _names(column: Column, claim: Claim, names: Mapping[str, str]) -> frozenset[str]:
    mentions = [
        mention
        for evidence in claim.evidence
        for mention in column.entities.within(evidence.start, evidence.end)
    ]
    return frozenset(
        names.get(name, name)
        for mention in mentions
        for name in (mention.name, mention.country)
        if name is not None
    )
