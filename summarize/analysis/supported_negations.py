"""Negations of a model's text: what it denies its evidence denies, and the other way round."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.lexicon import words_of
from summarize.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.text.reading import ReadSentence
    from summarize.text.tokens import Token

_REACH = 12  # words that a negation is followed for
_NO_PREFIX = ("under", "uni", "until", "unless", "uncle")


class _Negated(NamedTuple):
    """A negation and the stems of the words of substance that it reaches."""

    word: str
    strong: bool
    stems: tuple[str, ...]


def unsupported_negation(own: ReadSentence, cited: Sequence[ReadSentence]) -> str | None:
    """What the text `own` denies and `cited` does not, or the reverse; None if they agree.

    A negation needs one in the evidence, and where the word it denies stands there, one that
    reaches that word. A word that the evidence has only denied may not stand affirmed in a
    text that denies nothing.
    """
    denials = list(_negations(own.tokens))
    there = [negated for sentence in cited for negated in _negations(sentence.tokens)]
    denied = {each for negated in there for each in negated.stems}
    if not denials and not there:
        return None
    if len(denials) > len(there) and any(each.strong for each in denials):
        return denials[-1].word  # two negations deny less than one
    counts = _stems_of(cited)
    for negated in denials:
        if not negated.strong:
            continue
        if not there:
            return negated.word
        first = negated.stems[:1]
        if first and first[0] in counts and first[0] not in denied:
            return f"{negated.word} … {first[0]}"
    return None if denials else _affirmed(own, cited, counts)


def _affirmed(
    own: ReadSentence, cited: Sequence[ReadSentence], counts: dict[str, int]
) -> str | None:
    """A word that the evidence only ever denies and `own` states."""
    stated = {stem(token.lower) for token in own.tokens}
    firsts: dict[str, int] = {}
    words: dict[str, str] = {}
    for sentence in cited:
        for negated in _negations(sentence.tokens):
            if negated.strong and negated.stems:
                firsts[negated.stems[0]] = firsts.get(negated.stems[0], 0) + 1
                words[negated.stems[0]] = negated.word
    for first, times in firsts.items():
        if first in stated and times >= counts[first]:
            return words[first]
    return None


def _negations(tokens: Sequence[Token]) -> Iterator[_Negated]:
    focus = words_of("negation", "focus")
    for at, token in enumerate(tokens):
        strong = _is_strong(token.lower)
        if not strong and token.lower not in _weak() and not _is_prefixed(token.lower):
            continue
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if strong and following in focus:
            continue
        yield _Negated(token.text, strong, tuple(_reached(tokens, at)))


def _is_strong(word: str) -> bool:
    return word in _strong() or word.endswith("n't")


@cache
def _strong() -> frozenset[str]:
    return words_of("negation", "strong") | words_of("negation", "denials")


@cache
def _weak() -> frozenset[str]:
    return words_of("negation", "implied")


def _is_prefixed(word: str) -> bool:
    """Whether a negation stands inside the word: "unharmed", "non-violent"."""
    if word.startswith("non-"):
        return True
    return word.startswith("un") and len(word) > 5 and not word.startswith(_NO_PREFIX)


def _reached(tokens: Sequence[Token], at: int) -> Iterator[str]:
    stop, boundaries = words_of("grammar", "stop"), words_of("negation", "boundaries")
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.lower in boundaries:
            return
        if token.text[0].isalpha() and token.lower not in stop and len(token.lower) > 2:
            yield stem(token.lower)


def _stems_of(cited: Sequence[ReadSentence]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sentence in cited:
        for token in sentence.tokens:
            stemmed = stem(token.lower)
            counts[stemmed] = counts.get(stemmed, 0) + 1
    return counts
