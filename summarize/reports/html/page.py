"""The two pages: a comparison of several articles, the reading of one; public JSON in, HTML out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.reports import wording
from summarize.reports.comparison_outline import comparison_view, display_names
from summarize.reports.html import words
from summarize.reports.html.charts import (
    attention,
    loaded_rates,
    places_of_facts,
    source_kinds,
)
from summarize.reports.html.facts_table import Locator, fact_groups, kind
from summarize.reports.html.making import costs, makers
from summarize.reports.html.panels import Panel, Traces, panel
from summarize.reports.html.reading_view import article_text
from summarize.reports.html.rendering import rendered
from summarize.reports.reading_outline import reading_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.html.facts_table import Quote
    from summarize.reports.parts import Document
    from summarize.reports.views import ComparisonView, Heading


def comparison_page(comparison: Document) -> str:
    """The report on `comparison`, the public JSON of a Comparison, as one HTML page."""
    view = comparison_view(comparison)
    names = display_names(comparison["articles"])
    analyses = comparison["analyses"]
    panels = _panels(comparison, view.headings)
    locate = Locator({each.name: each.text for each in panels})
    groups = fact_groups(view, locate)
    rows = [row for group in groups for row in group.rows]
    return rendered(
        "comparison.html.jinja",
        **_common([each["engine"] for each in analyses]),
        view=view,
        panels=panels,
        locate=locate,
        groups=groups,
        kinds=_counted_kinds([row.kind for row in rows]),
        rows={row.fact.id: row for row in rows},
        rates=loaded_rates(comparison),
        places=places_of_facts(comparison, rows),
        source_kinds=source_kinds(comparison),
        attention=attention(view.sourcing),
        rejected=_rejected(analyses, names),
        copied=_copied(comparison, view, names, locate),
        makers=makers(analyses, list(names.values())),
        costs=costs(analyses),
    )


def reading_page(analysis: Document) -> str:
    """The reading of `analysis`, the public JSON of an Analysis, as one HTML page."""
    view = reading_view(analysis)
    name = view.heading.name
    text = article_text(analysis, "a1")
    shown = panel(analysis, view.heading, 1, text, Traces({}, {}))
    return rendered(
        "reading.html.jinja",
        **_common([analysis["engine"]]),
        view=view,
        panels=(shown,),
        locate=Locator({name: text}),
        attention=attention((view.sourcing,)),
        makers=makers([analysis], [name]),
        costs=costs([analysis]),
    )


def _common(engines: list[Document]) -> dict[str, Any]:
    return {
        "unmeasured": words.unmeasured(engines),
        "words": wording,
        "page": words,
        "kind_of": kind,
    }


def _panels(comparison: Document, headings: Sequence[Heading]) -> tuple[Panel, ...]:
    """Each article's text with its findings and its facts, in the order of the columns."""
    quoted = _quoted(comparison)
    analyses = {each["article"]["id"]: each for each in comparison["analyses"]}
    ordered = [analyses[each["id"]] for each in comparison["articles"]]
    texts = {
        each["article"]["id"]: article_text(
            each, f"a{number}", quoted.get(each["article"]["id"], ())
        )
        for number, each in enumerate(ordered, 1)
    }
    traces = Traces.of(comparison["facts"], texts)
    return tuple(
        panel(each, heading, number, texts[each["article"]["id"]], traces)
        for number, (each, heading) in enumerate(zip(ordered, headings, strict=True), 1)
    )


def _quoted(comparison: Document) -> dict[str, list[Document]]:
    """Evidence that only the comparison has, by article: what comes nearest to a fact."""
    found: dict[str, list[Document]] = {}
    absences = [each for fact in comparison["facts"] for each in fact["not_found_in"]]
    absences += [each for claim in comparison["undecided"] for each in claim["near"]]
    for each in absences:
        if each["nearest"]:
            found.setdefault(each["article"], []).append(each["nearest"])
    return found


def _copied(
    comparison: Document, view: ComparisonView, names: dict[str, str], locate: Locator
) -> list[tuple[Quote, ...]]:
    """The passages in common, each leading into the first article that carries it."""
    return [
        locate.quotes(names[each["articles"][0]], shown.passages)
        for each, shown in zip(comparison["copies"], view.copies, strict=True)
    ]


def _counted_kinds(found: list[str]) -> tuple[tuple[str, str, int], ...]:
    """(kind, its word, how many facts) for the kinds there are, in the order of the table."""
    named = {each: word for each, (_, word) in wording.RELATIONS.items()}
    named["figures"] = wording.FIGURES_DIFFER[1]
    order = ("shared", "figures", "conflict", "disputed", "unresolved", "update", "single")
    return tuple((each, named[each], found.count(each)) for each in order if each in found)


def _rejected(
    analyses: list[Document], names: dict[str, str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(article, what was rejected) for the articles of which something was."""
    return tuple(
        (names[each["article"]["id"]], reading_view(each).rejected)
        for each in analyses
        if each["rejected"]
    )
