"""Everything the finders of `text/` see in one article, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.attribution import find_attributions
from summarize.text.dates import find_dates
from summarize.text.entities import Entities, find_entities
from summarize.text.quantities import find_quantities
from summarize.text.reading import read

if TYPE_CHECKING:
    from summarize.articles.types import Article
    from summarize.text.reading import Reading
    from summarize.text.types import Attribution, DatedSpan, Quantity


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, by sentence id where it belongs to one sentence."""

    reading: Reading
    quantities: dict[str, tuple[Quantity, ...]]
    dates: dict[str, tuple[DatedSpan, ...]]
    attributions: tuple[Attribution, ...]
    entities: Entities


def gather(article: Article, *, english: bool = True) -> Findings:
    """Read `article` once with every finder that the claims need.

    Without `english`, only what reads figures and dates runs.
    """
    reading = read(article)
    entities = find_entities(reading) if english else Entities(())
    dates = {s.sentence.id: find_dates(s, article.published) for s in reading.sentences}
    return Findings(
        reading=reading,
        quantities={
            s.sentence.id: find_quantities(s, article, dates[s.sentence.id]) for s in reading.sentences
        },
        dates=dates,
        attributions=find_attributions(reading, entities) if english else (),
        entities=entities,
    )
