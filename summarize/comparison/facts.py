"""Facts: groups of figures, statements and names turned into what the comparison shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.comparison.aligner import claim_key
from summarize.comparison.alignment import QUARRELS, in_order
from summarize.comparison.amounts import none_meet, same
from summarize.comparison.draft import GRAVITY, Draft
from summarize.comparison.figures import order
from summarize.comparison.links import compared_pairs
from summarize.comparison.relate import Verdict, relate_figures, relate_statements
from summarize.comparison.statements import ROLE_CONCEPTS
from summarize.comparison.telling import independent_texts, representative, tellers
from summarize.comparison.types import Confidence, Fact, FactClaim, FactPair, Relation
from summarize.comparison.voices import voice
from summarize.comparison.wording import figure_heading, in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarize.comparison.aligner import ComparedFigures, JudgedGroup
    from summarize.comparison.alignment import Alignment
    from summarize.comparison.copies import CopyMap
    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement
    from summarize.evidence import Evidence
    from summarize.text.types import Quantity

ALIKE_IN_MEANING = "Their words alone would not say so: they are alike in meaning."
_HIGH, _MEDIUM = 0.85, 0.65  # least probability within a fact: see docs/comparison.md


def statement_fact(
    group: Sequence[Statement],
    alignment: Alignment,
    copies: CopyMap,
    differing: Mapping[frozenset[int], Verdict],
) -> Draft:
    """The fact of statements that tell the same thing.

    `differing` has the verdicts on pairs whose figures have been compared and are not the same.
    Its confidence is that of the words; where their meaning had to help, the reason says so.
    """
    members = sorted(group, key=lambda s: s.place)
    verdicts = [
        (a, b, differing.get(frozenset((id(a), id(b)))) or _related(a, b, alignment))
        for a, b in compared_pairs(members, lambda s: bool(s.negations))
        if a.column is not b.column
    ]
    verdicts = [(a, b, v) for a, b, v in verdicts if _holds(a, b, v, alignment)] or verdicts
    chosen = representative(members)
    compared = (in_order(a, b) for a, b, _ in verdicts)
    likely = [alignment.by_words[pair] for pair in compared if pair in alignment.by_words]
    fact = Fact(
        id="",
        text=chosen.evidence.quote,
        relation=_relation(members, [verdict for _, _, verdict in verdicts]),
        figures=None,
        claims=tuple(_clause_claim(statement) for statement in members),
        pairs=_pairs(verdicts),
        not_found_in=(),
        texts=independent_texts(members, copies),
        explanation=_explanation(members, [verdict for _, _, verdict in verdicts], voices=False),
        confidence="low" if _unlike(verdicts) else _statement_confidence(likely),
    )
    return Draft(fact, max(s.claim.salience for s in members), chosen.terms)


def _unlike(verdicts: Iterable[tuple[Statement, Statement, Verdict]]) -> bool:
    """Whether figures of a pair that is told as shared exclude each other, of whatever they are."""
    return any(
        verdict.relation == "shared" and none_meet(a.quantities, b.quantities)
        for a, b, verdict in verdicts
    )


def _holds(a: Statement, b: Statement, verdict: Verdict, alignment: Alignment) -> bool:
    """Whether two members are likely enough to speak of one thing for a quarrel between them."""
    likelihood = alignment.probability(a, b)
    return verdict.relation == "shared" or likelihood is None or likelihood >= QUARRELS


def _related(a: Statement, b: Statement, alignment: Alignment) -> Verdict:
    """How two statements stand to each other, and whether it took their meaning to see it."""
    verdict = relate_statements(a, b)
    if not alignment.takes_meaning(a, b):
        return verdict
    return replace(verdict, reason=f"{verdict.reason} {ALIKE_IN_MEANING}")


def judged_fact(group: JudgedGroup, figures: ComparedFigures, copies: CopyMap) -> Draft:
    """The fact of claims that an aligner has put together; how they differ is told by code.

    Its confidence is medium, and high only where the figures of each pair bear it out.
    """
    members = [member.whole for member in group.members]
    found = [
        (a, b, *figures.verdict(a, b, group.judgement(a, b)))
        for a, b in compared_pairs(members, lambda s: group.circles[claim_key(s)])
        if a.column is not b.column
    ]
    verdicts = [(a, b, verdict) for a, b, verdict, _ in found]
    chosen = representative(members)
    fact = Fact(
        id="",
        text=chosen.claim.text,
        relation=_relation(members, [verdict for _, _, verdict in verdicts]),
        figures=None,
        claims=tuple(_fact_claim(statement, ()) for statement in members),
        pairs=_pairs(verdicts),
        not_found_in=(),
        texts=independent_texts(members, copies),
        explanation=_explanation(members, [verdict for _, _, verdict in verdicts], voices=False),
        confidence="high" if all(borne_out for *_, borne_out in found) else "medium",
    )
    return Draft(fact, max(s.claim.salience for s in members), chosen.terms)


def figure_fact(group: Sequence[Figure], copies: CopyMap, *, bare: bool = False) -> Draft:
    """The fact of figures for one thing, or of one figure told alone.

    A lone figure is told by its whole claim; `bare` leaves the figure alone, where the rest of
    the claim is told by others too.
    """
    figures = sorted(group, key=lambda f: (f.statement.column.id, f.quantity.evidence.start))
    pairs = [
        (a, b)
        for a, b in compared_pairs(figures, lambda f: _stated(f.quantity))
        if a.statement.column is not b.statement.column
    ]
    verdicts = [(a.statement, b.statement, relate_figures(a, b)) for a, b in pairs]
    equal = all(same(a.quantity, b.quantity) for a, b in pairs)
    members = [figure.statement for figure in figures]
    fact = Fact(
        id="",
        text=figures[0].quantity.evidence.quote if bare else _figure_text(figures),
        relation=_relation(members, [verdict for _, _, verdict in verdicts]),
        figures=("equal" if equal else "differ") if pairs else None,
        claims=tuple(_bare_claim(f) if bare else _fact_claim(f.statement, (f,)) for f in figures),
        pairs=_pairs(verdicts),
        not_found_in=(),
        texts=independent_texts(members, copies),
        explanation=_explanation(members, [verdict for _, _, verdict in verdicts], voices=True),
        confidence=_figure_confidence(figures, equal),
    )
    return Draft(fact, max(s.claim.salience for s in members), _figure_terms(figures))


def _stated(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.low, quantity.high, quantity.low_open, quantity.high_open


def lone_fact(statements: Sequence[Statement], *, whole: bool, distinct: bool) -> Draft:
    """The fact of a claim that one outlet alone tells: all of it, or the one clause given.

    `distinct` says that it brings in a name which no other outlet uses.
    """
    first = statements[0]
    claim = _fact_claim(first, ()) if whole else _clause_claim(first)
    fact = _single(claim, f"Told by {first.column.teller} alone, {voice(first)}.")
    terms = first.context if whole else first.terms
    return Draft(fact, first.claim.salience, terms, distinct)


def _single(claim: FactClaim, explanation: str) -> Fact:
    """A fact told by one outlet; how certain that is, the search of the others decides."""
    return Fact(
        id="",
        text=claim.text,
        relation="single",
        figures=None,
        claims=(claim,),
        pairs=(),
        not_found_in=(),
        texts=1,
        explanation=explanation,
        confidence="high",
    )


def name_fact(statement: Statement, name: str, evidence: Evidence) -> Draft:
    """The fact of a name that one outlet alone brings to what several tell."""
    claim = replace(_fact_claim(statement, ()), text=evidence.quote, evidence=(evidence,))
    fact = _single(claim, f"{statement.column.teller} alone brings in the name {name}.")
    return Draft(fact, statement.claim.salience, frozenset({f"@{name}"}))


def _relation(members: Sequence[Statement], verdicts: Sequence[Verdict]) -> Relation:
    if len(tellers(members)) == 1:
        return "single"
    return min((verdict.relation for verdict in verdicts), key=GRAVITY.index)


def _pairs(verdicts: Iterable[tuple[Statement, Statement, Verdict]]) -> tuple[FactPair, ...]:
    """One pair for two articles, the gravest where they state the fact more than once."""
    gravest: dict[tuple[str, str], Verdict] = {}
    for a, b, verdict in verdicts:
        key = (a.column.id, b.column.id)
        known = gravest.get(key)
        if known is None or GRAVITY.index(verdict.relation) < GRAVITY.index(known.relation):
            gravest[key] = verdict
    return tuple(
        FactPair(a, b, verdict.relation, verdict.reason) for (a, b), verdict in gravest.items()
    )


def _explanation(members: Sequence[Statement], verdicts: Sequence[Verdict], *, voices: bool) -> str:
    """The gravest pair's reason; with `voices`, also whose word each figure is."""
    if len(tellers(members)) == 1:
        return f"Told by {members[0].column.teller} alone, {voice(members[0])}."
    grave = min(verdicts, key=lambda v: (GRAVITY.index(v.relation), -len(v.reason)))
    if not voices:
        return grave.reason
    return f"{grave.reason} Told by {_voices(_first_of_each(members))}."


