"""Analyses to one Comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.comparison.aligner import ask_aligner
from summarize.comparison.brief import write_brief
from summarize.comparison.columns import column_of
from summarize.comparison.copies import find_copies
from summarize.comparison.draft import mutual, with_search
from summarize.comparison.drafting import draft_facts
from summarize.comparison.framing import compare_framing, compare_sourcing
from summarize.comparison.meaning import meanings_of
from summarize.comparison.names import compare_names
from summarize.comparison.search import index_passages, search
from summarize.comparison.shared_names import share_names
from summarize.comparison.similarity import weigh
from summarize.comparison.statements import statements_of
from summarize.comparison.strangers import acquaint, events_apart, strangers
from summarize.comparison.types import SCHEMA, ArticleHeading, Comparison, Failure, Undecided
from summarize.comparison.wording import in_a_row
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.analysis.types import Analysis
    from summarize.articles.types import ArticleError
    from summarize.comparison.aligner import Aligner
    from summarize.comparison.columns import Column
    from summarize.comparison.draft import Draft
    from summarize.comparison.meaning import Encoder
    from summarize.comparison.strangers import Acquaintance


def compare(
    analyses: Sequence[Analysis],
    *,
    failures: Iterable[ArticleError] = (),
    aligner: Aligner | None = None,
    encoder: Encoder | None = None,
) -> Comparison:
    """Lay two or more analyses side by side.

    The result does not depend on the order of `analyses`, but for the order of its columns.
    `failures` are inputs that gave no analysis; they are listed. An `aligner` says which claims
    speak of the same thing; without one, or where it has no answer, their words do, and with an
    `encoder` their meaning as well. Raises UsageError with fewer than two analyses or when two
    have one id.
    """
    _check(analyses)
    columns = sorted((column_of(analysis) for analysis in analyses), key=lambda c: c.id)
    names = share_names(columns)
    statements = [s for column in columns for s in statements_of(column, names)]
    weights = weigh(statements)
    copies = find_copies(columns)
    acquaintance = acquaint(columns, statements, weights)
    asked = ask_aligner(aligner, analyses, statements)
    encoded = encoder if asked.groups is None else None
    meanings = meanings_of(encoded, statements) if encoded else None
    drafts = draft_facts(
        columns, statements, names, weights, copies, acquaintance, asked.groups, meanings
    )
    passages = index_passages(columns, names, weights)
    searched = [
        with_search(d, search(passages, d.terms, {c.article for c in d.fact.claims}))
        for d in drafts
    ]
    ranked = sorted(mutual(searched), key=lambda draft: draft.rank)
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
        framing=compare_framing(analyses, facts),
        sourcing=compare_sourcing(analyses),
        brief=write_brief(facts, {column.id: column.teller for column in columns}),
        copies=copies.groups,
        warnings=(*_warnings(columns, acquaintance), *asked.warnings),
        alignment=asked.engine,
        semantic=encoded.encoding if encoded else None,
    )


def _check(analyses: Sequence[Analysis]) -> None:
    if len(analyses) < 2:
        raise UsageError(f"a comparison needs two articles or more, not {len(analyses)}")
    ids = [analysis.article.id for analysis in analyses]
    if len(set(ids)) < len(ids):
        twice = sorted({each for each in ids if ids.count(each) > 1})
        raise UsageError(f"two analyses have the id {twice[0]!r}; give each article its own id")


def _undecided(draft: Draft) -> Undecided:
    claim = draft.fact.claims[0]
    near = tuple(missing for missing in draft.fact.not_found_in if missing.similarity == "weak")
    return Undecided(claim.article, claim.claim, claim.text, claim.evidence, near)


def _heading(analysis: Analysis) -> ArticleHeading:
    head = analysis.article
    return ArticleHeading(
        head.id, head.outlet, head.title, head.published, head.language, head.url, head.sha256
    )


def _warnings(columns: Sequence[Column], acquaintance: Acquaintance) -> Iterator[str]:
    for column in columns:
        if column.analysis.article.text is None:
            yield (
                f"{column.id}: its analysis carries no text, so only its quoted sentences were"
                " searched before anything is said to be not found in it"
            )
    strange = list(strangers(columns, acquaintance))
    several = [group for group in events_apart(columns, acquaintance) if len(group) > 1]
    if len(several) > 1:
        told = "; ".join(in_a_row(group) for group in several)
        yield f"the articles seem to tell {len(several)} events, which should not be mixed: {told}"
    if len(strange) == 2 == len(columns):
        yield f"{in_a_row(strange)} seem to tell two different events"
    else:
        yield from (f"{each}: seems to tell another event than the others" for each in strange)
