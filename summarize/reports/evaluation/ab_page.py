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
    from summarize.reports.evaluation.views import AbView
    from summarize.reports.parts import Document


@dataclass(frozen=True, slots=True)
class Paired:
    """The events' differences on one scale."""

    scale: Scale
    zero: float  # per cent of the width
    margin: float | None  # where a second arm that is worse by the margin would lie
    events: tuple[Chart, ...]
    mean: Chart
    differences: tuple[Chart | None, ...]  # of all scores; None of counts
    all_scale: Scale
    all_zero: float


def ab_page(report: Document) -> str:
    """The report on `report`, the public JSON of an A/B, as one HTML page."""
    view = ab_view(report)
    return rendered(
        "ab.html.jinja",
        STYLE,
        view=view,
        paired=_paired(view),
        outcomes=_outcomes(view),
        **common(view.outline),
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
    ends = [each for each in (view.low, view.high, margin) if each is not None]
    scale = differences_scale([*(each.value for each in view.events), view.mean, *ends])
    shares = [each for each in view.differences if each.of.share]
    values = [v for each in shares for v in (each.value, each.low, each.high) if v is not None]
    all_scale = differences_scale(values)
    return Paired(
        scale,
        scale.at(0),
        None if margin is None else scale.at(margin),
        tuple(_chart(scale, each.value, None, None, 0) for each in view.events),
        _chart(scale, view.mean, view.low, view.high, 0),
        tuple(
            _chart(all_scale, each.value, each.low, each.high, 0) if each.of.share else None
            for each in view.differences
        ),
        all_scale,
        all_scale.at(0),
    )


def _chart(scale: Scale, value: float, low: float | None, high: float | None, number: int) -> Chart:
    start, end = (None if each is None else scale.at(each) for each in (low, high))
    return Chart(ROW, (Mark(number, scale.at(value), ROW // 2, start, end),))
