"""Rows: a paragraph as one row of elements, each quotation folded into a single one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.tokens import Token
from summarize.text.word_classes import QUOTE, is_capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.quotations import Quotation
    from summarize.text.reading import Reading, ReadSentence

_REACH = 300  # elements
_NAMES_TOO = frozenset(("will", "may", "can"))  # auxiliaries that capitals make names


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph. Quotations may run over several sentences, so sentences are only breaks."""

    elements: list[Token]  # tokens outside quotations, and one element per quotation
    breaks: list[int]  # indices of the elements that open a sentence, 0 first
    sentences: list[str]  # the id of the sentence at each break

    def bounds(self, index: int) -> tuple[int, int]:
        """The first element of the sentence around `index`, and the one after its last.

        Never more than `_REACH` elements away: what is longer is no sentence, and looking all
        through it at every cue would take a long line quadratic time.
        """
        at = bisect_right(self.breaks, index)
        end = self.breaks[at] if at < len(self.breaks) else len(self.elements)
        return max(self.breaks[at - 1], index - _REACH), min(end, index + _REACH)

    def sentence(self, index: int) -> str:
        """The id of the sentence that the element stands in."""
        return self.sentences[bisect_right(self.breaks, index) - 1]


def rows(reading: Reading) -> Iterator[Row]:
    """The paragraphs of a reading, in order."""
    row, paragraph = Row([], [], []), -1
    quotations = iter(reading.quotations)
    upcoming = next(quotations, None)
    quotation_end = -1
    for read in reading.sentences:
        if read.sentence.paragraph != paragraph:
            if row.elements:
                yield row
            row, paragraph = Row([], [], []), read.sentence.paragraph
        if read.sentence.start >= quotation_end and read.tokens:
            row.breaks.append(len(row.elements))
            row.sentences.append(read.sentence.id)
        append, first = row.elements.append, read.sentence.start
        for token in read.tokens:
            start = token.start
            if start < quotation_end:
                continue
            if upcoming is not None and start >= upcoming.start:
                append(_folded(upcoming, reading.article.text))
                quotation_end = upcoming.end
                upcoming = next(quotations, None)
            elif _is_name(token, read, first):
                append(token._replace(lower=token.text))  # Will Carver, Theresa May
            else:
                append(token)
    if row.elements:
        yield row


def _is_name(token: Token, read: ReadSentence, first: int) -> bool:
    """Whether a word that is mostly a function word is here part of a name: John A. Carver."""
    if token.start == first or not is_capitalised(token):
        return False
    if token.lower in _NAMES_TOO:
        return True
    end = token.end - first
    return token.text == "A" and read.text[end : end + 2] == ". "


def _folded(quotation: Quotation, text: str) -> Token:
    """One element for a quotation, whose text keeps the last mark inside: “, for “Stop,”."""
    inside = text[quotation.inner_start : quotation.inner_end].rstrip("“”‘’\"' ")
    mark = inside[-1] if inside and not inside[-1].isalnum() else ""
    return Token("“" + mark, QUOTE, quotation.start, quotation.end)
