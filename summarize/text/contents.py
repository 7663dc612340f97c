"""Contents: the words that a cue credits, as spans before, around or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.speech import verb_forms
from summarize.text.word_classes import QUOTE, word_classes

if TYPE_CHECKING:
    from summarize.text.rows import Row
    from summarize.text.tokens import Token
    from summarize.text.types import Span

_EDGES = frozenset(",;:.!?…—–-") | {"and", "but"}  # no content begins or ends with these
_CLAUSE_MARKS = frozenset(",;:.()—")
_CLOSING = frozenset(",.?!…—–-")
_DASHES = frozenset("-–—")


def piece(row: Row, start: int, end: int) -> Span:
    """The code points of the elements `start:end`, without marks at either edge but quotations."""
    elements = row.elements
    while end > start and elements[end - 1].lower in _EDGES:
        end -= 1
    while start < end and elements[start].lower in _EDGES:
        start += 1
    return (elements[start].start, elements[end - 1].end) if start < end else (0, 0)


def _pieces(*spans: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[1] > span[0])


def rest_of_sentence(row: Row, low: int, cue: int, end: int, high: int) -> tuple[Span, ...]:
    """What "according to X" credits: the sentence without the phrase, or its own clause."""
    return _pieces(piece(row, _clause_start(row, cue, low), cue), piece(row, end, high))


def _clause_start(row: Row, cue: int, low: int) -> int:
    """After the last semicolon before the cue."""
    for index in range(cue - 1, low, -1):
        if row.elements[index].lower == ";":
            return index + 1
    return low


def clause_around(row: Row, index: int) -> tuple[Span, ...]:
    """The clause an adverb like "reportedly" stands in, in two pieces around it."""
    low, high = row.bounds(index)
    elements = row.elements
    start, end = index, index + 1
    while start > low and not _bounds_clause(elements[start - 1].lower):
        start -= 1
    while end < high and elements[end].lower not in _CLAUSE_MARKS:
        end += 1
    return _pieces(piece(row, start, index), piece(row, index + 1, end))


def _bounds_clause(lower: str) -> bool:
    return lower in _CLAUSE_MARKS or word_classes().get(lower) == "subordinator"


def speech_ends_before(row: Row, index: int) -> bool:
    """Whether the words before `index` are a quotation that a "said X" may follow.

    It ends in a mark of its own, inside or outside the quotation marks; a title or a quoted
    word in a sentence does not.
    """
    elements = row.elements
    if index == 0:
        return False
    before = elements[index - 1]
    if before.lower == QUOTE:
        return before.text[-1] in _CLOSING
    return before.lower == "," and index > 1 and elements[index - 2].lower == QUOTE


def quotation_before(row: Row, low: int) -> tuple[Span, ...]:
    """The quotation that is the whole sentence before the one at `low`: "Why?" Ana Ruiz asked."""
    elements = row.elements
    if low == 0 or elements[low - 1].lower != QUOTE or row.bounds(low - 1)[0] != low - 1:
        return ()
    return (piece(row, low - 1, low),)


def before_cue(row: Row, low: int, cue: int, *, broken: bool = False) -> tuple[Span, ...]:
    """The words before "X said" or "said X": the quotation there, or the clause it ends.

    A short adverbial ("In June, X said") is none, unless the cue has only `broken` into them.
    """
    elements = row.elements
    end = cue
    if end > low and elements[end - 1].lower == ",":
        end -= 1
    if end == low:
        return ()
    if elements[end - 1].lower != QUOTE:
        adjunct = word_classes().get(elements[low].lower) in ("preposition", "subordinator")
        short = adjunct and end - low < 5 and not broken
        return () if short else _pieces(piece(row, low, end))
    alone = end - 1 == low or elements[end - 2].lower in (",", ":", ".", "—")
    return _pieces(piece(row, end - 1 if alone else low, end))


def after_cue(row: Row, start: int, high: int, *, whole: bool) -> tuple[Span, ...]:
    """The words after a cue, to the end of the sentence or, if not `whole`, of the clause."""
    return _pieces(piece(row, start, _content_end(row, start, high, whole)))


def after_quotation(row: Row, after: int, high: int) -> tuple[tuple[int, int], ...]:
    """What goes on after "..., he said,": only another quotation, or a participle's end of it."""
    elements = row.elements
    for at in range(after, high - 1):
        if elements[at].lower in (",", ":", ";", ".") and elements[at + 1].lower == QUOTE:
            return after_cue(row, at + 1, high, whole=True)
    return ()


def _content_end(row: Row, start: int, high: int, whole: bool) -> int:
    elements, classes, forms = row.elements, word_classes(), verb_forms()
    for index in range(start, high - 1):
        lower = elements[index].lower
        if lower == ";" or (not whole and lower in _DASHES and _is_dash(elements, index)):
            return index
        if lower != ",":
            continue
        following = elements[index + 1].lower
        if following == "according" or (
            following.endswith("ing") and following in forms and "ing" in forms[following].forms
        ):
            return index
        if not whole and (
            classes.get(following) in ("conjunction", "subordinator", "pronoun")
            or following.endswith("ing")
        ):
            return index
    return high


def _is_dash(elements: list[Token], index: int) -> bool:
    """Not a hyphen: white space before it."""
    return elements[index].start > elements[index - 1].end
