"""Alignment by somebody who reads the claims: the protocol, and what code makes of the answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Protocol, TypeAlias

from summarize.analysis.claim_groups import AlignmentError, number_claims, vet
from summarize.comparison.amounts import same
from summarize.comparison.links import connected
from summarize.comparison.relate import (
    Verdict,
    relate_agreeing,
    relate_contradicting,
    relate_figures,
    relate_statements,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarize.analysis.claim_groups import Alignment, ClaimGroup, Judgement, NumberedClaim
    from summarize.analysis.types import Analysis, Engine
    from summarize.comparison.figures import Figure
    from summarize.comparison.statements import Statement

ClaimKey: TypeAlias = "tuple[str, str]"  # article id, claim id


class Aligner(Protocol):
    """Reads the claims of all articles and says which of them speak of the same thing."""

    def align(self, claims: Sequence[NumberedClaim]) -> Alignment:
        """The groups. Raises AlignmentError where there is no answer."""
        ...


@dataclass(frozen=True, eq=False)
class Told:
    """One claim of a group, whole, and the clauses it consists of."""

    whole: Statement
    clauses: tuple[Statement, ...]


@dataclass(frozen=True, eq=False)
class JudgedGroup:
    """Claims that tell the same thing, and what was judged of their pairs."""

    members: tuple[Told, ...]  # in a canonical order
    judgements: Mapping[frozenset[ClaimKey], Judgement]
    circles: Mapping[ClaimKey, frozenset[str]]  # ids of the claims that agree with each

    @property
    def wholes(self) -> tuple[Statement, ...]:
        """Its claims, each as one statement."""
        return tuple(member.whole for member in self.members)

    @property
    def clauses(self) -> tuple[Statement, ...]:
        """All clauses of its claims."""
        return tuple(clause for member in self.members for clause in member.clauses)

    def judgement(self, a: Statement, b: Statement) -> Judgement | None:
        """What was judged of two members, or None."""
        return self.judgements.get(frozenset((claim_key(a), claim_key(b))))


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking an aligner; the groups are None where words have to do its work."""

    groups: tuple[JudgedGroup, ...] | None
    warnings: tuple[str, ...] = ()
    engine: Engine | None = None


def claim_key(statement: Statement) -> ClaimKey:
    """What names the claim of `statement` among all articles."""
    return statement.column.id, statement.claim.id


def ask_aligner(
    aligner: Aligner | None, analyses: Iterable[Analysis], statements: Sequence[Statement]
) -> Asked:
    """The groups of `aligner` as groups of statements, and warnings on what was refused."""
    if aligner is None:
        return Asked(None)
    claims = number_claims(analyses)
    try:
        answer = aligner.align(claims)
    except AlignmentError as error:
        return Asked(None, (f"statements are aligned by their words alone: {error}",))
    vetted = vet(answer.groups, claims)
    clauses: dict[ClaimKey, list[Statement]] = defaultdict(list)
    for statement in statements:
        clauses[claim_key(statement)].append(statement)
    keys = {each.id: (each.article, each.claim.id) for each in claims}
    refused = (f"the alignment's {refusal}: left out" for refusal in vetted.refused)
    return Asked(
        groups=tuple(_judged(group, keys, clauses) for group in vetted.groups),
        warnings=(*answer.warnings, *refused),
        engine=answer.engine,
    )


def _judged(
    group: ClaimGroup,
    keys: Mapping[str, ClaimKey],
    clauses: Mapping[ClaimKey, Sequence[Statement]],
) -> JudgedGroup:
    members = [_whole(clauses[keys[claim]]) for claim in group.claims if keys[claim] in clauses]
    circles = _circles(group)
    return JudgedGroup(
        members=tuple(sorted(members, key=lambda member: member.whole.place)),
        judgements={
            frozenset(keys[claim] for claim in pair): judgement
            for pair, judgement in _spread(group, circles).items()
        },
        circles={keys[claim]: circle for claim, circle in circles.items()},
    )


