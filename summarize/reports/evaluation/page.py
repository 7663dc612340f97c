"""The page on an evaluation; public JSON in, HTML out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from summarize.reports import wording
from summarize.reports.evaluation import words
from summarize.reports.evaluation.charts import SHARES, Chart, chart
from summarize.reports.evaluation.figures import NONE
from summarize.reports.evaluation.misses import by_kind, filters
from summarize.reports.evaluation.outline import evaluation_view
from summarize.reports.html.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.evaluation.views import Measured, Outline, ScoreGroup, ScoreName
    from summarize.reports.parts import Document

STYLE: Final = "evaluation.css"


@dataclass(frozen=True, slots=True)
class Line:
    """An arm's score beside its mark in a chart."""

    number: int  # of the arm, from 1
    score: Measured | None
    held_out: bool
    note: str  # which events, where a chart shows several groups of them; how many


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A score with its chart; None for a count, which has no scale."""

    of: ScoreName
    chart: Chart | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Scores over a group of events: those to look at first, and the rest."""

    key: str
    title: str
    first: tuple[ChartRow, ...]
    rest: tuple[ChartRow, ...]


def evaluation_page(report: Document) -> str:
    """The report on `report`, the public JSON of an evaluation, as one HTML page."""
    view = evaluation_view(report)
    return rendered(
        "evaluation.html.jinja",
        STYLE,
        view=view,
        filters=filters(view.outline),
        by_kind=by_kind,
        **common(view.outline, next(iter(view.outline.columns), None)),
    )


def common(outline: Outline, first: ScoreName | None) -> dict[str, Any]:
    """What the templates of both pages are given; `first` is the score that each arm is told by."""
    return {
        "outline": outline,
        "words": words,
        "counted": wording.counted,
        "tables": chart_tables(outline),
        "shares": SHARES,
        "headlines": _headlines(outline, first),
        "panels": (),
    }


def _headlines(outline: Outline, of: ScoreName | None) -> tuple[str, ...]:
    """Each arm's score `of` over all events, in words; () where there is none."""
    rows = [row for group in outline.groups if group.key == "all" for row in group.rows]
    return tuple(
        f"{row.of.title}: {each.whole if each else NONE}"
        for row in rows
        if row.of == of
        for each in row.cells
    )


def chart_tables(outline: Outline) -> tuple[ChartTable, ...]:
    """The scores over all events; then those of held-out events beside the others'."""
    groups = {group.key: group for group in outline.groups}
    tables = [_table("all", groups["all"].title, (groups["all"],))] if "all" in groups else []
    if "development" in groups and "held_out" in groups:
        both = (groups["development"], groups["held_out"])
        tables.append(_table("held_out", words.HELD_OUT_BESIDE, both))
    return tuple(tables)


def _table(key: str, title: str, groups: Sequence[ScoreGroup]) -> ChartTable:
    by_name = [{row.of.name: row for row in group.rows} for group in groups]
    names = list(dict.fromkeys(row.of for group in groups for row in group.rows))
    rows = []
    for of in names:
        found = [each.get(of.name) for each in by_name]
        arms = max(len(row.cells) for row in found if row)
        lines = [
            _line(arm, row.cells[arm] if row else None, group, len(groups))
            for arm in range(arms)
            for row, group in zip(found, groups, strict=True)
        ]
        marks = chart((each.number, each.score, each.held_out) for each in lines)
        rows.append(ChartRow(of, marks if of.share else None, tuple(lines)))
    first = tuple(row for row in rows if row.of.tested)
    rest = tuple(row for row in rows if not row.of.tested)
    return ChartTable(key, title, first or rest, rest if first else ())


def _line(arm: int, score: Measured | None, group: ScoreGroup, groups: int) -> Line:
    held_out = group.key == "held_out"
    of = words.HELD_OUT if held_out else words.FOR_DEVELOPMENT
    notes = [of] if groups > 1 else []
    notes += [score.note] if score and score.note else []
    return Line(arm + 1, score, held_out, ", ".join(notes))
