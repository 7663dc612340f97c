"""Phrases of a lexicon looked up at a position of a sentence, the longest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Meaning = TypeVar("Meaning")


class Phrasebook(Generic[Meaning]):
    """Phrases and what they mean; both directions of lookup cost one dict access a position."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        """Take `(phrase in lower case, meaning)`; a later entry of the same phrase wins."""
        phrases = {tuple(t.lower for t in tokenize(phrase)): m for phrase, m in entries}
        ordered = sorted(phrases.items(), key=lambda entry: -len(entry[0]))
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in ordered:
            self._by_first.setdefault(phrase[0], []).append((phrase, meaning))
            self._by_last.setdefault(phrase[-1], []).append((phrase, meaning))

    def at(self, words: Sequence[str], first: int) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at `words[first]`: its end (exclusive) and meaning."""
        if first < len(words):
            for phrase, meaning in self._by_first.get(words[first], ()):
                last = first + len(phrase)
                if len(phrase) == 1 or tuple(words[first:last]) == phrase:
                    return last, meaning
        return None

    def before(self, words: Sequence[str], last: int) -> tuple[int, Meaning] | None:
        """The longest phrase that ends just before `words[last]`: its beginning and meaning."""
        if last > 0:
            for phrase, meaning in self._by_last.get(words[last - 1], ()):
                first = last - len(phrase)
                if first >= 0 and (len(phrase) == 1 or tuple(words[first:last]) == phrase):
                    return first, meaning
        return None
