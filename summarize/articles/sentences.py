"""Segmentation: the sentences of a text with their offsets, paragraphs and kinds."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.articles.boundaries import sentence_spans
from summarize.articles.kinds import (
    is_headline,
    is_subhead,
    kind_of_line,
    kind_of_sentence,
    opening,
)
from summarize.articles.lines import Block, blocks
from summarize.articles.types import Sentence, SentenceKind

_CLOSING_LINES = 3
_MOST_OPENINGS = 3  # a date, a caption and a dateline may share the line of the first sentence
_NOT_WORD = re.compile(r"\W+")


class _Span(NamedTuple):
    start: int
    end: int
    kind: SentenceKind


def segment(text: str, title: str | None = None, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, ids "s1" ... over all kinds.

    Every character that is not white space is in exactly one of them, and none begins or ends
    with white space. `title` is the headline if known: a first line that repeats it is no
    prose. `language` (BCP 47) chooses the rules for where sentences end. Takes any string.
    """
    lines = blocks(text)
    subtag = language.partition("-")[0]
    rules = "en" if subtag == "und" else subtag
    sentences: list[Sentence] = []
    for number, block in enumerate(lines):
        kind = _kind_of_block(text, lines, number, title)
        spans = [_Span(block.start, block.end, kind)] if kind else _spans(text, block, rules)
        for span in spans:
            identity = f"s{len(sentences) + 1}"
            sentences.append(Sentence(identity, span.start, span.end, block.paragraph, span.kind))
    return tuple(sentences)


def _kind_of_block(
    text: str, lines: list[Block], number: int, title: str | None
) -> SentenceKind | None:
    """The kind of a whole block, or None where it has to be cut into sentences."""
    block = lines[number]
    line = text[block.start : block.end]
    if number == 0 and title and _same_words(line, title):
        return "title"
    if kind := kind_of_line(line, closing=number >= len(lines) - _CLOSING_LINES):
        return kind
    if not block.alone or len(lines) == 1 or opening(text, block.start, block.end):
        return None
    if number == 0:
        return "title" if is_headline(line) else None
    return "title" if number < len(lines) - 1 and is_subhead(line) else None


def _spans(text: str, block: Block, language: str) -> list[_Span]:
    """The sentences of a block, after what opens it (a dateline, a gallery's caption)."""
    spans: list[_Span] = []
    start = block.start
    for _ in range(_MOST_OPENINGS):
        found = opening(text, start, block.end)
        if not found:
            break
        end, kind = found
        spans.append(_Span(start, start + len(text[start:end].rstrip()), kind))
        start = end + len(text[end : block.end]) - len(text[end : block.end].lstrip())
    for left, right in sentence_spans(text, start, block.end, language):
        spans.append(_Span(left, right, kind_of_sentence(text[left:right])))
    return spans


def _same_words(line: str, title: str) -> bool:
    return len(line) < 2 * len(title) + 20 and (
        _NOT_WORD.sub(" ", line).strip().casefold() == _NOT_WORD.sub(" ", title).strip().casefold()
    )
