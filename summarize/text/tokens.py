"""Words and marks of a sentence with their offsets; the one tokenizer all of `text/` shares."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.  D.C.
    r"|['’]s\b"  # the possessive is a token of its own, so that "Baku’s" is "Baku" + "’s"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:[-‐‑'’](?!s\b)[^\W_]+)*"  # words, with inner hyphens and apostrophes
    r"|\S"
)


class Token(NamedTuple):
    """A word, a number or one mark; `start` and `end` are code points into the article's text."""

    text: str
    lower: str  # case-folded, with typographic hyphens and apostrophes made plain
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it starts with a letter or digit."""
        return self.text[0].isalnum()


_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of `text`, with their offsets moved by `offset`; white space is none."""
    return tuple(
        Token(word, word.lower().translate(_PLAIN), m.start() + offset, m.end() + offset)
        for m in _TOKEN.finditer(text)
        for word in (m.group(),)
    )
