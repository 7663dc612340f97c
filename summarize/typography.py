"""Typography folded away: two texts that differ in marks, dashes and spaces alone become one.

The fold keeps letters, their case and figures. Unicode compatibility forms are folded only where
they are another drawing of the same letter: "ﬁ" is "fi", but the "²" of "10²" is no "2".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Straight, curly, low, angular, primes and accents used as marks. One folded mark stands for all
# and for a run of them, as models write 'so' for “so” to spare themselves an escape.
QUOTATION_MARKS: Final = "\"'“”„‟«»‹›‘’‚‛`´′″ʼ〝〞〟＂＇「」『』"
_MARKS = re.escape(QUOTATION_MARKS)
_LONG_DASHES = "‒–—―"
_DASHES = rf"\-‐‑{_LONG_DASHES}﹘﹣－−"
_UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
# Decompositions that draw the same letter; not <super>, <sub>, <fraction>, <circle>, <square>.
_SAME_LETTER = ("<compat>", "<noBreak>", "<wide>", "<narrow>", "<font>")
_ACCENTS = "\u0300-\u036f"

# All that may change; what stands between the matches stays as it is.
_FOLDABLE = re.compile(
    rf"(?P<space>(?! [^\s{_UNSEEN}{_DASHES}])[\s{_UNSEEN}]+)"  # not the one space between words
    rf"|(?P<dashes>[{_DASHES}][{_DASHES}{_UNSEEN}]*)"
    rf"|(?P<marks>[{_MARKS}][{_MARKS}{_UNSEEN}]*)"
    rf"|(?P<letter>[^\x00-\x7f][{_ACCENTS}]*|[\x21-\x7e][{_ACCENTS}]+)"
)
_VISIBLE_SPACE = re.compile(r"\s")
_SPACES = re.compile(rf"[\s{_UNSEEN}]*")
_DASH_RUN = re.compile(rf"[{_DASHES}][{_DASHES}{_UNSEEN}]*")
_DASH = re.compile(rf"[{_DASHES}]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the folded text and the stretch of the original that it stands for."""

    folded: str
    start: int  # in the original
    end: int
    same: bool  # letter by letter the original


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    text: str
    pieces: tuple[_Piece, ...]
    starts: tuple[int, ...]  # of the pieces, in the folded text

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original span of `start:end` of the folded text; None where it halves a "ﬁ"."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        head, tail = self.pieces[first], self.pieces[last]
        into, upto = start - self.starts[first], end - self.starts[last]
        if (into and not head.same) or (upto < len(tail.folded) and not tail.same):
            return None
        return head.start + into, (tail.start + upto if tail.same else tail.end)


def fold(text: str) -> str:
    """`text` with its typography folded away."""
    return "".join(piece.folded for piece in _pieces(text))


@lru_cache(maxsize=64)
def fold_text(text: str) -> Folded:
    """The same with the way back, kept for the articles at work: many quotes, one fold."""
    pieces = tuple(piece for piece in _pieces(text) if piece.folded)
    starts, length = [], 0
    for piece in pieces:
        starts.append(length)
        length += len(piece.folded)
    return Folded("".join(piece.folded for piece in pieces), pieces, tuple(starts))


def _pieces(text: str) -> Iterator[_Piece]:
    """The text cut where something folds; a dash between words takes in the spaces about it."""
    done = 0
    for found in _FOLDABLE.finditer(text):
        start, end = found.span()
        if start < done:  # what a dash has taken in
            continue
        if found.lastgroup == "marks":
            folded = "'"
        elif found.lastgroup == "letter":
            folded = _letter(found.group())
        else:
            folded, end = _gap(text, found)
        if done < start:
            yield _Piece(text[done:start], done, start, same=True)
        yield _Piece(folded, start, end, same=False)
        done = end
    if done < len(text):
        yield _Piece(text[done:], done, len(text), same=True)


def _gap(text: str, found: re.Match[str]) -> tuple[str, int]:
    """What stands for the spaces or dashes `found`, and where the gap between the words ends.

    A long dash, "--" and a hyphen with spaces on both sides are one thing, with or without
    spaces; the hyphen inside a word and the minus before a figure keep theirs.
    """
    end = found.end()
    spaced = found.lastgroup == "space" and _VISIBLE_SPACE.search(found.group()) is not None
    dashes = _DASH_RUN.match(text, end) if found.lastgroup == "space" else found
    if dashes is None:
        return (" " if spaced else ""), end
    behind = _SPACES.match(text, dashes.end())
    assert behind is not None  # it may be empty
    run = "".join(_DASH.findall(dashes.group()))
    between = spaced and _VISIBLE_SPACE.search(behind.group()) is not None
    if between or len(run) > 1 or run in _LONG_DASHES:
        return "-", behind.end()
    return (" " if spaced else "") if found.lastgroup == "space" else "-", end


@cache
def _letter(cluster: str) -> str:
    """A letter with its accents composed; `cluster` is one character and what combines with it."""
    letter = _LIGATURES.get(cluster[0], cluster[0])
    if unicodedata.decomposition(letter[0]).startswith(_SAME_LETTER):
        letter = unicodedata.normalize("NFKC", letter)
    return unicodedata.normalize("NFC", letter + cluster[1:])
