"""Everything the finders of `text/` see in one article, gathered once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.text.attribution import find_attributions
from summarize.text.dates import find_dates
from summarize.text.entities import Entities, find_entities
from summarize.text.lexicon import words_of
from summarize.text.quantities import find_quantities
from summarize.text.reading import read
from summarize.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.articles.types import Article
    from summarize.text.reading import Reading, ReadSentence
    from summarize.text.types import Attribution, DatedSpan, Quantity


@dataclass(frozen=True)
class Findings:
    """What was found, by sentence id where it belongs to one sentence."""

    reading: Reading
    quantities: dict[str, tuple[Quantity, ...]]
    dates: dict[str, tuple[DatedSpan, ...]]
    attributions: tuple[Attribution, ...]
    credits: dict[str, tuple[Attribution, ...]]  # those whose content reaches into the sentence
    entities: Entities
    english: bool  # whether the word lists apply

    @cached_property
    def topics(self) -> tuple[frozenset[str], ...]:
        """What each sentence is about, as stems."""
        return tuple(topic_stems(sentence) for sentence in self.reading.sentences)


def gather(article: Article, *, english: bool = True) -> Findings:
    """Read `article` once with every finder that the claims need.

    Without `english`, only what reads figures and dates runs.
    """
    reading = read(article)
    entities = find_entities(reading) if english else Entities(())
    attributions = find_attributions(reading, entities) if english else ()
    dates = {s.sentence.id: find_dates(s, article.published) for s in reading.sentences}
    return Findings(
        reading=reading,
        quantities={
            s.sentence.id: find_quantities(s, article, dates[s.sentence.id])
            for s in reading.sentences
        },
        dates=dates,
        attributions=attributions,
        credits=_by_sentence(reading, attributions),
        entities=entities,
        english=english,
    )


def _by_sentence(
    reading: Reading, attributions: Sequence[Attribution]
) -> dict[str, tuple[Attribution, ...]]:
    """Attributions by the sentences they credit; a long quotation credits several."""
    sentences = [read_sentence.sentence for read_sentence in reading.sentences]
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    credited: dict[str, dict[int, Attribution]] = defaultdict(dict)
    for number, attribution in enumerate(attributions):
        for start, end in attribution.content:
            for sentence in sentences[bisect_right(ends, start) : bisect_left(starts, end)]:
                credited[sentence.id][number] = attribution
    return {sentence: tuple(found.values()) for sentence, found in credited.items()}


def topic_stems(sentence: ReadSentence) -> frozenset[str]:
    """The stems of the sentence's words that carry its topic: no function words, no figures."""
    stop = words_of("grammar", "stop")
    return frozenset(
        stem(token.lower)
        for token in sentence.tokens
        if token.text[0].isalpha() and token.lower not in stop and len(token.lower) > 2
    )
