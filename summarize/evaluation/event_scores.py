"""A comparison against the facts of its event: alignment, relations, singles, copies, traps.

The unit is a pair of articles that one fact shows together. It may stand for a pair of articles
that state a labelled fact if a statement of that fact lies in a claim of each; the best matching
decides, one to one. A further pair for what has been found already, as where two shown facts tell
one labelled fact, is neither right nor wrong: telling a thing ten times gains nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from summarize.evaluation.matching import Counts, best_pairs, merged_spans, overlap, words_alike
from summarize.evaluation.misses import Miss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.comparison.types import Comparison, Fact, FactClaim
    from summarize.evaluation.matching import Spans
    from summarize.evaluation.types import GoldEvent, GoldFact, Pair

RELATIONS: Final = ("shared", "conflict", "disputed", "update", "unresolved")
LEVELS: Final = ("high", "medium", "low")
_HALF = 0.5
_SAME_RELATION = 0.1  # of two facts in the same passages the one so related is the partner


@dataclass
class EventScore:
    """Counts by what is counted ("alignment", "conflict" ...), and the misses."""

    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    misses: list[Miss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Two articles that a fact shows together."""

    fact: Fact
    articles: Pair  # in order of id
    relation: str
    sides: tuple[tuple[FactClaim, ...], tuple[FactClaim, ...]]  # each article's claims

    @property
    def place(self) -> tuple[object, ...]:
        """The passages it rests on: the same ones shown twice are one pair."""
        return (self.articles, *(tuple(map(spans_of_claim, side)) for side in self.sides))

    def bears(self, gold: GoldFact) -> bool:
        """Whether on both sides a claim states the labelled fact."""
        return all(any(states(gold, claim) for claim in side) for side in self.sides)

    def touches(self, gold: GoldFact) -> bool:
        """Whether on one side a claim states the labelled fact."""
        return any(states(gold, claim) for side in self.sides for claim in side)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """Two articles that state a labelled fact."""

    fact: GoldFact
    articles: Pair
    relation: str


def score_event(gold: GoldEvent, comparison: Comparison | None) -> EventScore:
    """The counts of `comparison`; of None, where none could be made, what an empty one scores."""
    found = EventScore()
    if gold.facts is not None:
        several = [fact for fact in gold.facts if len(fact.statements) > 1]
        facts = comparison.facts if comparison else ()
        _score_pairs(several, facts, found)
        _count_traps(gold.facts, facts, found)
        _score_singles(several, facts, found)
    if gold.copies is not None:
        groups = [frozenset(each.articles) for each in comparison.copies] if comparison else []
        hits = sum(any(wanted <= group for group in groups) for wanted in gold.copies)
        found.counts["copies"] = Counts(0.0, 0, len(gold.copies), float(hits))
    return found


def spans_of_claim(claim: FactClaim) -> Spans:
    """The passage that a fact's claim rests on: its figures, where it has some."""
    evidence = [each.evidence for each in claim.quantities] or list(claim.evidence)
    return merged_spans((each.start, each.end) for each in evidence)


def states(gold: GoldFact, claim: FactClaim) -> bool:
    """Whether the claim and a labelled statement of its article cover each other by half."""
    spans = spans_of_claim(claim)
    return any(
        overlap(((each.start, each.end),), spans) >= _HALF
        for each in gold.statements.get(claim.article, ())
    )


def _score_pairs(gold: Sequence[GoldFact], facts: Sequence[Fact], found: EventScore) -> None:
    shown = list({(*each.place, each.relation): each for each in _shown_pairs(facts)}.values())
    labelled = [
        _Labelled(fact, pair, relation)
        for fact in sorted(gold, key=lambda fact: fact.id)
        for pair, relation in sorted(fact.pairs.items())
    ]
    matching = dict(best_pairs(labelled, shown, _likeness))
    partner = {index: labelled[number] for number, index in matching.items()}
    for number, wanted in enumerate(labelled):
        pair = shown[matching[number]] if number in matching else None
        _count_labelled(wanted, pair, found)
    for index, each in enumerate(shown):
        _count_shown(each, partner.get(index), gold, found)


