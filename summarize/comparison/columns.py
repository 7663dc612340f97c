"""Columns: each article as the comparison reads it, restored from its analysis."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from summarize.articles.types import Article, Sentence
from summarize.text.dates import find_dates
from summarize.text.entities import Entities, find_entities
from summarize.text.reading import Reading, read

if TYPE_CHECKING:
    from summarize.analysis.types import AnalysedArticle, Analysis
    from summarize.text.types import DatedSpan


_LONG = 8  # claims


@dataclass(frozen=True)
class Column:
    """One article as the comparison reads it: a column of every table."""

    analysis: Analysis
    article: Article
    reading: Reading
    entities: Entities

    @cached_property
    def _dates(self) -> tuple[DatedSpan, ...]:
        published = self.analysis.article.published
        found = (find_dates(sentence, published) for sentence in self.reading.sentences)
        return tuple(chain.from_iterable(found))

    def dates_within(self, start: int, end: int) -> tuple[DatedSpan, ...]:
        """The time expressions that begin in `start:end`, in order."""
        first = bisect_left(self._dates, start, key=lambda each: each.start)
        last = bisect_left(self._dates, end, lo=first, key=lambda each: each.start)
        return self._dates[first:last]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.analysis.article.id

    @property
    def teller(self) -> str:
        """Who tells: the outlet, or the article itself where the outlet is unknown."""
        return self.analysis.article.outlet or self.id

    @property
    def has_lead(self) -> bool:
        """Whether it makes so many claims that its first ones are not its whole story."""
        return len(self.analysis.claims) >= _LONG

    @cached_property
    def source_kinds(self) -> dict[str, str]:
        """The kind of each source, by its name."""
        return {use.source: use.kind for use in self.analysis.sourcing}


def column_of(analysis: Analysis) -> Column:
    """Read the article again from its analysis (which may be a saved one)."""
    article = restored_article(analysis)
    reading = read(article)
    return Column(analysis, article, reading, find_entities(reading))


def restored_article(analysis: Analysis) -> Article:
    """The article of an analysis; without its text, the quotes stand in a text of blanks.

    Offsets stay true either way: each quote is put where its evidence says.
    """
    head = analysis.article
    return Article(
        id=head.id,
        outlet=head.outlet,
        title=head.title,
        published=head.published,
        language=head.language,
        url=head.url,
        text=head.text if head.text is not None else _quoted_text(analysis, head),
        sentences=tuple(
            Sentence(s.id, s.start, s.end, s.paragraph, s.kind) for s in head.sentences
        ),
    )


def _quoted_text(analysis: Analysis, head: AnalysedArticle) -> str:
    text = [" "] * head.characters
    for claim in analysis.claims:
        for evidence in claim.evidence:
            text[evidence.start : evidence.end] = evidence.quote
    return "".join(text)
