"""Quoted runs: quotations that stand alone belong to whoever spoke last before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.text.word_classes import QUOTE

if TYPE_CHECKING:
    from summarize.text.found import Found
    from summarize.text.rows import Row
    from summarize.text.types import Span


def with_runs(rows: list[Row], found: list[list[Found]]) -> list[list[Found]]:
    """`found` with each lone quotation added to the contents of the attribution it goes on with.

    A sentence that is nothing but a quotation, with no cue of its own, belongs to the last
    quoted attribution of its paragraph; a paragraph that is nothing but a quotation belongs to
    the last of the paragraph before, if that one ended in a quotation.
    """
    result: list[list[Found]] = []
    speaker: tuple[int, int] | None = None  # row and place of who may still be speaking
    for number, (row, cues) in enumerate(zip(rows, found, strict=True)):
        result.append(list(cues))
        taken = {span for cue in cues for span in cue.contents}
        waiting = sorted(_alone(row) - taken)
        here = _quoted(cues)
        for span in waiting:
            place = _before(cues, here, span)
            if place is not None:
                _add(result, number, place, span)
            elif speaker is not None and not cues:
                _add(result, *speaker, span)
        if here:
            speaker = (number, here[-1])
        elif not (waiting and not cues):
            speaker = None
    return result


def _alone(row: Row) -> set[Span]:
    """The quotations that are a sentence by themselves."""
    elements = row.elements
    found: set[Span] = set()
    for start in row.breaks:
        if elements[start].lower != QUOTE:
            continue
        _, end = row.bounds(start)
        if all(e.lower == QUOTE or not e.text[0].isalnum() for e in elements[start:end]):
            found.update((e.start, e.end) for e in elements[start:end] if e.lower == QUOTE)
    return found


def _quoted(cues: list[Found]) -> list[int]:
    """The places of the attributions whose contents hold a quotation as a whole piece."""
    return [place for place, cue in enumerate(cues) if cue.quoted]


def _before(cues: list[Found], quoted: list[int], span: Span) -> int | None:
    """The last quoted attribution that begins before the span."""
    places = [place for place in quoted if cues[place].contents[0][0] < span[0]]
    return places[-1] if places else None


def _add(result: list[list[Found]], number: int, place: int, span: Span) -> None:
    cue = result[number][place]
    result[number][place] = replace(cue, contents=(*cue.contents, span))
