"""A reading: an article's prose cut into tokens and quotations once, for every finder."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.text.quotations import Quotation, find_quotations
from summarize.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from summarize.articles.types import Article, Sentence


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A prose sentence with its text and tokens (token offsets are the article's)."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    words: int  # how many of the tokens are words or numbers


@dataclass(frozen=True)
class Reading:
    """What the finders take: the article, its prose sentences, its quotations in order."""

    article: Article
    sentences: tuple[ReadSentence, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.inner_start for quotation in self.quotations]

    @cached_property
    def words(self) -> int:
        """How many words the prose has."""
        return sum(sentence.words for sentence in self.sentences)

    def quotation_around(self, start: int, end: int) -> Quotation | None:
        """The quotation that the span `start:end` lies in, if any."""
        index = bisect_right(self._quotation_starts, start)
        if index and self.quotations[index - 1].covers(start, end):
            return self.quotations[index - 1]
        return None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that overlap the span `start:end`, in order."""
        last = bisect_left(self.quotations, end, key=lambda quotation: quotation.start)
        first = bisect_right(self.quotations, start, hi=last, key=lambda quotation: quotation.end)
        return self.quotations[first:last]


def read(article: Article) -> Reading:
    """Tokenize the prose of `article` and find its quotations."""
    prose = article.prose
    sentences = tuple(
        ReadSentence(s, text, tokens, sum(token.text[0].isalnum() for token in tokens))
        for s in prose
        for text in (article.text[s.start : s.end],)
        for tokens in (tokenize(text, s.start),)
    )
    quotations: list[Quotation] = []
    for _, group in groupby(prose, key=lambda s: s.paragraph):
        paragraph = list(group)
        quotations += find_quotations(article.text, paragraph[0].start, paragraph[-1].end)
    return Reading(article, sentences, tuple(quotations))