def _count_labelled(labelled: _Labelled, shown: _Shown | None, found: EventScore) -> None:
    found.counts["alignment"] += Counts(labelled=1, found=float(shown is not None))
    agrees = shown is not None and shown.relation == labelled.relation
    found.counts[labelled.relation] += Counts(labelled=1, found=float(agrees))
    if shown is None:
        a, b = labelled.articles
        told = f"{labelled.relation}: {labelled.fact.text} ({a}, {b})"
        found.misses.append(Miss("alignment", "missed", told, None))
    elif not agrees:
        found.misses.append(
            Miss(
                "relation",
                "wrong",
                f"{labelled.relation}: {labelled.fact.text}",
                f"{shown.relation}: {_words(shown)}",
            )
        )


def _count_shown(
    shown: _Shown, labelled: _Labelled | None, gold: Sequence[GoldFact], found: EventScore
) -> None:
    bearing = [fact for fact in gold if shown.bears(fact)]
    told_again = labelled is None and bool(bearing)
    if not told_again:
        right = Counts(right=float(labelled is not None), shown=1)
        found.counts["alignment"] += right
        found.counts[f"alignment {shown.fact.confidence}"] += right
    expected = {labelled.relation} if labelled else {f.pairs[shown.articles] for f in bearing}
    if not told_again or shown.relation not in expected:
        agrees = shown.relation in expected
        found.counts[shown.relation] += Counts(right=float(agrees), shown=1)
    if not bearing:
        found.misses.append(Miss("alignment", "extra", None, f"{shown.relation}: {_words(shown)}"))


def _count_traps(gold: Sequence[GoldFact], facts: Sequence[Fact], found: EventScore) -> None:
    """Conflicts shown on a planted trap, where no labelled conflict is."""
    count = 0
    for shown in _shown_pairs(facts):
        if shown.relation == "conflict" and not any(
            fact.pairs.get(shown.articles) == "conflict" and shown.bears(fact) for fact in gold
        ):
            count += any(fact.trap and shown.touches(fact) for fact in gold)
    found.counts["conflicts on traps"] = Counts(shown=count)


def _score_singles(gold: Sequence[GoldFact], facts: Sequence[Fact], found: EventScore) -> None:
    """A single is right if no labelled fact of several is there, or another fact tells that one."""
    told = [claim for fact in facts if fact.relation != "single" for claim in fact.claims]
    for fact in facts:
        if fact.relation != "single":
            continue
        own = fact.claims[0]
        missed = [
            labelled
            for labelled in gold
            if states(labelled, own)
            and not any(each.article == own.article and states(labelled, each) for each in told)
        ]
        counted = Counts(right=float(not missed), shown=1)
        found.counts["single"] += counted
        found.counts[f"single {fact.confidence}"] += counted
        if missed:
            found.misses.append(Miss("single", "wrong", missed[0].text, fact.text))


def _shown_pairs(facts: Sequence[Fact]) -> Iterator[_Shown]:
    """Every pair of articles of every fact, with the claims that stand for it."""
    for fact in facts:
        relations = {_in_order(pair.a, pair.b): pair.relation for pair in fact.pairs}
        by_article: dict[str, list[FactClaim]] = defaultdict(list)
        for claim in fact.claims:
            by_article[claim.article].append(claim)
        for a, b in combinations(sorted(by_article), 2):
            if (a, b) in relations:
                sides = (tuple(by_article[a]), tuple(by_article[b]))
                yield _Shown(fact, (a, b), relations[a, b], sides)


def _likeness(labelled: _Labelled, shown: _Shown) -> float | None:
    if labelled.articles != shown.articles or not shown.bears(labelled.fact):
        return None
    alike = sum(
        max(
            words_alike(each.quote, claim.text)
            for claim in side
            for each in labelled.fact.statements[claim.article]
        )
        for side in shown.sides
    )
    return alike + (_SAME_RELATION if shown.relation == labelled.relation else 0.0)


def _in_order(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _words(shown: _Shown) -> str:
    return " / ".join(f"{side[0].article}: {side[0].text}" for side in shown.sides)
