"""Names side by side: what each article calls one thing or actor."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarize.comparison.types import EntityLabel, EntityRow
from summarize.text.lexicon import words_of
from summarize.text.stances import NAMELESS_PLACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarize.analysis.types import Analysis
    from summarize.evidence import Evidence


def compare_names(analyses: Sequence[Analysis], shared: Mapping[str, str]) -> tuple[EntityRow, ...]:
    """A row an entity, the ones that most articles label first; labels fold by letter case."""
    place = _contested_place(analyses, shared)
    rows: dict[str, dict[tuple[str, str], list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    spellings: dict[tuple[str, str], str] = {}
    for analysis in analyses:
        for use in analysis.names:
            entity = place if use.entity == NAMELESS_PLACE else shared.get(use.entity, use.entity)
            key = (analysis.article.id, use.label.lower())
            rows[entity][key].append(use.evidence)
            spellings.setdefault(key, use.label)
    table = [
        EntityRow(
            entity,
            tuple(
                EntityLabel(article, spellings[article, label], len(evidence), tuple(evidence))
                for (article, label), evidence in labels.items()
            ),
        )
        for entity, labels in rows.items()
    ]
    return tuple(sorted(table, key=_rank))


def _contested_place(analyses: Sequence[Analysis], shared: Mapping[str, str]) -> str:
    """What "the breakaway region" is, where one article names it: the one place so contested."""
    contested = words_of("stances", "contested")
    named = {
        shared.get(use.entity, use.entity)
        for analysis in analyses
        for use in analysis.names
        if use.entity != NAMELESS_PLACE and use.label.lower() in contested
    }
    return named.pop() if len(named) == 1 else NAMELESS_PLACE


def _rank(row: EntityRow) -> tuple[int, int, str]:
    articles = {label.article for label in row.labels}
    return -len(articles), -sum(label.count for label in row.labels), row.entity
