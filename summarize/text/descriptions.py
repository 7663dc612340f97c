"""Descriptions: what kind of source a person is, by the words that introduce their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.source_kinds import kind_of_words
from summarize.text.word_classes import word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.text.entities import Mention
    from summarize.text.types import SourceKind

_MENTIONS = 4  # of a name that are looked at
_BEFORE, _AFTER = 40, 90  # code points around a name
_OPENERS = frozenset(("a", "an", "the", "one", "who", "another", "whose"))


def described_kind(text: str, mentions: Sequence[Mention]) -> SourceKind | None:
    """The kind by "analyst X" or "X, a professor of law" at the first mentions of a name."""
    for mention in mentions[:_MENTIONS]:
        before = _words(text[max(0, mention.start - _BEFORE) : mention.start])
        after = text[mention.end : mention.end + _AFTER]
        apposition = _words(after[1:].split(",")[0]) if after.startswith(",") else []
        if apposition and apposition[0] not in _OPENERS:
            apposition = []
        for words in (_title_run(before), apposition):
            kind = kind_of_words(words) if words else None
            if kind is not None:
                return kind
    return None


def _words(passage: str) -> list[str]:
    return [word.strip("“”\"'()’;").lower() or "-" for word in passage.split()]


def _title_run(words: list[str]) -> list[str]:
    """The nouns right before a name: "analyst" of "told by the analyst"."""
    run: list[str] = []
    for word in reversed(words):
        ends = len(word) > 5 and word.endswith((".", ","))
        if ends or word == "-" or word in word_classes():
            break
        run.append(word.rstrip("."))
    return run[::-1]
