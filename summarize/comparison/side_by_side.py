"""Analyses to one Comparison."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.comparison.alignment import align
from summarize.comparison.brief import write_brief
from summarize.comparison.columns import column_of
from summarize.comparison.copies import find_copies
from summarize.comparison.details import lone_names, name_users
from summarize.comparison.facts import (
    Draft,
    figure_fact,
    lone_fact,
    name_fact,
    statement_fact,
    tellers,
    with_search,
)
from summarize.comparison.figures import figures_of, group_figures
from summarize.comparison.framing import compare_framing, compare_sourcing
from summarize.comparison.names import compare_names
from summarize.comparison.search import index_passages, search
from summarize.comparison.shared_names import share_names
from summarize.comparison.similarity import weigh
from summarize.comparison.statements import is_toll, statements_of
from summarize.comparison.strangers import strangers
from summarize.comparison.types import (
    SCHEMA,
    ArticleHeading,
    Comparison,
    Failure,
    Undecided,
)
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.analysis.types import Analysis
    from summarize.articles.types import ArticleError
    from summarize.comparison.columns import Column
    from summarize.comparison.copies import CopyMap
    from summarize.comparison.figures import Figure
    from summarize.comparison.similarity import Weights
    from summarize.comparison.statements import Statement

# Roles whose figure is a fact by itself; a share or a length needs the sentence it stands in.
_TELLING = frozenset(
    [
        "killed",
        "wounded",
        "missing",
        "displaced",
        "detained",
        "affected",
        "rescued",
        "dismissed",
        "voted",
        "attended",
        "infected",
        "deployed",
        "damaged",
        "paid",
        "owed",
    ]
)
_STATEMENT = 3  # concepts that a sentence must bring to be told as a fact of its own


def compare(analyses: Sequence[Analysis], *, failures: Iterable[ArticleError] = ()) -> Comparison:
    """Lay two or more analyses side by side.

    The result does not depend on the order of `analyses`, but for the order of its columns.
    `failures` are inputs that gave no analysis; they are listed. Raises UsageError with fewer
    than two analyses or when two have one id.
    """
    _check(analyses)
    columns = sorted((column_of(analysis) for analysis in analyses), key=lambda c: c.id)
    names = share_names(columns)
    statements = [s for column in columns for s in statements_of(column, names)]
    weights = weigh(statements)
    copies = find_copies(columns)
    drafts = list(_drafts(columns, statements, names, weights, copies))
    passages = index_passages(columns, names, weights)
    searched = [
        with_search(d, search(passages, d.terms, {c.article for c in d.fact.claims}))
        for d in drafts
    ]
    ranked = sorted(searched, key=lambda draft: draft.rank)
    facts = tuple(
        replace(draft.fact, id=f"f{number}")
        for number, draft in enumerate((d for d in ranked if not d.undecided), start=1)
    )
    return Comparison(
        schema_=SCHEMA,
        articles=tuple(_heading(analysis) for analysis in analyses),
        analyses=tuple(analyses),
        failures=tuple(Failure(failure.input, failure.reason) for failure in failures),
        facts=facts,
        undecided=tuple(_undecided(draft) for draft in ranked if draft.undecided),
        names=compare_names(analyses, names),
        framing=compare_framing(analyses),
        sourcing=compare_sourcing(analyses),
        brief=write_brief(facts, {column.id: column.teller for column in columns}),
        copies=copies.groups,
        warnings=tuple(_warnings(columns, weights, statements)),
    )


def _check(analyses: Sequence[Analysis]) -> None:
    if len(analyses) < 2:
        raise UsageError(f"a comparison needs two articles or more, not {len(analyses)}")
    ids = [analysis.article.id for analysis in analyses]
    if len(set(ids)) < len(ids):
        twice = sorted({each for each in ids if ids.count(each) > 1})
        raise UsageError(f"two analyses have the id {twice[0]!r}; give each article its own id")


def _drafts(
    columns: Sequence[Column],
    statements: Sequence[Statement],
    names: Mapping[str, str],
    weights: Weights,
    copies: CopyMap,
) -> Iterator[Draft]:
    """Facts of figures, then of statements, then the names that one outlet brings to them."""
    users = name_users(columns, names)
    told: set[int] = set()  # statements that a fact already shows
    compared: list[set[int]] = []  # statements whose one point is a figure, and it is compared
    for figures in group_figures(figures_of(statements), weights):
        members = [figure.statement for figure in figures]
        several = len(tellers(members)) > 1
        if several or _tells(figures):
            yield figure_fact(figures, copies)
            told.update(id(member) for member in members)
        if not several and _tells(figures):  # its text is the whole claim
            told.update(id(s) for s in statements if s.claim is members[0].claim)
        if several and not is_toll(figures[0].quantity):
            compared.append({id(member) for member in members})
    for group in align(statements, weights):
        if any({id(member) for member in group} <= members for members in compared):
            continue
        if len(tellers(group)) > 1:
            yield statement_fact(group, weights, copies)
            yield from _name_drafts(group, users, names)
            told.update(id(member) for member in group)
    yield from _lone_drafts(statements, told, users, names)


def _lone_drafts(
    statements: Sequence[Statement],
    told: set[int],
    users: Mapping[str, frozenset[str]],
    names: Mapping[str, str],
) -> Iterator[Draft]:
    """What no fact shows yet: whole claims, or the clauses left of a claim shown in part."""
    for _, clauses in groupby(statements, key=lambda s: (s.column.id, s.claim.id)):
        group = list(clauses)
        left = [clause for clause in group if id(clause) not in told]
        if len(left) == len(group):
            if len(group[0].context) >= _STATEMENT:
                distinct = any(lone_names(group, users, names))
                yield lone_fact(group, whole=True, distinct=distinct)
            continue
        for clause in left:
            if len(clause.terms) >= _STATEMENT:
                distinct = any(lone_names([clause], users, names))
                yield lone_fact([clause], whole=False, distinct=distinct)


def _tells(figures: Sequence[Figure]) -> bool:
    return figures[0].quantity.role in _TELLING and figures[0].parts == 1


def _name_drafts(
    group: Sequence[Statement], users: Mapping[str, frozenset[str]], names: Mapping[str, str]
) -> Iterator[Draft]:
    """A fact for each name that only one outlet uses: "in the city of Yevlakh"."""
    seen: set[str] = set()
    for statement, name, evidence in lone_names(group, users, names):
        if name not in seen:
            seen.add(name)
            yield name_fact(statement, name, evidence)


def _undecided(draft: Draft) -> Undecided:
    claim = draft.fact.claims[0]
    near = tuple(missing for missing in draft.fact.not_found_in if missing.similarity == "weak")
    return Undecided(claim.article, claim.claim, claim.text, claim.evidence, near)


def _heading(analysis: Analysis) -> ArticleHeading:
    head = analysis.article
    return ArticleHeading(
        head.id, head.outlet, head.title, head.published, head.language, head.url, head.sha256
    )


def _warnings(
    columns: Sequence[Column], weights: Weights, statements: Sequence[Statement]
) -> Iterator[str]:
    for column in columns:
        if column.analysis.article.text is None:
            yield (
                f"{column.id}: its analysis carries no text, so only its quoted sentences were"
                " searched before anything is said to be not found in it"
            )
    yield from strangers(statements, weights)
