"""The brief: agreed, then differing, then told by one outlet; others' words stay in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.comparison.types import BriefSentence
from summarize.comparison.wording import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarize.comparison.types import Fact, FactClaim, Section
    from summarize.evidence import Evidence

_AGREED = 6  # sentences of this section at most; the facts themselves are all in the table
_DIFFERING = 8
_SINGLE = 2  # an outlet
_WORDS = 6  # of a statement that can be read by itself: "four firefighters" cannot

_STRAIGHT_OPENING = re.compile(r'(?<![^\s(\[{—–-])"(?=\S)')
_INNER_MARKS = str.maketrans({"“": "‘", "„": "‘", "«": "‘", "”": "’", "»": "’", '"': "’"})
_LEAD_INS = {
    "conflict": "The outlets contradict each other",
    "disputed": "The sources contradict each other",
    "unresolved": "The figures do not meet, and only one article says what its figure covers",
    "update": "The figure changed between reports",
    "shared": "The figures differ without excluding each other",
}


def section_of(fact: Fact) -> Section:
    """Where a fact stands: shared facts with different figures stand among the differences."""
    if fact.relation == "single":
        return "single"
    return "agreed" if fact.relation == "shared" and fact.figures != "differ" else "differing"


def write_brief(facts: Sequence[Fact], tellers: Mapping[str, str]) -> tuple[BriefSentence, ...]:
    """A neutral account of `facts`, which come in order of weight.

    `tellers` maps article ids to outlets. Every sentence names the facts it rests on, and what
    an article says stands in quotation marks. Matches of low confidence are left to the table.
    """
    facts = [fact for fact in facts if fact.figures is not None or fact.confidence != "low"]
    contested = [
        (claim.article, quantity.evidence)
        for fact in facts
        if fact.figures == "differ"
        for claim in fact.claims
        for quantity in claim.quantities
    ]
    return (
        *_agreed([f for f in facts if section_of(f) == "agreed"], tellers, contested),
        *_differing([f for f in facts if section_of(f) == "differing"], tellers),
        *_single([f for f in facts if section_of(f) == "single"], tellers),
    )


def _agreed(
    facts: Sequence[Fact],
    tellers: Mapping[str, str],
    contested: Sequence[tuple[str, Evidence]],
) -> Iterator[BriefSentence]:
    """What several tell, in the words of one, none of which is a figure that others contest."""
    clean = [(fact, [c for c in fact.claims if not _holds(c, contested)]) for fact in facts]
    for fact, claims in [each for each in clean if each[1]][:_AGREED]:
        who = sorted({tellers[claim.article] for claim in fact.claims})
        copied = f" ({len(who)} outlets, {_texts(fact.texts)})" if fact.texts < len(who) else ""
        claim = next((c for c in claims if c.text == fact.text), claims[0])
        text = f"{in_a_row(who)}{copied}, in {tellers[claim.article]}’s words: {_whole(claim)}"
        yield BriefSentence("agreed", text, (fact.id,))


def _holds(claim: FactClaim, contested: Sequence[tuple[str, Evidence]]) -> bool:
    """Whether the claim's words hold one of the passages."""
    return any(
        article == claim.article and each.start <= passage.start < each.end
        for article, passage in contested
        for each in claim.evidence
    )


def _differing(facts: Sequence[Fact], tellers: Mapping[str, str]) -> Iterator[BriefSentence]:
    for fact in facts[:_DIFFERING]:
        said = "; ".join(
            f"{tellers[claim.article]}: {_quoted(claim)}" for claim in _one_of_each(fact)
        )
        lead_in = _LEAD_INS[fact.relation]
        if fact.figures is not None:
            lead_in = f"{fact.text.partition(':')[0]}: {lead_in[0].lower()}{lead_in[1:]}"
        yield BriefSentence("differing", f"{lead_in}. {said}", (fact.id,))


def _single(facts: Sequence[Fact], tellers: Mapping[str, str]) -> Iterator[BriefSentence]:
    told: dict[str, int] = {}
    for fact in facts:
        if len(fact.claims[0].text.split()) < _WORDS:
            continue
        teller = tellers[fact.claims[0].article]
        told[teller] = told.get(teller, 0) + 1
        if told[teller] <= _SINGLE:
            text = f"{teller} alone: {_whole(fact.claims[0])}"
            yield BriefSentence("single", text, (fact.id,))


def _one_of_each(fact: Fact) -> list[FactClaim]:
    return list({claim.article: claim for claim in reversed(fact.claims)}.values())[::-1]


def _quoted(claim: FactClaim) -> str:
    """The figure where there is one, else the statement, in its article's words."""
    return _credited(claim.quantities[0].evidence.quote if claim.quantities else claim.text, claim)


def _whole(claim: FactClaim) -> str:
    """The statement in its article's words."""
    return _credited(claim.text, claim)


def _credited(slice_: str, claim: FactClaim) -> str:
    source = claim.attribution.source if claim.attribution else None
    credit = f" (citing {source})" if source else ""
    return f"“{_inner(slice_)}”{credit}"


def _inner(text: str) -> str:
    """Quotation marks within a quotation become single ones."""
    return _STRAIGHT_OPENING.sub("‘", text).translate(_INNER_MARKS)


def _texts(count: int) -> str:
    return "1 text" if count == 1 else f"{count} texts"
