"""What the user named, as analyses: articles are analysed, saved analyses taken as they are."""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.analysis import Analysis
    from summarize.analysis.aligning import ModelAligner
    from summarize.articles import Article, ArticleError, Input
    from summarize.cli.model_options import Asked
    from summarize.comparison.meaning import Encoder

    Read = Article | ArticleError  # what goes to the engine; errors pass through it
    Outcome = Analysis | ArticleError


class Reader(Protocol):
    """What makes analyses of articles."""

    def analyse_all(self, articles: Iterable[Read]) -> Iterator[Outcome]:
        """Yield the analysis of each article, in input order; errors pass through."""
        ...


class Extractive:
    """The built-in engine as a reader."""

    def analyse_all(self, articles: Iterable[Read]) -> Iterator[Outcome]:
        """Yield the analysis of each article, one at a time."""
        from summarize.analysis import analyse_all

        return analyse_all(articles)


@contextmanager
def reader_for(asked: Asked) -> Iterator[Reader]:
    """What reads as `asked`, for as long as the `with` block lasts.

    Raises UsageError or AuthenticationError for what cannot be asked, before anything is read.
    """
    if asked.is_extractive:
        yield Extractive()
        return
    from summarize.analysis import open_session

    with open_session(asked.model, asked.options, concurrency=asked.concurrency) as session:
        yield session


def aligner_of(reader: Reader) -> ModelAligner | None:
    """What puts claims together for `reader`; None where their words do."""
    if isinstance(reader, Extractive):
        return None
    from summarize.analysis.session import Session

    assert isinstance(reader, Session)
    return reader.aligner()


def encoder_for(asked: Asked) -> Encoder | None:
    """What tells texts alike in meaning; None where a model puts claims together by itself.

    Raises MissingExtraError where the extra is not installed.
    """
    if not asked.is_extractive:
        return None
    from summarize.semantic import load_encoder

    return load_encoder()


def analysed(paths: Sequence[str], reader: Reader) -> Iterator[Outcome]:
    """Yield the analysis of each article of `paths`, in input order, ids unique."""
    from summarize.analysis import Analysis

    # Runs of articles go to the engine as one stream, so that it may work ahead within them.
    for saved, run in groupby(_inputs(paths), key=lambda each: isinstance(each, Analysis)):
        if saved:
            yield from cast("Iterable[Analysis]", run)
        else:
            yield from reader.analyse_all(cast("Iterable[Read]", run))


def articles_of(paths: Sequence[str]) -> Iterator[Read]:
    """The articles of `paths` as they are read; saved analyses are left out."""
    from summarize.analysis import Analysis

    return (each for each in _inputs(paths) if not isinstance(each, Analysis))


def number_of_inputs(paths: Sequence[str]) -> int | None:
    """How many articles `paths` come to; None where only reading them tells."""
    from summarize.articles import ArticleError, expand

    count = 0
    for source in expand(paths):
        if not isinstance(source, ArticleError):
            path = Path(source.path)
            if source.path == "-" or path.suffix.lower() in {".jsonl", ".ndjson", ".json"}:
                return None
        count += 1
    return count


def _inputs(paths: Sequence[str]) -> Iterator[Analysis | Read]:
    from summarize.articles import ArticleError, expand, is_analysis, read_input

    stdin = getattr(sys.stdin, "buffer", None)  # no stream at all where it was closed
    taken: set[str] = set()
    for source in expand(paths):
        if isinstance(source, ArticleError):
            yield source
        elif isinstance(source.path, Path) and is_analysis(source.path):
            yield _saved(source, taken)
        elif _holds_analyses(source, stdin):
            yield from _saved_lines(source, stdin, taken)
        else:
            yield from read_input(source, stdin=stdin, taken=taken)


def _holds_analyses(source: Input, stdin: BinaryIO | None) -> bool:
    from summarize.cli.saved_lines import file_holds_analyses, stream_holds_analyses

    if isinstance(source.path, Path):
        return file_holds_analyses(source.path)
    return stream_holds_analyses(stdin)


def _saved_lines(source: Input, stdin: BinaryIO | None, taken: set[str]) -> Iterator[Outcome]:
    """The analyses on the lines of `source`, read one by one."""
    from summarize.analysis import Analysis
    from summarize.articles import ArticleError
    from summarize.cli.saved_lines import read_lines

    name = str(source.path)
    try:
        with nullcontext(stdin) if source.path == "-" else open(name, "rb") as stream:  # noqa: PTH123
            assert stream is not None  # it has been looked into
            for place, found in read_lines(stream, name):
                if isinstance(found, Analysis):
                    yield _settled(found, source, place, taken)
                else:
                    yield found
    except OSError as error:
        yield ArticleError(name, f"cannot be read ({error.strerror or error}); check the path")


def _saved(source: Input, taken: set[str]) -> Outcome:
    """The analysis saved in the file of `source`, under an id that is not in `taken`."""
    from summarize.analysis import load_analysis
    from summarize.articles import ArticleError

    try:
        analysis = load_analysis(Path(source.path))
    except SummarizeError as error:
        return ArticleError(str(source.path), str(error))
    except RecursionError:
        return ArticleError(str(source.path), "is nested too deeply to be a saved analysis")
    return _settled(analysis, source, str(source.path), taken)


def _settled(analysis: Analysis, source: Input, place: str, taken: set[str]) -> Analysis:
    """`analysis`, read at `place`, with an id of its own and the outlet that was named."""
    from summarize.articles.identity import unique_id

    article = analysis.article
    free = unique_id(article.id, taken)
    if free != article.id:
        warning = f"{place}: the id {article.id!r} is in use; this article goes by {free!r}"
        analysis = replace(analysis, warnings=(*analysis.warnings, warning))
    outlet = source.outlet or article.outlet
    return replace(analysis, article=replace(article, id=free, outlet=outlet))
