"""Evidence: the span of an article that proves a finding."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summarize.articles.types import Article, Sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim slice: `article.text[start:end] == quote`, always."""

    quote: str
    start: int  # code points
    end: int  # exclusive
    sentence: str | None  # id of the sentence it starts in
    match: Literal["exact", "normalised"] = "exact"


def sentence_at(article: Article, position: int) -> Sentence | None:
    """The sentence that `position` falls in, or the one before it; None before the first."""
    index = bisect_right(article.sentences, position, key=lambda sentence: sentence.start)
    return article.sentences[index - 1] if index else None


def evidence_at(article: Article, start: int, end: int) -> Evidence:
    """The evidence for the span `start:end` of `article` (code points, end exclusive)."""
    sentence = sentence_at(article, start)
    return Evidence(article.text[start:end], start, end, sentence.id if sentence else None)
