"""Reports on evaluations as Markdown, fit for the summary of a job on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports.evaluation import figures, words
from summarize.reports.evaluation.outline import evaluation_view
from summarize.reports.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.reports.evaluation.views import (
        ArmView,
        Gate,
        Measured,
        Outline,
        ScoreGroup,
        ScoreName,
    )
    from summarize.reports.parts import Document


def evaluation_markdown(report: Document) -> str:
    """The report on `report` (public JSON of an evaluation) as a Markdown document."""
    view = evaluation_view(report)
    outline = view.outline
    lines = [
        f"# {escaped(outline.title)}",
        "",
        f"**{escaped(view.verdict)}**",
        "",
        *_gates(view.gates),
        *scores(outline),
        *events(outline),
        *costs(outline),
        *levels(outline),
        *meanings(outline.scores),
        *made(outline),
    ]
    return "\n".join(lines) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> Iterator[str]:
    """A table of cells that are Markdown already; after the first `left` columns, of figures."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * left}{'---:|' * (len(heads) - left)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def titled(score: ScoreName) -> str:
    """A score's title, and which way it is better where that is not plain."""
    return escaped(score.title) + (f" ({words.LOWER})" if score.lower else "")


def _gates(gates: Sequence[Gate]) -> Iterator[str]:
    if not gates:
        return
    yield f"## {words.GATES}"
    yield ""
    yield words.GATES_MEAN
    yield ""
    rows = [
        (
            "✅ holds" if each.passed else "❌ **fails**",
            *map(escaped, (each.arm, each.gate, each.detail)),
        )
        for each in gates
    ]
    yield from table(("", "arm", "gate", "found"), rows, 4)


def scores(outline: Outline) -> Iterator[str]:
    """A table of scores for each group of events, arms side by side."""
    yield f"## {words.SCORES}"
    yield ""
    yield f"{words.SHARE_MEANS} {words.REPEATS_MEAN}" if outline.repeated else words.SHARE_MEANS
    yield ""
    if outline.held_out:
        yield words.HELD_OUT_MEANS
        yield ""
    for group in outline.groups:
        yield f"### {group.title}"
        yield ""
        yield from table(("score", *map(escaped, outline.names)), _score_rows(group))


def _score_rows(group: ScoreGroup) -> Iterator[tuple[str, ...]]:
    for row in group.rows:
        title = f"**{titled(row.of)}**" if row.of.tested else titled(row.of)
        yield title, *(figures.NONE if each is None else _noted(each) for each in row.cells)


def _noted(score: Measured) -> str:
    return f"{score.whole} ({score.note})" if score.note else score.whole


def events(outline: Outline) -> Iterator[str]:
    """For each arm a table of its events."""
    yield f"## {words.EVENTS}"
    yield ""
    for arm in outline.arms:
        yield f"### {escaped(arm.name)}"
        yield ""
        heads = ("event", "kind", *map(titled, outline.columns), "differences from the labels")
        yield from table(heads, _event_rows(arm), 2)
        yield from _failed(arm)


def _event_rows(arm: ArmView) -> Iterator[tuple[str, ...]]:
    for each in arm.events:
        name = escaped(each.event) + (f" ({words.HELD_OUT})" if each.held_out else "")
        yield name, escaped(each.kind), *each.cells, f"{each.missed:,}"


def _failed(arm: ArmView) -> Iterator[str]:
    for each in arm.failed:
        reasons = "; ".join(dict.fromkeys(each.reasons))
        yield f"- No analysis of {escaped(f'{each.event}/{each.article}: {reasons}')}"
    if arm.failed:
        yield ""


def costs(outline: Outline) -> Iterator[str]:
    """What each arm's replies came to."""
    yield f"## {words.COSTS}"
    yield ""
    if not outline.costs:
        yield words.NO_MODEL
        yield ""
        return
    rows = [tuple(map(escaped, row)) for row in outline.costs]
    yield from table(("", *map(escaped, outline.names)), rows)
    if any(cell.startswith("≈") for row in outline.costs for cell in row[1:]):
        yield f"{words.TOKENS_COUNTED}."
        yield ""


def levels(outline: Outline) -> Iterator[str]:
    """How much of what was shown at each level of confidence was right."""
    if not outline.levels:
        return
    yield f"## {words.CONFIDENCE}"
    yield ""
    yield words.CONFIDENCE_MEANS
    yield ""
    rows = [(each.what, each.level, *each.cells) for each in outline.levels]
    yield from table(("shown", "confidence", *map(escaped, outline.names)), rows, 2)


def meanings(names: Sequence[ScoreName]) -> Iterator[str]:
    """What each score says."""
    yield f"## {words.MEANINGS}"
    yield ""
    yield from table(("score", "means"), ((titled(n), escaped(n.meaning)) for n in names), 2)


def made(outline: Outline) -> Iterator[str]:
    """What was run and against which labels."""
    yield f"## {words.MADE}"
    yield ""
    head, *rows = (tuple(map(escaped, row)) for row in outline.made)
    yield from table(head, rows, len(head))
    heads = ("event", "kind", "articles", "use", "labels SHA-256")
    yield from table(heads, (tuple(map(escaped, row)) for row in outline.gold), 5)
    yield f"summarize {escaped(outline.version)}"
