"""Articles to analyses, one or many, by the engine that the user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.articles import ArticleError
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.analysis.types import Analysis
    from summarize.articles import Article

EXTRACTIVE = "extractive"


def analyse(article: Article, model: str = EXTRACTIVE) -> Analysis:
    """Analyse one article.

    `model` is "extractive", the built-in engine, which needs no key and no network. Raises
    UsageError for any other name.
    """
    check_model(model)
    from summarize.analysis.extractive import analyse_extractively

    return analyse_extractively(article)


def analyse_all(
    articles: Iterable[Article | ArticleError], *, model: str = EXTRACTIVE, concurrency: int = 8
) -> Iterator[Analysis | ArticleError]:
    """Analyse many articles, lazily and in input order; errors pass through.

    At most `concurrency` articles are held at a time; the extractive engine holds one, since
    its work is the processor's. Raises UsageError for an unknown model or `concurrency` < 1.
    """
    check_model(model)
    if concurrency < 1:
        raise UsageError(f"concurrency must be 1 or more, not {concurrency}")
    return (
        each if isinstance(each, ArticleError) else analyse(each, model=model) for each in articles
    )


def check_model(model: str) -> None:
    """Raise UsageError unless `model` names an engine of this version."""
    if model != EXTRACTIVE:
        raise UsageError(
            f"no engine for model {model!r}: this version has the built-in engine only;"
            f" use --model {EXTRACTIVE}"
        )
