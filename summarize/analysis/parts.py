"""Long articles: where to divide one so that each part fits into a request."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.articles.types import Sentence

Run = tuple["Sentence", ...]


def parts_of(
    sentences: Sequence[Sentence], fits: Callable[[Sequence[Sentence]], bool]
) -> tuple[Run, ...]:
    """`sentences` cut into runs that fit, at the ends of paragraphs; all of them, in order.

    A paragraph that does not fit by itself is cut between sentences; a sentence that does not
    fit stands alone. Parts of one article come out about equally long.
    """
    if not sentences or fits(sentences):
        return (tuple(sentences),)
    paragraphs = [tuple(run) for _, run in groupby(sentences, key=lambda s: s.paragraph)]
    return tuple(_halved(paragraphs, fits))


def _halved(paragraphs: list[Run], fits: Callable[[Sequence[Sentence]], bool]) -> list[Run]:
    """Halve until each half fits: n log n questions, and no part a mere rest."""
    whole = tuple(sentence for paragraph in paragraphs for sentence in paragraph)
    if fits(whole) or len(whole) == 1:
        return [whole]
    if len(paragraphs) == 1:
        paragraphs = [(sentence,) for sentence in whole]
    cut = _middle(paragraphs)
    return _halved(paragraphs[:cut], fits) + _halved(paragraphs[cut:], fits)


def _middle(paragraphs: list[Run]) -> int:
    """The boundary nearest to the middle of the text; at least one paragraph on either side."""
    start, end = paragraphs[0][0].start, paragraphs[-1][-1].end
    middle = (start + end) / 2
    return min(range(1, len(paragraphs)), key=lambda at: abs(paragraphs[at][0].start - middle))
