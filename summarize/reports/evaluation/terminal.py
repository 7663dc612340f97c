"""Reports on evaluations on a terminal: gates, scores with arms side by side, costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from summarize.reports.evaluation import figures, words
from summarize.reports.evaluation.outline import evaluation_view
from summarize.reports.page import Page
from summarize.reports.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from summarize.reports.evaluation.views import (
        Gate,
        Outline,
        Rows,
        ScoreGroup,
        ScoreName,
        ScoreRow,
    )
    from summarize.reports.parts import Document

LOWER: Final = "↓"
_TITLE: Final = 24  # columns for the names of scores
_CELL: Final = 15  # ".73 [.61, .85]"
_GAP: Final = 2
_FIRST: Final = re.compile(r"[^:/@_ -]*[:/@_ -]?")  # a name up to where it may be parted


def print_evaluation(report: Document, console: Console) -> None:
    """Print the report on `report` (public JSON of an evaluation)."""
    view, page = evaluation_view(report), Page(console)
    outline = view.outline
    page.prose(Text(outline.title, "bold"))
    page.prose(Text(view.verdict, "bold" if view.failing else ""))
    _gates(page, [gate for gate in view.gates if not gate.passed])
    for group in outline.groups:
        _scores(page, outline, group)
    page.space()
    some = any(_carried(row) for group in outline.groups for row in _shown(group))
    note = f" {words.SOME_EVENTS}" if some else ""
    page.prose(Text(f"{words.SHARE_MEANS} {LOWER} {words.LOWER}.{note}", "dim"), 2)
    print_costs(page, outline)
    print_failed(page, outline)
    print_footer(page, outline)


def print_costs(page: Page, outline: Outline) -> None:
    """What the replies of each arm came to."""
    page.section(words.COSTS)
    if not outline.costs:
        page.prose(Text(words.NO_MODEL), 2)
        return
    arm_table(page, outline.names, outline.costs)
    if any(cell.startswith("≈") for row in outline.costs for cell in row[1:]):
        page.prose(Text(f"{words.TOKENS_COUNTED}.", "dim"), 2)


def print_failed(page: Page, outline: Outline) -> None:
    """The articles of which an arm gave no analysis, and why."""
    failed = [(arm.name, each) for arm in outline.arms for each in arm.failed]
    if failed:
        page.section(words.FAILED_ARTICLES)
    for name, each in failed:
        reasons = "; ".join(dict.fromkeys(each.reasons))
        page.marked("✗", Text(f"{name}, {each.event}/{each.article}: {reasons}"))


def print_footer(page: Page, outline: Outline) -> None:
    """How many differences from the labels there are, and what made the report."""
    page.space()
    for arm in outline.arms:
        shown = sum(each.total for each in arm.missed)
        page.prose(Text(f"{arm.name}: {counted(shown, 'difference')} from the labels.", "dim"))
    page.prose(Text(f"summarize {outline.version}", "dim"))


def arm_table(page: Page, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows of a heading and a value for each arm, as many arms at a time as fit."""
    listed = [tuple(row) for row in rows]
    fitting = max(1, (page.measure - 2 - _TITLE) // (_CELL + _GAP))
    for start in range(0, len(names), fitting):
        if start:
            page.space()
        shown = slice(start, start + fitting)
        head = [Text(), *(Text(_folded(name), "dim") for name in names[shown])]
        body = [[Text(row[0]), *map(Text, row[1:][shown])] for row in listed]
        page.columns([head, *body], range(1, len(head)) if _narrow(listed) else ())


def _narrow(rows: Sequence[Sequence[str]]) -> bool:
    """Whether all values are short enough to stay on one line."""
    return all(len(cell) <= _CELL for row in rows for cell in row[1:])


def _folded(name: str) -> str:
    """A name on lines of a cell's width, parted where it has a sign if that is possible."""
    lines = [""]
    for piece in _FIRST.findall(name):
        if len(lines[-1]) + len(piece) > _CELL and lines[-1]:
            lines.append("")
        lines[-1] += piece
        while len(lines[-1]) > _CELL:
            lines[-1:] = [lines[-1][:_CELL], lines[-1][_CELL:]]
    return "\n".join(line for line in lines if line)


def titled(score: ScoreName) -> str:
    """A score's title, with a sign where lower is better."""
    return f"{score.title} {LOWER}" if score.lower else score.title


def _gates(page: Page, failing: Sequence[Gate]) -> None:
    """The gates that fail; those that hold are in the other reports."""
    if failing:
        page.section(words.GATES)
    for each in failing:
        told = Text("FAILS  ", "bold red")
        told.append(f"{each.arm}: {each.gate}: {each.detail}", "default not bold")
        page.marked("✗", told)


def _scores(page: Page, outline: Outline, group: ScoreGroup) -> None:
    """All scores over all events; over some events those to look at first."""
    page.section(f"{words.SCORES}: {group.title.lower()}")
    arm_table(page, outline.names, _score_rows(_shown(group)))


def _shown(group: ScoreGroup) -> list[ScoreRow]:
    return [row for row in group.rows if row.of.tested or group.key == "all"]


def _carried(row: ScoreRow) -> str:
    """How many of the events have the score, where not all do: " (1/3)"; else ""."""
    counts = dict.fromkeys(cell.carried for cell in row.cells if cell is not None)
    if all(having == of for having, of in counts):
        return ""
    return f" ({', '.join(f'{having}/{of}' for having, of in counts)})"


def _score_rows(rows: Sequence[ScoreRow]) -> Rows:
    return tuple(
        (
            titled(row.of) + _carried(row),
            *(figures.NONE if cell is None else cell.whole for cell in row.cells),
        )
        for row in rows
    )