def _voices(members: Sequence[Statement]) -> str:
    """Who tells it on whose word, one voice said once where all speak in their own."""
    told = [(s.column.teller, voice(s)) for s in members]
    if len({how for _, how in told}) == 1 and all(s.claim.attribution is None for s in members):
        return f"{in_a_row([teller for teller, _ in told])}, each {told[0][1]}"
    return in_a_row([f"{teller} {how}" for teller, how in told])


def _first_of_each(members: Sequence[Statement]) -> list[Statement]:
    return list({statement.column.id: statement for statement in reversed(members)}.values())[::-1]


def _bare_claim(figure: Figure) -> FactClaim:
    evidence = figure.quantity.evidence
    claim = _fact_claim(figure.statement, (figure,))
    return replace(claim, text=evidence.quote, evidence=(evidence,))


def _clause_claim(statement: Statement) -> FactClaim:
    claim = _fact_claim(statement, ())
    return replace(claim, text=statement.evidence.quote, evidence=(statement.evidence,))


def _fact_claim(statement: Statement, figures: Sequence[Figure]) -> FactClaim:
    claim = statement.claim
    return FactClaim(
        article=statement.column.id,
        claim=claim.id,
        text=claim.text,
        evidence=claim.evidence,
        quantities=tuple(figure.quantity for figure in figures),
        attribution=claim.attribution,
    )


def _figure_text(figures: Sequence[Figure]) -> str:
    """The claim itself where one outlet tells it, else what is counted and each figure given."""
    if len(tellers(f.statement for f in figures)) == 1:
        return representative([figure.statement for figure in figures]).claim.text
    quotes = dict.fromkeys(f.quantity.evidence.quote for f in sorted(figures, key=order))
    heading = figure_heading(min(figures, key=order).quantity)
    return f"{heading}: {'; '.join(f'“{quote}”' for quote in quotes)}"


def _figure_terms(figures: Sequence[Figure]) -> frozenset[str]:
    """The words of the figure's slice and of its sentence."""
    return frozenset().union(
        *(f.statement.terms | f.group | {ROLE_CONCEPTS.get(f.quantity.role, "")} for f in figures)
    ) - {""}


def _statement_confidence(likely: Sequence[float]) -> Confidence:
    least = min(likely, default=0.0)
    return "high" if least >= _HIGH else "medium" if least >= _MEDIUM else "low"


def _figure_confidence(figures: Sequence[Figure], equal: bool) -> Confidence:
    if any(figure.quantity.certainty == "low" for figure in figures):
        return "low"
    return "high" if equal else "medium"
