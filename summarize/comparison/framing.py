"""Framing and sourcing side by side: each article's own findings, counted the same way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.comparison.types import (
    FramingComparison,
    LoadedProfile,
    SourcingProfile,
    Telling,
    Told,
)
from summarize.text.agency import agency_of
from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarize.analysis.types import Analysis, Claim
    from summarize.comparison.types import Fact, FactClaim


def compare_framing(analyses: Sequence[Analysis], facts: Iterable[Fact]) -> FramingComparison:
    """Frames, tone and loaded language by article id, in input order; then common facts."""
    return FramingComparison(
        frames={each.article.id: each.framing.frames for each in analyses},
        tone={each.article.id: each.framing.tone for each in analyses},
        loaded_language={each.article.id: _loaded(each) for each in analyses},
        tellings=_tellings(analyses, facts),
    )


def _tellings(analyses: Iterable[Analysis], facts: Iterable[Fact]) -> tuple[Telling, ...]:
    """Who acts, and in which part of the article, in each statement of each common fact."""
    claims = {(each.article.id, claim.id): claim for each in analyses for claim in each.claims}
    return tuple(
        Telling(
            fact.id,
            tuple(_told(told, claims[told.article, told.claim]) for told in fact.claims),
        )
        for fact in facts
        if fact.relation != "single"
    )


def _told(told: FactClaim, claim: Claim) -> Told:
    whole = told.text == claim.text or claim.agency is None
    agency = claim.agency if whole else agency_of(tokenize(told.text))
    return Told(told.article, told.claim, claim.position, agency)


def _loaded(analysis: Analysis) -> LoadedProfile:
    phrases = analysis.framing.loaded_language
    own = sum(not phrase.in_quote for phrase in phrases)
    words = analysis.article.words
    return LoadedProfile(
        count=own,
        in_quotes=len(phrases) - own,
        per_1000_words=round(1000 * own / words, 1) if words else 0.0,
        items=phrases,
    )


def compare_sourcing(analyses: Sequence[Analysis]) -> dict[str, SourcingProfile]:
    """Whom each article cites, by article id; verbs by falling count, then alphabet."""
    return {each.article.id: _sourcing(each) for each in analyses}


def _sourcing(analysis: Analysis) -> SourcingProfile:
    attributed = sum(claim.attribution is not None for claim in analysis.claims)
    verbs = Counter(use.verb for use in analysis.sourcing)
    return SourcingProfile(
        sources=analysis.sourcing,
        attributed_claims=attributed,
        unattributed_claims=len(analysis.claims) - attributed,
        direct_quotes=sum(use.quotation != "indirect" for use in analysis.sourcing),
        verbs=dict(sorted(verbs.items(), key=lambda entry: (-entry[1], entry[0]))),
    )
