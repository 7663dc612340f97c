"""Descriptions: what kind of source a person is, by the words that introduce their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.text.lexicon import words_of
from summarize.text.source_kinds import kind_of_noun, kind_of_words, speaks_for
from summarize.text.word_classes import word_classes, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.entities import Mention
    from summarize.text.types import SourceKind

_MENTIONS = 4  # of a name that are looked at
_BEFORE, _AFTER = 40, 90  # code points around a name
_OPENERS = frozenset(("a", "an", "the", "one", "who", "another", "whose"))
_CLOSING = re.compile(r"[,;:!?\n—]|\.(?=\s+[“\"'‘]?[A-Z]|\s*$)")  # ends a description


def described_kind(text: str, mentions: Sequence[Mention]) -> SourceKind | None:
    """The kind by "analyst X" or "X, a professor of law" at the first mentions of a name."""
    for mention in mentions[:_MENTIONS]:
        before = _words(text[max(0, mention.start - _BEFORE) : mention.start].rpartition("\n")[2])
        after = text[mention.end : mention.end + _AFTER]
        apposition = _words(_CLOSING.split(after[1:], 1)[0]) if after.startswith(",") else []
        if apposition and apposition[0] not in _OPENERS and not _is_office(apposition):
            apposition = []
        if apposition and apposition[0] == "who" and not _tells_office(apposition[1:]):
            apposition = []
        for words in (_title_run(before), apposition):
            kind = kind_of_words(words) if words else None
            if kind is not None:
                return kind
    return None


def _tells_office(words: list[str]) -> bool:
    """Whether a relative clause tells what somebody is: "who leads the union", not "who met"."""
    return not words_in("be").union(words_in("holds_office")).isdisjoint(words[:2])


def _is_office(words: list[str]) -> bool:
    """As in "X, general secretary of the union": a noun without an article, and whose it is."""
    for at, word in enumerate(words[:3]):
        if word == "of" and at:
            return kind_of_noun(words[at - 1]) is not None or speaks_for(words[at - 1])
    return False


def _words(passage: str) -> list[str]:
    return [word.strip("“”\"'()’;").lower() or "-" for word in passage.split()]


def _title_run(words: list[str]) -> list[str]:
    """The nouns right before a name: "analyst" of "told by the analyst"."""
    run: list[str] = []
    titles = words_of("sources", "titles")
    for word in reversed(words):
        stop = word.endswith(".") and len(word) > 2 and word[:-1] not in titles
        ends = stop or word.endswith((",", ";", ":", "!", "?"))
        if ends or word == "-" or word in word_classes():
            break
        run.append(word.rstrip("."))
    return run[::-1]
