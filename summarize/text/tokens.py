"""Words and marks of a sentence with their offsets; the one tokenizer all of `text/` shares."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Marks that stand inside a word: combining accents (a decomposed "é"), and what no reader sees.
_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_TOKEN = re.compile(
    r"[A-Za-z]+(?=\s)"  # most words, first because it is quick
    r"|(?:[A-Za-z]\.){2,}"  # U.S.  D.C.
    r"|['’]s\b"  # the possessive is a token of its own, so that "Baku’s" is "Baku" + "’s"
    r"|\d+(?:[.,]\d+)*"
    rf"|[^\W\d_]+(?:[{_WITHIN}]+[^\W_]*)*"  # words ...
    rf"(?:[-‐‑'’](?!s\b)[^\W_]+(?:[{_WITHIN}]+[^\W_]*)*)*"  # with inner hyphens, apostrophes
    r"|\S"
)


class Token(NamedTuple):
    """A word, a number or one mark; `start` and `end` are code points into the article's text."""

    text: str
    lower: str  # lower case, composed, with plain hyphens and apostrophes and nothing unseen
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it starts with a letter or digit."""
        return self.text[0].isalnum()


_PLAIN = str.maketrans(
    {"’": "'", "‐": "-", "‑": "-"} | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060")
)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of `text`, with their offsets moved by `offset`; white space is none."""
    return tuple(
        Token(word, word.lower() if word.isascii() else _folded(word), start, start + len(word))
        for m in _TOKEN.finditer(text)
        for word, start in ((m.group(), m.start() + offset),)
    )


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word.lower()).translate(_PLAIN) or word
