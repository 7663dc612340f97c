"""Quotations: what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile("[“”„«»‘’\"']")
_ENDS = ",.!?…"  # before the mark that closes an utterance
_DECADE = re.compile(r"\d0s\b")  # the '90s


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span between quotation marks. All offsets are code points into the article's text."""

    start: int  # at the opening mark
    end: int  # after the closing mark, or the paragraph's end where it is never closed
    inner_start: int
    inner_end: int
    closed: bool

    def covers(self, start: int, end: int) -> bool:
        """Whether the span `start:end` lies inside the marks."""
        return self.inner_start <= start and end <= self.inner_end


def find_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The outermost quotations of the paragraph `text[start:end]`, in order.

    Double marks (straight, curly, low, guillemets) and single ones, where a single mark opens
    only after a non-letter and closes only before one, so that apostrophes are none. A quotation
    that is never closed runs to the end of the paragraph, as when the next paragraph goes on
    with it; a stray single mark is none.
    """
    position = start
    unclosed = False  # no ’ closes anything from here on: a page of stray ‘ is searched once
    while mark := _MARK.search(text, position, end):
        position = mark.end()
        closers = _CLOSERS.get(mark.group())
        if closers is None or not _opens(text, mark.start(), end):
            continue
        if unclosed and mark.group() == "‘":
            continue
        close = _closing(text, mark.end(), end, closers)
        if close is None and mark.group() in "‘'":
            unclosed = unclosed or mark.group() == "‘"
            continue
        inner_end = end if close is None else close
        quotation_end = end if close is None else close + 1
        yield Quotation(mark.start(), quotation_end, mark.end(), inner_end, close is not None)
        position = quotation_end


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a mark stands where a quotation begins: text after it, no letter before it."""
    follows = at + 1 < end and not text[at + 1].isspace()
    if not follows or (at > 0 and text[at - 1].isalnum()):
        return False
    return text[at] not in "‘'" or _DECADE.match(text, at + 1, end) is None


def _closing(text: str, position: int, end: int, closers: str) -> int | None:
    single = closers in ("’", "'")
    looked_for = closers + "‘" if single else closers
    marks = (m.start() for m in _MARK.finditer(text, position, end) if m.group() in looked_for)
    outside = (at for at in marks if not (single and _inside_word(text, at)))
    close = next((at for at in outside if text[at] in closers), None)
    while single and close is not None and text[close - 1] == "s":
        later = next(outside, None)  # ‘The players’ union will not go,’ he said
        if later is None or text[later - 1] not in _ENDS or _opens(text, later, end):
            break
        close = later
    return close


def _inside_word(text: str, at: int) -> bool:
    """An apostrophe: letters on both sides."""
    return text[at - 1].isalnum() and at + 1 < len(text) and text[at + 1].isalnum()