def _circles(group: ClaimGroup) -> dict[str, frozenset[str]]:
    """The claims that agree with each claim, itself among them."""
    circles = {claim: frozenset((claim,)) for claim in group.claims}
    agreed = [(pair.a, pair.b) for pair in group.agreement if pair.relation == "agree"]
    for circle in connected(group.claims, agreed):
        circles |= dict.fromkeys(circle, frozenset(circle))
    return circles


def _spread(
    group: ClaimGroup, circles: Mapping[str, frozenset[str]]
) -> dict[frozenset[str], Judgement]:
    """The judgements with what follows from them; what is said counts before what follows.

    Who agrees with one agrees with all who agree with it; whom one of them contradicts, all do.
    """
    judged: dict[frozenset[str], Judgement] = {
        frozenset((pair.a, pair.b)): pair.relation for pair in group.agreement
    }
    for pair in group.agreement:
        if pair.relation == "agree" or circles[pair.a] != circles[pair.b]:
            for both in product(circles[pair.a], circles[pair.b]):
                judged.setdefault(frozenset(both), pair.relation)
    return judged


def _whole(clauses: Sequence[Statement]) -> Told:
    """A claim as one statement, from its clauses."""
    first = clauses[0]
    merged = replace(
        first,
        start=min(clause.start for clause in clauses),
        end=max(clause.end for clause in clauses),
        concepts={c: t for clause in reversed(clauses) for c, t in clause.concepts.items()},
        names=frozenset().union(*(clause.names for clause in clauses)),
        days=frozenset().union(*(clause.days for clause in clauses)),
        tokens=tuple(token for clause in clauses for token in clause.tokens),
        negations=tuple(token for clause in clauses for token in clause.negations),
        time=next((clause.time for clause in clauses if clause.time is not None), None),
    )
    return Told(merged, tuple(clauses))


class ComparedFigures:
    """The figures that code has compared, as grounds for what is judged of their claims."""

    def __init__(self, groups: Sequence[Sequence[Figure]]) -> None:
        self._of: dict[ClaimKey, dict[int, Figure]] = defaultdict(dict)
        for number, group in enumerate(groups):
            for figure in group:
                self._of[claim_key(figure.statement)].setdefault(number, figure)

    def tell_all_of(self, group: JudgedGroup) -> bool:
        """Whether the fact of one compared figure tells all that the claims have in common.

        It does where the figure is the point of each claim, and where the claims give it
        differently: a fact beside it would quote one figure as what all of them say.
        """
        of_each = [self._of.get(claim_key(member.whole), {}) for member in group.members]
        common = set(of_each[0]).intersection(*of_each) if of_each else set()
        brief = all(len(member.clauses) == 1 for member in group.members)
        return any(
            brief or not all(same(of_each[0][n].quantity, each[n].quantity) for each in of_each)
            for n in common
        )

    def verdict(self, a: Statement, b: Statement, judged: Judgement | None) -> tuple[Verdict, bool]:
        """How two claims stand to each other, and whether their figures bear it out.

        Where figures of the two have been compared, a contradiction is theirs to decide: "at
        least 30" and "42" are none, whoever says so.
        """
        compared = [
            (relate_figures(figure, other), same(figure.quantity, other.quantity))
            for number, figure in self._of.get(claim_key(a), {}).items()
            if (other := self._of.get(claim_key(b), {}).get(number)) is not None
        ]
        differing = [verdict for verdict, _ in compared if verdict.relation != "shared"]
        alike = any(same for _, same in compared)
        if judged == "contradict":
            if differing:
                return differing[0], True
            if compared and not alike:
                return compared[0][0], False
            return relate_contradicting(a, b), False
        if judged == "agree":
            return relate_agreeing(a, b), alike and not differing
        return relate_statements(a, b), False
