"""What kind of text a line or a sentence is: prose, or one of the things around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from summarize.articles.tables import table

if TYPE_CHECKING:
    from summarize.articles.types import SentenceKind

# Boilerplate is short. Longer lines are prose, whatever they begin with.
LONGEST_BOILERPLATE = 400

_HEADLINE_CHARACTERS, _SUBHEAD_WORDS = 140, 10
_LEADING_DATE = re.compile(r"(?i:date):?\s\d{4}-\d\d-\d\d(?!\S)\s*")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:,。！？]['\"”’»)\]]*\Z")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def kind_of_line(line: str, *, closing: bool = False) -> SentenceKind | None:
    """The kind of a whole line, or None if its sentences have to be looked at.

    `closing` says that it is among the last lines of its text, where authors are introduced.
    """
    if len(line) > LONGEST_BOILERPLATE:
        return None
    if not _WORD_CHARACTER.search(line):
        return "link"  # a rule: "* * *", "___"
    return (
        _full_match("line", line)
        or _full_match("sentence", line)
        or (_full_match("closing", line) if closing else None)
    )


def kind_of_sentence(sentence: str) -> SentenceKind:
    """The kind of one sentence of a line that has others."""
    if len(sentence) > LONGEST_BOILERPLATE:
        return "prose"
    return _full_match("sentence", sentence) or "prose"


def opening(text: str, start: int, end: int) -> tuple[int, SentenceKind] | None:
    """Where a dateline or caption at the start of the line `start:end` ends, and its kind."""
    if start < 8 and (date := _LEADING_DATE.match(text, start, end)):
        return date.end(), "dateline"
    pattern, kinds = _patterns("opening")
    if found := pattern.match(text, start, min(end, start + LONGEST_BOILERPLATE)):
        return found.end(), kinds[cast("str", found.lastgroup)]
    return None


def is_headline(line: str) -> bool:
    """Whether a line that stands alone at the start of a text reads as its headline."""
    if len(line) > _HEADLINE_CHARACTERS or line[0] in "-•*":
        return False
    return not _ENDS_A_SENTENCE.search(line) or _is_title_case(line)


def is_subhead(line: str) -> bool:
    """Whether a line that stands alone between paragraphs reads as a heading."""
    if len(line) > _HEADLINE_CHARACTERS or len(line.split()) > _SUBHEAD_WORDS:
        return False
    if line.isupper():
        return True
    return (line[0].isupper() or line[0].isdigit()) and not _ENDS_A_SENTENCE.search(line)


def _is_title_case(line: str) -> bool:
    """Whether all its longer words have a capital ("Mayor on the Leak: ‘Unethical.’")."""
    if line.isupper():
        return True
    longer = [word for word in _WORD.findall(line) if len(word) > 4]
    return len(longer) > 3 and all(word[0].isupper() for word in longer)


def _full_match(unit: str, line: str) -> SentenceKind | None:
    pattern, kinds = _patterns(unit)
    found = pattern.fullmatch(line)
    return kinds[cast("str", found.lastgroup)] if found else None


@cache
def _patterns(unit: str) -> tuple[re.Pattern[str], dict[str, SentenceKind]]:
    """One alternation of all patterns of `unit`, and the kind each of its groups stands for."""
    rows = [row for row in table("boilerplate")["pattern"] if row["unit"] == unit]
    alternation = "|".join(f"(?P<p{n}>{row['match']})" for n, row in enumerate(rows))
    return re.compile(alternation), {f"p{n}": row["kind"] for n, row in enumerate(rows)}
