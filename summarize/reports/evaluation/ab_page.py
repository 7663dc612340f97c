"""The page on an A/B; public JSON in, HTML out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.evaluation import words
from summarize.reports.evaluation.ab_outline import ab_view
from summarize.reports.evaluation.charts import ROW, Chart, Mark, Scale, differences_scale
from summarize.reports.evaluation.page import STYLE, common
from summarize.reports.html.rendering import rendered

if TYPE_CHECKING:
    from summarize.reports.evaluation.views import AbView, DifferenceRow
    from summarize.reports.parts import Document


@dataclass(frozen=True, slots=True)
class Paired:
    """The events' differences on one scale."""

    scale: Scale
    margin: float | None  # in per cent: where a second arm that is worse by the margin would lie
    events: tuple[Chart, ...]
    mean: Chart


@dataclass(frozen=True, slots=True)
class Differences:
    """Differences score by score on one scale; no chart for a count."""

    title: str
    scale: Scale
    rows: tuple[tuple[DifferenceRow, Chart | None], ...]


def ab_page(report: Document) -> str:
    """The report on `report`, the public JSON of an A/B, as one HTML page."""
    view = ab_view(report)
    return rendered(
        "ab.html.jinja",
        STYLE,
        view=view,
        paired=_paired(view),
        differences=_differences(view),
        outcomes=_outcomes(view),
        **common(view.outline, view.primary),
    )


def _outcomes(view: AbView) -> tuple[tuple[str, str, int], ...]:
    """(outcome, in words, how many articles) for those there are."""
    found = [each.outcome for each in view.articles]
    return tuple(
        (outcome, means, found.count(outcome))
        for outcome, means in words.OUTCOMES.items()
        if outcome in found
    )


def _paired(view: AbView) -> Paired:
    margin = None
    if view.required and view.required.margin:
        margin = view.required.margin if view.primary.lower else -view.required.margin
    whole = view.differences[0]
    ends = [each for each in (whole.low, whole.high, margin) if each is not None]
    scale = differences_scale([*(each.value for each in view.events), whole.value, *ends])
    return Paired(
        scale,
        None if margin is None else scale.at(margin),
        tuple(_chart(scale, each.value, hollow=each.held_out) for each in view.events),
        _chart(scale, whole.value, whole.low, whole.high),
    )


def _differences(view: AbView) -> tuple[Differences, ...]:
    """The scores that have a verdict; then the others, which have a scale of their own."""
    tested = [row for row in view.differences if row.verdict != words.NOT_TESTED]
    rest = [row for row in view.differences if row.verdict == words.NOT_TESTED]
    tables = []
    for title, rows in ((words.DIFFERENCES, tested), (words.NOT_TESTED, rest)):
        drawn = [row for row in rows if row.of.share]
        ends = [end for row in drawn for end in (row.value, row.low, row.high) if end is not None]
        scale = differences_scale(ends)
        charts = [
            _chart(scale, row.value, row.low, row.high) if row.of.share else None for row in rows
        ]
        tables.append(Differences(title, scale, tuple(zip(rows, charts, strict=True))))
    return tuple(tables)


def _chart(
    scale: Scale,
    value: float,
    low: float | None = None,
    high: float | None = None,
    *,
    hollow: bool = False,
) -> Chart:
    start, end = (None if each is None else scale.at(each) for each in (low, high))
    return Chart(ROW, (Mark(0, scale.at(value), ROW // 2, start, end, hollow),))
