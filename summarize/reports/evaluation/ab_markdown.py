"""Reports on an A/B as Markdown: the plain words first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports.evaluation import words
from summarize.reports.evaluation.ab_outline import ab_view
from summarize.reports.evaluation.markdown import (
    costs,
    events,
    levels,
    made,
    meanings,
    scores,
    table,
    titled,
)
from summarize.reports.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.reports.evaluation.views import AbView, DifferenceRow
    from summarize.reports.parts import Document


def ab_markdown(report: Document) -> str:
    """The report on `report` (public JSON of an A/B) as a Markdown document."""
    view = ab_view(report)
    lines = [
        f"# {escaped(view.outline.title)}",
        "",
        *_words(view),
        *_differences(view),
        *_pairs(view),
        *_articles(view),
        *costs(view.outline),
        *scores(view.outline),
        *events(view.outline),
        *levels(view.outline),
        *meanings(view.outline.scores),
        *made(view.outline),
    ]
    return "\n".join(lines) + "\n"


def _words(view: AbView) -> Iterator[str]:
    for number, sentence in enumerate(view.words):
        yield escaped(sentence) if number else f"**{escaped(sentence)}**"
        yield ""
    if view.required:
        sign = f"✅ {words.MET}" if view.required.passed else f"❌ {words.NOT_MET}"
        yield f"**{sign}:** {escaped(view.required.text)}. {escaped(view.required.detail)}"
        yield ""


def _differences(view: AbView) -> Iterator[str]:
    first, second = map(escaped, view.outline.names)
    yield f"## {words.DIFFERENCES}"
    yield ""
    yield words.DIFFERENCE_MEANS
    yield ""
    heads = ("score", first, second, "difference", "95 % interval", "by chance", "noticeable")
    yield from table((*heads, "events", "verdict"), map(_row, view.differences))
    for verdict, meaning in words.VERDICTS_MEAN.items():
        if any(each.verdict == verdict for each in view.differences):
            yield f"- **{verdict}**: {meaning}"
    yield ""
    yield words.VERDICT_NEEDS
    yield ""
    if view.by_event:
        yield words.BY_EVENT
        yield ""


def _row(row: DifferenceRow) -> tuple[str, ...]:
    title = f"**{titled(row.of)}**" if row.primary else titled(row.of)
    told = (row.difference, row.interval or "–", row.chance, row.noticeable, str(row.events))
    return title, row.first, row.second, *told, row.verdict


def _pairs(view: AbView) -> Iterator[str]:
    first, second = map(escaped, view.outline.names)
    yield f"## {words.PAIRS}: {escaped(view.primary.title)}"
    yield ""
    rows = [
        (
            escaped(each.event) + (f" ({words.HELD_OUT})" if each.held_out else ""),
            *(each.first, each.second, each.difference),
        )
        for each in view.events
    ]
    yield from table(("event", first, second, "difference"), rows)


def _articles(view: AbView) -> Iterator[str]:
    yield f"## {words.ARTICLES}: {escaped(view.primary.title)}"
    yield ""
    yield escaped(view.tally)
    yield ""
    first, second = map(escaped, view.outline.names)
    rows = [
        (
            *(escaped(each.event), escaped(each.article), words.OUTCOMES[each.outcome]),
            *(each.first, each.second, each.difference),
        )
        for each in view.articles
    ]
    yield from table(("event", "article", "", first, second, "difference"), rows, 3)
