"""What a stream of bytes holds: one document, or a line of JSON for each article."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO, TypeAlias

from summarize.articles.draft import Draft
from summarize.articles.encoding import decode, marked_encoding, refuse_binary, unify_newlines
from summarize.articles.html import declared_charset, looks_like_html, read_html
from summarize.articles.jsonlines import draft_of, parse, parse_line
from summarize.articles.markdown import has_front_matter, read_markdown
from summarize.articles.refusal import RefusedError

# A place inside the stream (":LINE", or "" for all of it) and its draft, or why there is none.
Drafts: TypeAlias = Iterator[tuple[str, Draft | RefusedError]]

_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_OPENS_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_OPENS_DOCUMENT = re.compile(rb"\s*(?:\[.*|\{)\s*", re.DOTALL)
_CHUNK = 65_536


def drafts(stream: BinaryIO, suffix: str, max_bytes: int) -> Drafts:
    """The drafts in `stream`, in order and, for JSON Lines, one line in memory at a time.

    `suffix` is the file's, in lower case with its dot; for an unknown one the content decides
    between JSON, HTML, Markdown with front matter and plain text. Raises RefusedError when the
    stream as a whole is of no use.
    """
    first = stream.readline(max_bytes + 1)
    if _holds_lines(first, suffix):
        yield from _from_lines(_lines(first, stream, max_bytes), max_bytes)
        return
    content = first + stream.read(max_bytes + 1 - len(first))
    if len(content) > max_bytes:
        raise RefusedError(
            f"is larger than {_size(max_bytes)}; an article is shorter, and many articles "
            "go into JSON Lines, one a line"
        )
    for draft in _from_document(content, suffix):
        yield "", draft


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 100_000 else f"{count} bytes"


def _holds_lines(first: bytes, suffix: str) -> bool:
    """Whether a stream that begins with the line `first` is JSON Lines."""
    if suffix in _LINE_SUFFIXES:
        return bool(first) and not _OPENS_DOCUMENT.fullmatch(first)
    if suffix in _READERS or not first.lstrip(codecs.BOM_UTF8).startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _from_lines(lines: Iterable[bytes | None], max_bytes: int) -> Drafts:
    blank = True
    for number, line in enumerate(lines, 1):
        blank = blank and line is not None and not line.strip()
        try:
            if line is None:
                raise RefusedError(f"the line is longer than {_size(max_bytes)}; shorten its text")
            draft = parse_line(line)
        except RefusedError as error:
            yield f":{number}", error
        else:
            if draft:
                yield f":{number}", draft
    if blank:
        raise RefusedError("is empty; put one article object on each line")


def _lines(first: bytes, stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The lines of `stream` after and with `first`; None for one longer than `max_bytes`."""
    refuse_binary(first)
    encoding = marked_encoding(first)
    if encoding and encoding != "utf-8-sig":
        yield from _recoded(first, stream, encoding, max_bytes)
        return
    if b"\0" in first:
        raise RefusedError("is a binary file; JSON Lines have to be text")
    for line in chain([first], iter(lambda: stream.readline(max_bytes + 1), b"")):
        if len(line) <= max_bytes:
            yield line
            continue
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_CHUNK)
        yield None


def _recoded(
    first: bytes, stream: BinaryIO, encoding: str, max_bytes: int
) -> Iterator[bytes | None]:
    """The lines of a UTF-16 or UTF-32 stream, in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)()
    held, chunk = "", first
    try:
        while chunk:
            *whole, held = (held + decoder.decode(chunk)).split("\n")
            yield from (line.encode() for line in whole)
            if len(held) > max_bytes:
                raise RefusedError(f"has a line longer than {_size(max_bytes)}; shorten its text")
            chunk = stream.read(_CHUNK)
        held += decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise RefusedError(f"is not the {encoding} it seems to be; convert it to UTF-8") from error
    yield held.encode()


def _from_document(content: bytes, suffix: str) -> Iterator[Draft | RefusedError]:
    if not content.strip():
        raise RefusedError("is empty; put the article's text into it")
    text, warning = decode(content, declared_charset(content))
    text = unify_newlines(text)
    reader = _READERS.get(suffix) or _reader_for(text)
    for draft in reader(text):
        if warning and isinstance(draft, Draft):
            draft = replace(draft, warnings=(*draft.warnings, warning))
        yield draft


def _reader_for(text: str) -> Callable[[str], Iterator[Draft | RefusedError]]:
    if _OPENS_JSON.match(text):
        return _json
    if looks_like_html(text):
        return _html
    return _markdown if has_front_matter(text) else _plain


def _plain(text: str) -> Iterator[Draft | RefusedError]:
    yield Draft(text)


def _markdown(text: str) -> Iterator[Draft | RefusedError]:
    yield read_markdown(text)


def _html(text: str) -> Iterator[Draft | RefusedError]:
    yield read_html(text)


def _json(text: str) -> Iterator[Draft | RefusedError]:
    value = parse(text)
    if not isinstance(value, list):
        yield draft_of(value)
        return
    if not value:
        raise RefusedError("is an empty list; put article objects into it")
    for number, element in enumerate(value, 1):
        try:
            yield draft_of(element)
        except RefusedError as error:
            yield RefusedError(f"item {number} of the list: {error}")


_READERS: dict[str, Callable[[str], Iterator[Draft | RefusedError]]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".json": _json,
    ".jsonl": _json,  # a whole document in a file of this name; lines never come here
    ".ndjson": _json,
}
