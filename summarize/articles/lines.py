"""Blocks: the lines of a text, with those that were only wrapped put together again."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median_low

_TERMINAL = re.compile(r"[.!?…:;。！？]['\"”’»)\]]*\Z")
_LIST_MARK = re.compile(r"(?:[-*•‣▪–—]|\d{1,2}[.)]|#{1,6})\s|>>|<<")

# A wrapped text's lines are nearly full and none is wider than a terminal or an e-mail allows.
_NARROWEST, _WIDEST, _FULL, _MOSTLY = 40, 120, 0.7, 0.6
_OVERLONG_LAST_LINES = 0.1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that no sentence crosses; no white space at either end."""

    start: int  # code points
    end: int  # exclusive
    paragraph: int  # from 0; blank lines divide paragraphs
    alone: bool  # whether it is all of its paragraph


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; together they hold every character but white space.

    A newline inside a paragraph ends a block unless it was put there by hard wrapping: it then
    stands where the next word would not have fitted into the width of the text, or the next
    line goes on in lower case.
    """
    paragraphs = _paragraphs(text)
    width = _wrap_width(paragraphs)
    return [
        Block(start, end, number, len(spans) == 1)
        for number, lines in enumerate(paragraphs)
        for spans in (_joined(text, lines, width),)
        for start, end in spans
    ]


def _paragraphs(text: str) -> list[list[tuple[int, int]]]:
    """The trimmed spans of the lines that are not blank, grouped by paragraph."""
    paragraphs: list[list[tuple[int, int]]] = [[]]
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            paragraphs[-1].append((start, start + len(stripped)))
        elif paragraphs[-1]:
            paragraphs.append([])
        position += len(line)
    return [lines for lines in paragraphs if lines]


def _wrap_width(paragraphs: list[list[tuple[int, int]]]) -> int | None:
    """The width that the text was wrapped to, or None if it was not."""
    inner = [end - start for lines in paragraphs for start, end in lines[:-1]]
    if not inner:
        return None
    width = max(inner)
    if not _NARROWEST <= width <= _WIDEST or median_low(inner) < _FULL * width:
        return None
    if sum(length >= _FULL * width for length in inner) < _MOSTLY * len(inner):
        return None
    last = [lines[-1][1] - lines[-1][0] for lines in paragraphs]
    overlong = sum(length > width for length in last)
    return width if overlong <= _OVERLONG_LAST_LINES * len(last) else None


def _joined(text: str, lines: list[tuple[int, int]], width: int | None) -> list[tuple[int, int]]:
    """The spans of `lines` with wrapped ones made one span."""
    spans = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _is_wrapped(text, before, line, width):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
    return spans


def _is_wrapped(
    text: str, before: tuple[int, int], line: tuple[int, int], width: int | None
) -> bool:
    if _LIST_MARK.match(text, *line):
        return False
    if text[line[0]].islower() and not _TERMINAL.search(
        text[max(before[0], before[1] - 4) : before[1]]
    ):
        return True
    if width is None:
        return False
    first_word = text[line[0] : min(line[1], line[0] + width)].split(None, 1)[0]
    return before[1] - before[0] + 1 + len(first_word) > width
