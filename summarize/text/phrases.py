"""Many phrases matched against tokens in one pass: the longest at each place, no overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from summarize.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.text.tokens import Token

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """A table of phrases, each with its meaning; built once, then only read.

    Phrases are compared token by token in lower case, so that spacing and typographic hyphens
    make no difference. Of two equal phrases the first given counts.
    """

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        table: dict[str, dict[tuple[str, ...], Meaning]] = {}
        for phrase, meaning in entries:
            first, *rest = (token.lower for token in tokenize(phrase))
            table.setdefault(first, {}).setdefault(tuple(rest), meaning)
        self._by_first = {
            first: tuple(sorted(rests.items(), key=lambda entry: -len(entry[0])))
            for first, rests in table.items()
        }

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Meaning]]:
        """Yield (first token, token after the last, meaning) from left to right, disjoint."""
        by_first, free = self._by_first, 0
        words = [token.lower for token in tokens]
        for at, word in enumerate(words):
            if at < free or word not in by_first:
                continue
            for rest, meaning in by_first[word]:
                end = at + 1 + len(rest)
                if not rest or tuple(words[at + 1 : end]) == rest:
                    yield at, end, meaning
                    free = end
                    break
