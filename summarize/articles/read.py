"""Reading: every input to an article or to the reason why it is none, in order, as a stream."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from summarize.articles.inputs import Input, expand
from summarize.articles.refusal import RefusedError
from summarize.articles.settle import settle
from summarize.articles.streams import Drafts, drafts
from summarize.articles.types import Article, ArticleError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from summarize.articles.draft import Draft

MAX_BYTES = 5_000_000  # a novel has one million; a news article five thousand


def read_articles(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article | ArticleError]:
    """Read every article that `paths` name, lazily and in their order.

    A path is a file (.txt, .md, .html, .json, .jsonl; for any other name its content decides), a
    folder, a glob, `-` for `stdin`, or OUTLET=PATH. What cannot be used is an `ArticleError` in
    its place and the others go on; nothing is raised. `max_bytes` bounds a file that is read as
    a whole, and each line of JSON Lines; the number of lines is not bounded.
    """
    taken: set[str] = set()
    for source in expand(paths):
        if isinstance(source, ArticleError):
            yield source
        else:
            yield from read_input(source, stdin=stdin, max_bytes=max_bytes, taken=taken)


def read_input(
    source: Input,
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    taken: set[str] | None = None,
) -> Iterator[Article | ArticleError]:
    """The articles of one file that `expand` found.

    `taken` are the ids used before; those of the articles read here are added to it.
    """
    taken = set() if taken is None else taken
    name = str(source.path)
    stem = "stdin" if isinstance(source.path, str) else source.path.stem
    try:
        for place, draft in _opened(source, stdin, max_bytes):
            yield _settled(name + place, draft, source.outlet, stem, taken)
    except RefusedError as error:
        yield ArticleError(name, str(error))
    except OSError as error:
        yield ArticleError(name, f"cannot be read ({error.strerror or error}); check the path")
    except ValueError as error:  # a stream that is closed
        yield ArticleError(name, f"cannot be read ({error})")


def _opened(source: Input, stdin: BinaryIO | None, max_bytes: int) -> Drafts:
    if isinstance(source.path, str):
        if stdin is None:
            raise RefusedError("standard input is not open; give a file")
        yield from drafts(stdin, "", max_bytes)
    else:
        with source.path.open("rb") as stream:
            yield from drafts(stream, source.path.suffix.lower(), max_bytes)


def _settled(
    name: str, draft: Draft | RefusedError, outlet: str | None, stem: str, taken: set[str]
) -> Article | ArticleError:
    if isinstance(draft, RefusedError):
        return ArticleError(name, str(draft))
    try:
        article = settle(draft, outlet, stem, taken)
    except RefusedError as error:
        return ArticleError(name, str(error))
    if not article.warnings:
        return article
    return replace(article, warnings=tuple(f"{name}: {warning}" for warning in article.warnings))
