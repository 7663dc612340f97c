"""Drafts of all facts: what several outlets tell, then what one alone tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from summarize.comparison.aligner import ComparedFigures, claim_key
from summarize.comparison.alignment import align, numbered
from summarize.comparison.counting import is_event_count
from summarize.comparison.details import brings_its_own, lone_names, name_users
from summarize.comparison.doubts import Doubts
from summarize.comparison.facts import (
    figure_fact,
    judged_fact,
    lone_fact,
    name_fact,
    statement_fact,
)
from summarize.comparison.figure_groups import group_figures
from summarize.comparison.figures import figures_of
from summarize.comparison.links import compared_pairs, connected
from summarize.comparison.relate import relate_figures
from summarize.comparison.similarity import is_participant
from summarize.comparison.statements import is_toll
from summarize.comparison.telling import tellers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from summarize.comparison.aligner import JudgedGroup
    from summarize.comparison.columns import Column
    from summarize.comparison.copies import CopyMap
    from summarize.comparison.draft import Draft
    from summarize.comparison.figures import Figure
    from summarize.comparison.meaning import Meanings
    from summarize.comparison.relate import Verdict
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement
    from summarize.comparison.strangers import Acquaintance

# Roles whose figure is a fact by itself; a share or a length needs the sentence it stands in.
_TELLING = frozenset(
    {
        "affected",
        "attended",
        "damaged",
        "deployed",
        "detained",
        "dismissed",
        "displaced",
        "infected",
        "killed",
        "missing",
        "owed",
        "paid",
        "rescued",
        "voted",
        "wounded",
    }
)
_STATEMENT = 3  # concepts and names that a sentence must bring to be told as a fact of its own


def draft_facts(
    columns: Sequence[Column],
    statements: Sequence[Statement],
    names: Mapping[str, str],
    weights: Weights,
    copies: CopyMap,
    acquaintance: Acquaintance,
    judged: Sequence[JudgedGroup] | None = None,
    meanings: Meanings | None = None,
) -> list[Draft]:
    """Every fact of the event, each claim in at least one: a draft is a fact without a number.

    `judged` are the groups of an aligner, which take the place of the alignment by words, as
    `meanings`, where there are any, support it.
    """
    users = name_users(columns, names)
    figures_told = figures_of(statements)
    aligned = align(statements, weights, meanings) if judged is None else None
    if aligned is not None:
        together_in = aligned.groups_of
    else:
        together_in = numbered(group.clauses for group in judged or ())
    counted = group_figures(figures_told, weights, acquaintance, together_in)
    if judged is not None:
        counted = tuple(chain.from_iterable(_as_judged(group, judged) for group in counted))
    compared = [group for group in counted if len(tellers(_statements(group))) > 1]
    shared: Sequence[Sequence[Statement]]
    if aligned is not None:
        shared = _shared_statements(aligned.groups, compared)
        differing = _differing(compared)
        together = [statement_fact(each, aligned, copies, differing) for each in shared]
    elif judged is not None:
        figures = ComparedFigures(compared)
        groups = [group for group in judged if len(tellers(group.wholes)) > 1]
        shared = [group.clauses for group in groups]
        together = [
            judged_fact(group, figures, copies)
            for group in groups
            if not figures.tell_all_of(group)
        ]
    summed = [f for group in compared for f in group if f.parts > 1]
    lone = [g for g in counted if g not in compared and _tells(g) and not _is_part(g[0], summed)]
    told = {id(s) for s in chain(chain.from_iterable(shared), *map(_statements, compared))}
    drafts = [figure_fact(group, copies) for group in compared]
    drafts += together
    drafts += _name_drafts(chain.from_iterable(shared), users, names)
    doubts = Doubts(statements, figures_told, aligned.likeliest if aligned else {})
    drafts += [_lone_figure(group, copies, doubts, told) for group in lone]
    counted_alone = {id(group[0].statement.claim) for group in lone}
    told |= {id(s) for s in statements if id(s.claim) in counted_alone}  # shown whole
    return [*drafts, *_lone_drafts(statements, told, users, names, doubts)]


def _as_judged(
    figures: Sequence[Figure], judged: Sequence[JudgedGroup]
) -> list[tuple[Figure, ...]]:
    """The figures apart whose claims an aligner has not put together: it has read them."""
    at = {claim_key(f.statement): n for n, f in enumerate(figures)}
    near = [
        (at[a], at[b])
        for group in judged
        for a, b in pairwise([k for k in map(claim_key, group.wholes) if k in at])
    ]
    same = [(n, at[claim_key(f.statement)]) for n, f in enumerate(figures)]
    parts = connected(range(len(figures)), [*near, *same])
    alone = set(range(len(figures))) - {n for part in parts for n in part}
    groups = [*parts, *([n] for n in sorted(alone))]
    return [tuple(figures[n] for n in group) for group in groups]


def _lone_figure(
    group: Sequence[Figure], copies: CopyMap, doubts: Doubts, told: Collection[int]
) -> Draft:
    """The fact of a figure that one outlet alone gives, doubtful if another gives its kind."""
    statement = group[0].statement
    draft = figure_fact(group, copies, bare=id(statement) in told)
    return replace(draft, doubtful=doubts.about([statement]))


def _statements(figures: Sequence[Figure]) -> list[Statement]:
    return [figure.statement for figure in figures]


def _shared_statements(
    groups: Sequence[Sequence[Statement]], compared: Sequence[Sequence[Figure]]
) -> list[Sequence[Statement]]:
    """The groups that several outlets tell, but for those whose one point is a compared figure.

    What is told with a toll is a point of its own where it shares two concepts: that people died
    "in the fire" is none.
    """
    pointed = [
        ({id(statement) for statement in _statements(figures)}, is_toll(figures[0].quantity))
        for figures in compared
    ]
    return [
        group
        for group in groups
        if len(tellers(group)) > 1
        and not any(
            {id(statement) for statement in group} <= members and not (toll and _shares_more(group))
            for members, toll in pointed
        )
    ]


def _differing(compared: Sequence[Sequence[Figure]]) -> dict[frozenset[int], Verdict]:
    """How statements stand to each other whose figures for one thing differ, by their ids.

    Wording that is alike but for its figure must not be shown as agreement. Tolls are told
    beside what they are told with, and leave it as it is.
    """
    return {
        frozenset((id(a.statement), id(b.statement))): verdict
        for group in compared
        for a, b in compared_pairs(group, lambda f: (f.quantity.value, f.statement.column.id))
        if a.statement.column is not b.statement.column and not is_event_count(a.quantity)
        if (verdict := relate_figures(a, b)).relation != "shared"
    }


def _shares_more(group: Sequence[Statement]) -> bool:
    common = frozenset.intersection(*(frozenset(statement.concepts) for statement in group))
    return sum(not is_participant(concept) for concept in common) > 1


def _is_part(figure: Figure, sums: Sequence[Figure]) -> bool:
    """Whether a figure is one of those that a compared sum adds up."""
    evidence = figure.quantity.evidence
    return any(
        total.statement.column is figure.statement.column
        and total.quantity.evidence.start <= evidence.start < total.quantity.evidence.end
        for total in sums
    )


def _tells(figures: Sequence[Figure]) -> bool:
    return figures[0].quantity.role in _TELLING and figures[0].parts == 1


def _name_drafts(
    statements: Iterator[Statement],
    users: Mapping[str, frozenset[str]],
    names: Mapping[str, str],
) -> list[Draft]:
    """A fact for each name that only one outlet uses: "in the city of Yevlakh"."""
    first: dict[str, Draft] = {}
    for statement, name, evidence in lone_names(statements, users, names):
        first.setdefault(name, name_fact(statement, name, evidence))
    return list(first.values())


def _lone_drafts(
    statements: Sequence[Statement],
    told: set[int],
    users: Mapping[str, frozenset[str]],
    names: Mapping[str, str],
    doubts: Doubts,
) -> Iterator[Draft]:
    """What no fact shows yet: whole claims, or the clauses left of a claim shown in part.

    No claim is lost: one with too few words to be searched for is left undecided.
    """
    for _, clauses in groupby(statements, key=lambda s: (s.column.id, s.claim.id)):
        group = list(clauses)
        left = [clause for clause in group if id(clause) not in told]
        if len(left) == len(group):
            short = len(group[0].context) < _STATEMENT  # too few words to search by
            distinct = brings_its_own(group, users, names)
            draft = lone_fact(group, whole=True, distinct=distinct)
            yield replace(draft, doubtful=short or doubts.about(group))
            continue
        for clause in left:
            if len(clause.terms) >= _STATEMENT:
                distinct = brings_its_own([clause], users, names)
                draft = lone_fact([clause], whole=False, distinct=distinct)
                yield replace(draft, doubtful=doubts.about([clause]))
