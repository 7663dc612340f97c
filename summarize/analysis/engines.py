"""Articles to analyses, one or many, by the engine or the model that the user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis.options import ModelOptions
from summarize.articles import ArticleError
from summarize.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.analysis.session import Session
    from summarize.analysis.types import Analysis
    from summarize.articles import Article
    from summarize.models.meter import Observer

EXTRACTIVE = "extractive"
CONCURRENCY = 8


def analyse(
    article: Article, model: str = EXTRACTIVE, *, options: ModelOptions | None = None
) -> Analysis:
    """Analyse one article.

    `model` is "extractive", the built-in engine, which needs no key and no network, or the name
    of a model behind an OpenAI-compatible API, asked as `options` say. Raises UsageError for
    options that cannot be, and a ModelError where no usable reply came.
    """
    if model == EXTRACTIVE:
        from summarize.analysis.extractive import analyse_extractively

        return analyse_extractively(article)
    from summarize.analysis.llm import analyse_by

    with open_session(model, options, concurrency=1) as session:
        return session.run(analyse_by(article, session.model, session.asking))


def analyse_all(
    articles: Iterable[Article | ArticleError],
    *,
    model: str = EXTRACTIVE,
    concurrency: int = CONCURRENCY,
    options: ModelOptions | None = None,
) -> Iterator[Analysis | ArticleError]:
    """Analyse many articles, lazily and in input order; errors pass through.

    At most `concurrency` requests are under way, and a few times as many articles held; the
    extractive engine holds one, since its work is the processor's. An article that the model
    gives no usable reply to comes out as an ArticleError. Raises UsageError for options that
    cannot be or `concurrency` < 1, before anything is read.
    """
    if concurrency < 1:
        raise UsageError(f"concurrency must be 1 or more, not {concurrency}")
    if model != EXTRACTIVE:
        return _all_of(open_session(model, options, concurrency=concurrency), articles)
    return (
        each if isinstance(each, ArticleError) else analyse(each, model=model) for each in articles
    )


def open_session(
    model: str,
    options: ModelOptions | None = None,
    *,
    concurrency: int,
    observe: Observer | None = None,
) -> Session:
    """A session with the model named `model`. Raises UsageError for what cannot be.

    `observe` hears of each request and its answer, or of the error that came in its place.
    """
    if not model.strip():
        raise UsageError(f"no model is named; use --model {EXTRACTIVE} or the name of a model")
    from summarize.analysis.session import Session

    return Session(model, options or ModelOptions(), concurrency, observe)


def _all_of(
    session: Session, articles: Iterable[Article | ArticleError]
) -> Iterator[Analysis | ArticleError]:
    with session:
        yield from session.analyse_all(articles)
