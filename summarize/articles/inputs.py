"""Inputs: what the user named, as files; folders, globs and OUTLET=PATH taken apart."""

from __future__ import annotations

import glob
import json
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.articles.jsonlines import ANALYSIS_SCHEMA
from summarize.articles.types import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANALYSIS_SUFFIX = ".analysis.json"
ARTICLE_SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl", ".ndjson"}
)
# What our own commands write beside their analyses, and what explains a folder.
_NOT_ARTICLES = ("readme", "report.", "comparison.json")
# Every page we write begins so; tests/cli/test_pages.py holds the pages to it.
_PAGE = b'<meta name="generator" content="summarize'
_PAGE_HEAD = 2000  # bytes
_ADDRESSES = ("http://", "https://")
_MOST_ANALYSIS_BYTES = 50_000_000


class Input(NamedTuple):
    """One file to read; `-` is standard input."""

    outlet: str | None  # from OUTLET=PATH
    path: Path | Literal["-"]


def expand(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Input | ArticleError]:
    """The files that `paths` name, in their order; those of a folder or glob are sorted.

    A path that exists is taken literally, whatever characters it has. A folder gives all files
    beneath it with a known suffix, except hidden ones, README*, report.*, comparison.json, pages
    that we wrote beside an analysis, and analyses of an article that lies beside them. Only such
    pages are opened here.
    """
    for path in paths:
        given = os.fspath(path)
        if given == "-" or os.path.lexists(given):
            yield from _existing(None, given)
            continue
        outlet, sign, rest = given.partition("=")
        if sign and outlet.strip() and not given.startswith(_ADDRESSES) and not _matches(given):
            yield from _named(" ".join(outlet.split()), rest, given)
        else:
            yield from _named(None, given, given)


def is_analysis(path: Path) -> bool:
    """Whether `path` is a saved analysis: by its name, or a JSON object whose schema says so."""
    if path.name.endswith(ANALYSIS_SUFFIX):
        return True
    if path.suffix.lower() != ".json":
        return False
    try:
        if path.stat().st_size > _MOST_ANALYSIS_BYTES:
            return False
        content = path.read_bytes()
        # Parsing is dear; an article that merely quotes the words is told apart by it.
        if ANALYSIS_SCHEMA.encode() not in content:
            return False
        document = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return False  # reading it as an article says what is wrong
    return isinstance(document, dict) and document.get("schema") == ANALYSIS_SCHEMA


def is_page(path: Path) -> bool:
    """Whether `path` is a page that this program wrote."""
    try:
        with path.open("rb") as file:
            return _PAGE in file.read(_PAGE_HEAD)
    except OSError:
        return False


def _named(outlet: str | None, rest: str, given: str) -> Iterator[Input | ArticleError]:
    if not rest:
        yield ArticleError(given, "names no file; write OUTLET=PATH or a path")
    elif rest == "-" or os.path.lexists(rest):
        yield from _existing(outlet, rest)
    elif rest.startswith("~/") and os.path.lexists(Path.home() / rest[2:]):
        # No shell expands ~ behind OUTLET=.
        yield from _existing(outlet, str(Path.home() / rest[2:]))
    elif matches := _matches(rest):
        for match in matches:
            yield from _existing(outlet, match)
    elif rest.startswith(_ADDRESSES):
        yield ArticleError(given, "is an address and nothing is downloaded; save the page as .html")
    elif glob.has_magic(rest):
        yield ArticleError(given, "no file matches this pattern; check it")
    else:
        yield ArticleError(given, "no such file or folder; check the path")


def _matches(pattern: str) -> list[str]:
    if "\0" in pattern or not glob.has_magic(pattern):
        return []
    # Path.glob refuses an absolute pattern.
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207


def _existing(outlet: str | None, given: str) -> Iterator[Input | ArticleError]:
    if given == "-":
        yield Input(outlet, "-")
    elif Path(given).is_dir():
        yield from _folder(outlet, Path(given))
    else:
        yield Input(outlet, Path(given))


def _folder(outlet: str | None, folder: Path) -> Iterator[Input | ArticleError]:
    unreadable: list[OSError] = []
    names = [
        Path(parent, name)
        for parent, folders, files in _walk(folder, unreadable)
        for name in _article_files(parent, files)
    ]
    for error in unreadable:
        reason = f"the folder cannot be read ({error.strerror}); check its permissions"
        yield ArticleError(str(error.filename or folder), reason)
    if not names and not unreadable:
        known = ", ".join(sorted(ARTICLE_SUFFIXES))
        yield ArticleError(str(folder), f"the folder holds no articles ({known}) or analyses")
    for path in sorted(names, key=lambda path: path.parts):
        yield Input(outlet, path)


def _walk(folder: Path, unreadable: list[OSError]) -> Iterator[tuple[str, list[str], list[str]]]:
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield parent, folders, files


def _article_files(parent: str, files: list[str]) -> list[str]:
    """Those of one folder's files that are articles, and analyses whose article is not there."""
    saved = {name.removesuffix(ANALYSIS_SUFFIX) for name in files if name.endswith(ANALYSIS_SUFFIX)}
    articles = [
        name
        for name in files
        if PurePath(name).suffix.lower() in ARTICLE_SUFFIXES
        and not name.startswith(".")
        and not name.lower().startswith(_NOT_ARTICLES)
        and not name.endswith(ANALYSIS_SUFFIX)
        and not (PurePath(name).suffix == ".html" and _is_reading(parent, name, saved))
    ]
    stems = {PurePath(name).stem for name in articles}
    analyses = [
        name
        for name in files
        if name.endswith(ANALYSIS_SUFFIX)
        and not name.startswith(".")
        and name.removesuffix(ANALYSIS_SUFFIX) not in stems
    ]
    return articles + analyses


def _is_reading(parent: str, name: str, saved: set[str]) -> bool:
    return PurePath(name).stem in saved and is_page(Path(parent, name))
