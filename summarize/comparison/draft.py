"""A draft: a fact before it has a number, with what its place in the order depends on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.comparison.search import CLOSE, NEXT_TO, WEAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.comparison.search import Search
    from summarize.comparison.types import Fact, Relation

GRAVITY: tuple[Relation, ...] = ("conflict", "disputed", "unresolved", "update", "shared", "single")


@dataclass(frozen=True)
class Draft:
    """A fact without its number, and what it is ranked and searched by."""

    fact: Fact
    salience: float
    terms: frozenset[str]  # what to search the other articles for
    distinct: bool = True  # it brings a name of its own, or several tell it
    doubtful: bool = False  # another outlet may tell the same: see `doubts`

    @property
    def undecided(self) -> bool:
        """Whether it can be called neither shared nor one outlet's own."""
        return self.fact.relation == "single" and self.fact.confidence == "low"

    @property
    def rank(self) -> tuple[int, int, float, str]:
        """Told by most outlets first, then the gravest, then the most salient, then by place.

        A difference of low confidence is not put first: it would be read as certain.
        """
        first = self.fact.claims[0]
        doubtful = self.fact.relation != "single" and self.fact.confidence == "low"
        return (
            -len({claim.article for claim in self.fact.claims}),
            GRAVITY.index("shared" if doubtful else self.fact.relation),
            -self.salience,
            f"{first.article} {first.evidence[0].start:09d} {self.fact.text}",
        )


def with_search(draft: Draft, found: Search) -> Draft:
    """The draft with what the search of the other articles came to.

    A fact told alone is the less certain the nearer some other passage comes. A name that stands
    nowhere else makes up for much, a figure that stands elsewhere for nothing.
    """
    confidence = draft.fact.confidence
    if draft.fact.relation == "single":
        confidence = "high" if found.nearest < WEAK else "medium"
        close = NEXT_TO if draft.distinct else CLOSE
        near = found.nearest >= close and not draft.fact.claims[0].quantities
        if draft.doubtful or near:
            confidence = "low"
    return replace(
        draft, fact=replace(draft.fact, not_found_in=found.missing, confidence=confidence)
    )


def mutual(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, what an undecided one may be the same as undecided, too.

    "Two children are among the dead" is not one outlet's own where another outlet's "two children
    died" is left undecided beside it.
    """
    passages = {
        (near.article, near.nearest.start)
        for draft in drafts
        if draft.undecided and not draft.fact.claims[0].quantities
        for near in draft.fact.not_found_in[:1]
        if near.nearest is not None and near.similarity == "weak"
    }
    for draft in drafts:
        claim = draft.fact.claims[0]
        told = any((claim.article, each.start) in passages for each in claim.evidence)
        if draft.fact.relation == "single" and told:
            yield replace(draft, fact=replace(draft.fact, confidence="low"))
        else:
            yield draft
